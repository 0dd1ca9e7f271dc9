import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Notice, Notices } from '../controllers/notices.ts'
import { controls } from '../styles/controls.ts'

/** One line at the bottom: what was undone, refused, or done by others. What others do in a segment, room-segment-news says. */
@customElement('room-quiet-line')
export class RoomQuietLine extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: var(--line-height);
        padding: 0 12px;
        border-block-start: 1px solid var(--line);
        background: var(--surface);
        color: var(--ink-quiet);
      }
      [role='status'] {
        flex: 0 1 auto;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .stays {
        color: var(--ink);
        font-weight: 600;
      }
      .stays::before {
        content: '';
        display: inline-block;
        inline-size: 8px;
        block-size: 8px;
        margin-inline-end: 8px;
        background: var(--differ-line);
      }
      button {
        flex: none;
        min-block-size: 24px;
        padding: 0 8px;
      }
      @media (max-width: 899px) {
        /* Over the head of the item, so that the thumb's buttons stay where they are. */
        :host {
          position: fixed;
          inset-block-start: var(--bar-height);
          inset-inline: 0;
          z-index: 2;
          min-block-size: 32px;
          flex-wrap: wrap;
          border: 0;
          padding: 4px 8px;
          background: var(--raised);
          box-shadow: var(--shadow);
        }
        /* Over a sheet it stands at the end: the sheet's head has its buttons. */
        :host([low]) {
          inset-block: auto 0;
        }
        :host(:not([busy])) {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor notices: Notices | undefined

  /** Shown while there is nothing to say. */
  @property()
  accessor hint = ''

  @state()
  private accessor shown: readonly Notice[] = []

  #unsubscribe: (() => void) | undefined

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('notices')) return
    this.#unsubscribe?.()
    this.#unsubscribe = this.notices?.subscribe(() => this.#follow())
    this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unsubscribe?.()
  }

  protected override render() {
    const notice = this.shown.at(-1)
    const waiting = this.shown.length - 1
    return html`
      <div role="status" class=${notice?.stays ? 'stays' : ''}>${notice?.text ?? nothing}</div>
      ${notice ? nothing : html`<span class="hint">${this.hint}</span>`}
      ${notice?.action && html`<button @click=${() => this.#act(notice)}>${notice.action.label}</button>`}
      ${notice?.stays ? html`<button class="plain" @click=${() => this.notices?.read(notice)}>${msg('Read')}</button>` : nothing}
      ${waiting > 0 ? html`<span>+${waiting}</span>` : nothing}
    `
  }

  #follow(): void {
    this.shown = this.notices?.state ?? []
    this.toggleAttribute('busy', this.shown.length > 0)
  }

  #act(notice: Notice): void {
    this.notices?.read(notice)
    notice.action?.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-quiet-line': RoomQuietLine
  }
}
