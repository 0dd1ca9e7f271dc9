import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { TalkView } from '../controllers/talk-view.ts'
import { controls } from '../styles/controls.ts'
import { talkShape } from './talk-shape.ts'

/** Says that something was said about a unit, and leads to it. */
@customElement('room-talk-mark')
export class RoomTalkMark extends LitElement {
  static override styles = [
    controls,
    css`
      button {
        min-block-size: 24px;
        min-inline-size: var(--target);
        padding: 0 4px;
        gap: 3px;
        color: var(--accent);
        font-size: var(--size-small);
      }
      svg {
        inline-size: 14px;
        block-size: 14px;
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
      }
    `,
  ]

  @property()
  accessor unit = ''

  readonly #units = new TalkView(this, ({ units }) => units)

  protected override render() {
    const count = this.#units.value?.[this.unit] ?? 0
    if (count === 0) return nothing
    const label = count === 1 ? msg('1 message about this segment') : msg(str`${count} messages about this segment`)
    return html`<button class="plain" title=${label} aria-label=${label} @click=${() => this.#units.talk?.show(true, 'item')}>${talkShape} ${count}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-talk-mark': RoomTalkMark
  }
}
