import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ItemSlice } from '../controllers/item-slice.ts'

/** Says what others did in this segment to whoever cannot see their carets. Seen by nobody. */
@customElement('room-segment-news')
export class RoomSegmentNews extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `

  readonly #news = new ItemSlice(this, ({ news }) => news)

  protected override render() {
    return html`<div aria-live="polite">${this.#news.value ?? ''}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-segment-news': RoomSegmentNews
  }
}
