import { msg } from '@lit/localize'
import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ForYouView } from '../controllers/for-you-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'

const most = 99

const bell = svg`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.500a4 4 0 0 0-4 4v3L2.500 11.500v.500h11v-.500L12 8.500v-3a4 4 0 0 0-4-4z" fill="none" stroke="currentColor" stroke-width="1.500" stroke-linejoin="round"/><path d="M6 13.500a2 2 0 0 0 4 0z" fill="currentColor"/></svg>`

/** What concerns the reader and was not read yet, counted; it leads to the page that tells it. */
@customElement('room-notices-button')
export class RoomNoticesButton extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex: none;
      }
      svg {
        inline-size: 16px;
        block-size: 16px;
      }
      .count {
        min-inline-size: 18px;
        padding: 0 4px;
        border-radius: 9px;
        background: var(--accent);
        color: var(--on-accent);
        font: 600 11px/18px var(--font);
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      button[aria-current='page'] {
        background: var(--accent-soft);
      }
      @media (max-width: 1279px) {
        .word {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (max-width: 1199px) {
        kbd {
          display: none;
        }
      }
      @media (max-width: 899px) {
        button {
          min-block-size: 40px;
          min-inline-size: 32px;
          padding-inline: 6px;
        }
      }
      /* At the corner of the icon: the bar of a phone has no room beside it. */
      @media (max-width: 479px) {
        button {
          position: relative;
          min-inline-size: 36px;
        }
        .count {
          position: absolute;
          inset-block-start: 3px;
          inset-inline-end: 0;
          min-inline-size: 15px;
          padding: 0 3px;
          font: 600 10px/15px var(--font);
        }
      }
    `,
  ]

  /** Whether its page is open. */
  @property({ type: Boolean })
  accessor open = false

  readonly #unread = new ForYouView(this, ({ unread }) => unread)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    if (!this.#role.value || !this.#role.client?.may('notices.read')) return nothing
    const unread = this.#unread.value ?? 0
    return html`
      <button
        class="plain"
        title=${msg('For you')}
        aria-current=${this.open ? 'page' : nothing}
        @click=${() => this.dispatchEvent(new ActEvent('notices'))}
      >
        ${bell} <span class="word">${msg('For you')}</span>
        ${unread > 0 ? html`<span class="count">${unread > most ? `${most}+` : unread}<span class="unseen"> ${msg('new')}</span></span>` : nothing}
        <kbd>${this.#keys.of('notices')}</kbd>
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-notices-button': RoomNoticesButton
  }
}
