import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ItemSlice } from '../controllers/item-slice.ts'
import { NamedCarets } from '../controllers/named-carets.ts'
import { viewPreferences } from '../controllers/view-preferences.ts'
import type { EditorMarks } from '../editor/place-marks.ts'
import type { SegmentEditor } from '../editor/segment-editor.ts'
import { carets } from '../styles/carets.ts'
import { marks } from '../styles/marks.ts'
import { LineMovedEvent } from './line-moved-event.ts'

/** The segment that is being typed in. The editor itself loads when it is first needed. */
@customElement('room-segment-editor')
export class RoomSegmentEditor extends LitElement {
  static override styles = [
    marks,
    ...carets,
    css`
      :host {
        display: block;
      }
      .cm-editor.cm-focused {
        outline: none;
      }
      .cm-editor .cm-scroller {
        font: inherit;
        line-height: inherit;
        /* A name tag stands above its line. */
        overflow: visible !important;
      }
      .cm-editor .cm-content {
        padding: 0;
        caret-color: var(--accent);
      }
      .cm-editor .cm-line {
        padding: 0;
      }
    `,
  ]

  @property()
  accessor unit = ''

  @property()
  accessor language = ''

  @property()
  accessor label = ''

  /** Where typing begins, in UTF-16 units of the draft's text. A new object moves the caret. */
  @property({ attribute: false })
  accessor caret: { readonly caret: number } | null = null

  @property({ attribute: false })
  accessor marked: EditorMarks = { marks: [], brackets: [], ruled: [] }

  readonly #view = new ItemSlice(this, ({ synced }) => synced)
  readonly #carets = new NamedCarets(this, () => this.unit)
  #editor: SegmentEditor | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#editor?.destroy()
    this.#editor = undefined
  }

  protected override render() {
    return html`<div class="place"></div>`
  }

  protected override firstUpdated(): void {
    void this.#open()
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('caret') && this.caret) this.#editor?.moveTo(this.caret.caret)
    if (changed.has('marked')) this.#editor?.mark(this.marked)
    this.#editor?.show(this.#carets.value)
  }

  async #open(): Promise<void> {
    const { SegmentEditor } = await import('../editor/segment-editor.ts')
    const unit = this.#view.item?.editable(this.unit)
    const parent = this.renderRoot.querySelector<HTMLElement>('.place')
    if (!unit || !parent || !this.isConnected || !(this.renderRoot instanceof ShadowRoot)) return
    this.#editor = new SegmentEditor({
      parent,
      root: this.renderRoot,
      unit,
      language: this.language,
      label: this.label,
      caret: this.caret?.caret ?? 0,
      spellcheck: viewPreferences.state.spellcheck,
      blurred: () => this.#blurred(),
      selected: (stretch) => this.#view.item?.places.select(this.unit, stretch),
      heldBack: (typed, at) => this.#view.item?.hearing.held.typed(this.unit, at, typed),
      undo: () => void this.#view.item?.steps.undo(),
      redo: () => this.#view.item?.steps.redo(),
      lineMoved: (by) => this.dispatchEvent(new LineMovedEvent(by)),
    })
    this.#editor.mark(this.marked)
    this.#editor.show(this.#carets.value)
  }

  /** Leaving the text ends typing; leaving the window does not. */
  #blurred(): void {
    setTimeout(() => {
      if (document.hasFocus() && this.#editor && !this.#editor.hasFocus) this.#view.item?.leaveTyping(this.unit)
    }, 0)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-segment-editor': RoomSegmentEditor
  }
}
