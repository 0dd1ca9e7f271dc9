import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { TalkView } from '../controllers/talk-view.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { talkShape } from './talk-shape.ts'

const most = 99

/** Opens the talk, and says how much of it is unread. On a phone it stands in the bar while something is, or where no menu has it (`lasting`). */
@customElement('room-talk-button')
export class RoomTalkButton extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex: none;
      }
      button {
        position: relative;
        min-inline-size: 36px;
        padding-inline: 6px;
      }
      svg {
        inline-size: 16px;
        block-size: 16px;
      }
      [aria-expanded='true'] {
        background: var(--accent-soft);
      }
      .count {
        position: absolute;
        inset-block-start: 1px;
        inset-inline-end: 0;
        min-inline-size: 15px;
        padding: 0 3px;
        border-radius: 9px;
        background: var(--accent);
        color: var(--on-accent);
        font: 600 10px/15px var(--font);
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 899px) {
        button {
          min-block-size: 40px;
        }
      }
      @media (max-width: 479px) {
        :host(:not([lasting])) .read {
          display: none;
        }
      }
    `,
  ]

  readonly #unread = new TalkView(this, ({ unread }) => unread)
  readonly #shown = new TalkView(this, ({ shown }) => shown)
  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #keys = new KeyLabels(this)

  protected override updated(): void {
    this.toggleAttribute('unread', (this.#unread.value ?? 0) > 0 && !this.#shown.value)
  }

  protected override render() {
    if (!this.#room.value || !this.#unread.talk?.may) return nothing
    const unread = this.#unread.value ?? 0
    const count = unread > most ? `${most}+` : String(unread)
    const key = this.#keys.of('talk')
    return html`
      <button
        class="plain ${unread === 0 || this.#shown.value ? 'read' : ''}"
        title=${key ? `${msg('Talk')} (${key})` : msg('Talk')}
        aria-label=${unread > 0 ? msg(str`Talk: ${count} unread`) : msg('Talk')}
        aria-expanded=${this.#shown.value ?? false}
        @click=${() => this.dispatchEvent(new ActEvent('talk'))}
      >
        ${talkShape}
        ${unread > 0 ? html`<span class="count">${count}</span>` : nothing}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-talk-button': RoomTalkButton
  }
}
