import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Tag } from '#shared/labels/label-config.ts'
import type { PointRange } from '#shared/labels/text-breaks.ts'
import type { LabelTool, ShownLabel } from '../labels/shown-label.ts'
import { TextDesk } from '../labels/text-desk.ts'
import type { TextView } from '../labels/text-view.ts'
import { controls } from '../styles/controls.ts'
import { labelText } from '../styles/label-text.ts'
import { heardWords } from './heard-words.ts'
import { lostSpans } from './lost-spans.ts'
import './room-label-mark-bar.ts'
import type { MarkEvent } from './room-label-mark-bar.ts'
import './room-label-page.ts'
import type { RoomLabelPage } from './room-label-page.ts'
import './room-label-relations.ts'
import type { ShownRelation } from './room-label-relations.ts'

/**
 * A text with spans that overlap and nest, of the draft and of sources. Words are selected by mouse, touch and keys and
 * made a span; a picked span's edges are moved by handles and keys. Offsets are code points, in whole clusters.
 * @fires label-pick - A span was picked, or none any more.
 * @fires label-drawn - Words were made a span; its tag is empty, or the one whose key was pressed.
 * @fires label-dragging - Where an edge is being dragged to.
 * @fires label-placed - A span has other edges.
 */
@customElement('room-label-text')
export class RoomLabelText extends LitElement {
  static override styles = [controls, labelText]

  @property()
  accessor text = ''

  /** Of the text, BCP 47. */
  @property()
  accessor language = ''

  @property({ attribute: false })
  accessor labels: readonly ShownLabel[] = []

  @property({ attribute: false })
  accessor current: string | null = null

  /** With `span`, dragging marks words at once. */
  @property()
  accessor tool: LabelTool = 'select'

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** How strong spans of sources are drawn, 0 to 1. */
  @property({ type: Number })
  accessor blend = 1

  /** Tags that a span may have: their keys make one of what is selected. */
  @property({ attribute: false })
  accessor tags: readonly Tag[] = []

  /** Between spans that are shown, by their keys. */
  @property({ attribute: false })
  accessor relations: readonly ShownRelation[] = []

  @state()
  private accessor focused = false

  readonly #desk = new TextDesk(this)
  #laid = 0

  constructor() {
    super()
    // Not passive: while a finger drags an edge or selects, the page stays where it is.
    this.addEventListener('touchmove', this.#touchMove, { passive: false })
  }

  get view(): TextView | undefined {
    return this.#page?.view
  }

  /** Where the reader stands, in code points: where a span would be split. */
  get caret(): number {
    return this.#desk.reader.caret
  }

  override focus(): void {
    this.focusText()
  }

  focusText(): void {
    this.#page?.focus({ preventScroll: true })
  }

  /** Brings code points of the text into sight. */
  reveal(range: PointRange): void {
    void this.updateComplete.then(() => this.#page?.updateComplete).then(() => this.#page?.reveal(range))
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.#desk.write(this.text)
    if (changed.has('labels') || changed.has('text')) this.#desk.show(this.labels)
    const span = changed.has('current') && !this.#desk.hand.busy ? this.#desk.spans.find(this.current) : undefined
    if (span && !span.label.unanchored) {
      this.#desk.goTo(span)
      this.reveal(span.label)
    }
    this.#laid += 1
  }

  protected override render() {
    if (this.text === '') return html`<p class="nothing">${msg('This item has no text.')}</p>`
    const { selected, wanted, caret } = this.#desk.reader
    return html`
      <room-label-page
        class=${this.#desk.marks ? 'marking' : ''}
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label=${msg('Text with its spans')}
        tabindex="0"
        .text=${this.#desk.spans}
        .laid=${this.#laid}
        .language=${this.language}
        .current=${this.current}
        .blend=${this.blend}
        .marks=${{ selected, caret: this.focused ? caret : null, held: this.#desk.held }}
        @focus=${() => (this.focused = true)}
        @blur=${this.#blur}
        @pointerdown=${this.#desk.hand.down}
        @dblclick=${this.#doublePress}
        @contextmenu=${this.#menu}
        @keydown=${this.#key}
        @keyup=${this.#desk.rest}
        @copy=${this.#copy}
      ></room-label-page>
      ${lostSpans(this.#desk.spans.laid.lost, this.current, (key) => this.#desk.pick(key))}
      ${wanted && !this.readOnly ? this.#markBar(wanted) : nothing}
      <room-label-relations
        .relations=${this.relations}
        .labels=${this.labels}
        .current=${this.current}
      ></room-label-relations>
      <p class="unseen" aria-live="polite">${heardWords(this.#desk.heard)}</p>
    `
  }

  #markBar({ start, end }: PointRange) {
    return html`<room-label-mark-bar
      .words=${this.#desk.spans.breaks.slice(start, end)}
      .tags=${this.#desk.tags}
      @room-mark=${({ tag }: MarkEvent) => this.#desk.draw(tag)}
      @room-unmark=${() => this.#desk.unselect()}
    ></room-label-mark-bar>`
  }

  get #page(): RoomLabelPage | null {
    return this.renderRoot.querySelector('room-label-page')
  }

  readonly #key = (event: KeyboardEvent) => {
    if (this.#desk.key(event)) event.preventDefault()
  }

  readonly #blur = () => {
    this.focused = false
    this.#desk.rest()
  }

  readonly #doublePress = ({ clientX, clientY }: MouseEvent) => {
    const near = this.view?.near(clientX, clientY)
    if (near?.on) this.#desk.selectWords(near.start, near.start)
  }

  readonly #touchMove = (event: TouchEvent) => {
    if (this.#desk.hand.busy) event.preventDefault()
  }

  /** A long press selects; the menu of the browser would take it away. */
  readonly #menu = (event: Event) => {
    if (this.#desk.hand.busy) event.preventDefault()
  }

  readonly #copy = (event: ClipboardEvent) => {
    const { selected } = this.#desk.reader
    if (!selected || !event.clipboardData) return
    event.clipboardData.setData('text/plain', this.#desk.spans.breaks.slice(selected.start, selected.end))
    event.preventDefault()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-text': RoomLabelText
  }
}
