import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ObservedItem } from '#shared/projections/observed-item.ts'
import { shortKey } from '../bench/short-key.ts'
import { WatchedView } from '../controllers/watching.ts'
import { controls } from '../styles/controls.ts'
import { itemHead } from '../styles/item-head.ts'
import { stateShape, stateShapes, stateWord } from './state-shape.ts'

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What the watched item is and where it stands; who signed it off, under a pseudonym, and when. */
@customElement('room-observed-head')
export class RoomObservedHead extends LitElement {
  static override styles = [
    controls,
    stateShapes,
    itemHead,
    css`
      .signed {
        color: var(--ink);
      }
    `,
  ]

  readonly #item = new WatchedView(this, ({ item }) => item)

  protected override render() {
    const item = this.#item.value
    if (!item) return nothing
    const { key, state, settled, differences, unseen } = item
    return html`
      <h2 title=${key}>${shortKey(key)}</h2>
      <span class="state-word">${stateShape(state)} ${stateWord(state)}</span>
      <span>${msg(str`${settled} of ${differences} differences settled`)}</span>
      ${unseen > 0 && state === 'signed-off' ? html`<span>${msg(str`${unseen} not looked at`)}</span>` : nothing}
      ${this.#signed(item)}
    `
  }

  #signed({ signedOffBy, signedOffAt }: ObservedItem) {
    if (signedOffBy === null || signedOffAt === null) return nothing
    const when = moment.format(new Date(signedOffAt))
    return html`<span class="signed">${msg(str`Signed off by ${signedOffBy}, ${when}`)}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-head': RoomObservedHead
  }
}
