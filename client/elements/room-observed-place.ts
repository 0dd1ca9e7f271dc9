import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Place } from '#shared/domain/place.ts'
import type { ObservedDispute, ObservedPosition, ObservedRuling } from '#shared/projections/observed-item.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { WatchedView } from '../controllers/watching.ts'
import type { ObservedPlace } from '../observed/places.ts'
import { observedPlaceName, observedWords } from '../observed/said.ts'
import { controls } from '../styles/controls.ts'
import { observedPlaceStyles } from '../styles/observed-place.ts'
import { ActEvent } from './act-event.ts'
import { goesBy } from './goes-by.ts'
import { stateShape, stateShapes } from './state-shape.ts'

type Say = (about: { readonly place?: Place }, text: string) => unknown

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const when = (at: string): string => moment.format(new Date(at))

/** The ruled or disputed place under the cursor: what was asked, what was said for it, what was ruled and why. */
@customElement('room-observed-place')
export class RoomObservedPlace extends LitElement {
  static override styles = [controls, stateShapes, observedPlaceStyles]

  readonly #screen = new WatchedView(this, (screen) => screen)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    const { item, places = [], current } = this.#screen.value ?? {}
    if (!item) return nothing
    const at = places.findIndex(({ id }) => id === current)
    const place = places[at]
    return html`
      <section aria-label=${msg('The current place')}>
        <header>
          ${place ? this.#title(place, at + 1, places.length) : this.#none(places.length)}
          ${places.length === 0 ? nothing : this.#steps()}
        </header>
        ${place ? this.#body(place, item.language) : nothing}
      </section>
    `
  }

  #title({ kind, segment, place, label }: ObservedPlace, number: number, of: number) {
    const word = kind === 'ruled' ? msg('Ruled') : msg('Disputed')
    if (place)
      return html`<h3>${stateShape(kind)} ${msg(str`${word} · place ${number} of ${of}, ${observedPlaceName(place, label)}`)}</h3>`
    return html`<h3>${stateShape(kind)} ${msg(str`${word} · place ${number} of ${of}, segment ${segment}`)}</h3>`
  }

  #none(places: number) {
    const words =
      places === 0
        ? msg('Nothing is ruled or disputed in this item')
        : msg('What stood here is neither ruled nor disputed any more')
    return html`<h3>${words}</h3>`
  }

  #steps() {
    return html`
      <span class="steps">
        <button @click=${() => this.dispatchEvent(new ActEvent('previous-needing'))}>
          ${msg('Previous')} <kbd>${this.#keys.of('previous-needing')}</kbd>
        </button>
        <button class="primary" @click=${() => this.dispatchEvent(new ActEvent('next-needing'))}>
          ${msg('Next place')} <kbd>${this.#keys.of('next-needing')}</kbd>
        </button>
      </span>
    `
  }

  #body(at: ObservedPlace, language: string) {
    const { ruling, disputes, words, label } = at
    const say = ({ place }: { readonly place?: Place }, text: string) =>
      this.#words(observedWords(place, text, label), language)
    return html`
      <div class="body" tabindex="0" role="group" aria-label=${msg('What was asked and ruled')}>
        ${ruling ? this.#ruling(ruling, say) : html`<p>${msg('Now stands:')} ${say(at, words)}</p>`}
        ${disputes.map((dispute) => this.#dispute(dispute, say))}
      </div>
    `
  }

  #ruling(ruling: ObservedRuling, say: Say) {
    const { value, reason, why, by, at } = ruling
    return html`
      <div class="ruling">
        <p>${say(ruling, value)} <span class="reason">${reason}</span></p>
        <p dir="auto">${why}</p>
        ${goesBy(ruling)}
        <p class="quiet">${msg(str`Ruled by ${by}, ${when(at)}`)}</p>
      </div>
    `
  }

  #dispute(dispute: ObservedDispute, say: Say) {
    const { question, by, at, stands, positions, status } = dispute
    return html`
      <div class="dispute">
        <p class="question" dir="auto">${question}</p>
        ${goesBy(dispute)}
        <p class="quiet">
          ${msg(str`Asked by ${by}, ${when(at)}`)}
          ${status === 'open' ? nothing : html`· ${msg('Stood then:')} ${say(dispute, stands)}`}
        </p>
        ${positions.length === 0 ? nothing : html`<ul>${positions.map((one) => this.#position(one, (value) => say(dispute, value)))}</ul>`}
      </div>
    `
  }

  #position({ value, because, by, votes }: ObservedPosition, say: (value: string) => unknown) {
    const said = votes === 1 ? msg('1 vote') : msg(str`${votes} votes`)
    return html`
      <li>
        ${say(value)} <span dir="auto">${because}</span>
        <span class="quiet">${by} · ${said}</span>
      </li>
    `
  }

  #words(words: string, language: string) {
    if (words === '') return html`<span class="words none">${msg('nothing was said')}</span>`
    return html`<span class="words" lang=${language} dir="auto">${words}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-place': RoomObservedPlace
  }
}
