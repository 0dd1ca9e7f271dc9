import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { placesOverlap } from '#shared/domain/place.ts'
import { placeOfOwn } from '../bench/own-words.ts'
import { wholeSegment } from '../bench/subject.ts'
import type { NotAccepted } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { KeptWordsEvent } from './kept-words-event.ts'
import type { Circumstances } from './not-accepted-words.ts'
import './room-kept-words.ts'

/** Words of this person that are not in the result, kept here until they have done with them. */
@customElement('room-not-accepted')
export class RoomNotAccepted extends LitElement {
  static override styles = css`
    :host {
      display: block;
      max-block-size: min(340px, 42vh);
      overflow-y: auto;
    }
  `

  /** The item takes no edits of this person. */
  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  readonly #words = new ItemSlice(this, ({ notAccepted }) => notAccepted)
  readonly #view = new ItemSlice(this, ({ view }) => view)
  readonly #language = new ItemSlice(this, ({ sources }) => sources?.language)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  protected override render() {
    const words = this.#words.value ?? []
    if (words.length === 0) return nothing
    return html`<div @room-kept-words=${this.#do}>
      ${repeat(words, ({ generation }) => generation, this.#one)}
    </div>`
  }

  readonly #one = (words: NotAccepted) => html`
    <room-kept-words .words=${words} .now=${this.#now(words)} .language=${this.#language.value ?? ''}></room-kept-words>
  `

  #now({ ruled, units }: NotAccepted): Circumstances {
    const room = this.#role.client
    const view = this.#view.value
    const ruling = (ruled && view?.rulings.find(({ place }) => placesOverlap(place, ruled))) ?? null
    const signedBy = view?.signOff ? this.#name(view.signOff.by) : null
    const fits = ruled ? ruling === null : units.some(({ before }) => before !== null)
    return {
      ruling,
      ruledBy: ruling ? this.#name(ruling.by) : '',
      signedBy,
      mayPutBack: !this.readOnly && fits,
      mayDispute: view !== null && signedBy === null && (room?.may('dispute.open') ?? false),
      mayReopen: room?.may('ruling.reopen') ?? false,
    }
  }

  readonly #do = ({ what, words, unit }: KeptWordsEvent) => {
    const { item } = this.#words
    if (!item) return
    if (what === 'put-back') item.puttingBack.putBack(words)
    else if (what === 'done') void item.puttingBack.done(words)
    else if (what === 'reopen') this.#reopen(words)
    else if (unit) this.#go(words, unit, what === 'dispute')
  }

  /** A trainer takes the ruling back, others ask for it with their words. */
  #reopen({ ruled, units }: NotAccepted): void {
    const { item } = this.#words
    if (!item || !ruled) return
    item.places.lookAt(ruled)
    if (this.#role.client?.may('ruling.reopen')) item.ruling.begin()
    else item.disputing.askToReopen(ruled, units[0]?.text ?? '')
  }

  #go({ ruled, reason }: NotAccepted, unit: NotAccepted['units'][number], dispute: boolean): void {
    const { item } = this.#words
    const comparison = item?.state.sources?.comparison
    const own = ruled ? { place: ruled, words: unit.text } : comparison && placeOfOwn(comparison, unit)
    const place = own?.place ?? (item ? wholeSegment(item.state, unit.unit) : null)
    if (item && own && dispute) item.disputing.beginWith(own, reason !== 'dropped')
    else if (item && place) item.places.lookAt(place)
  }

  #name(person: string): string {
    const room = this.#role.client
    return person === room?.me ? msg('You') : (room?.nameOf(person) ?? msg('Somebody'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-not-accepted': RoomNotAccepted
  }
}
