import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ObservedUnit } from '#shared/projections/observed-item.ts'
import { WatchedView } from '../controllers/watching.ts'
import type { ObservedPlace } from '../observed/places.ts'
import { bones } from '../styles/bones.ts'
import { marks } from '../styles/marks.ts'
import { observedTextStyles } from '../styles/observed-text.ts'
import { howShape, howShapes, howWord } from './how-shape.ts'

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/**
 * The result, segment by segment. Rows out of sight are not laid out, and the browser keeps the reading position when
 * what stands above it changes.
 */
@customElement('room-observed-text')
export class RoomObservedText extends LitElement {
  static override styles = [marks, howShapes, bones, observedTextStyles]

  readonly #item = new WatchedView(this, ({ item }) => item)
  readonly #places = new WatchedView(this, ({ places }) => places)
  readonly #current = new WatchedView(this, ({ current }) => current)
  #revealed: string | null = null

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.segments')?.focus()
  }

  protected override render() {
    const item = this.#item.value
    if (!item) return html`<div class="bones" aria-busy="true"><div></div><div></div><div></div></div>`
    return html`
      <section class="segments" tabindex="0" aria-label=${msg('Result')}>
        ${repeat(
          item.units,
          ({ unit }) => unit,
          (unit, at) => this.#segment(unit, at + 1, item.language),
        )}
      </section>
    `
  }

  /** Only the reader's own steps move the text. */
  protected override updated(_changed: PropertyValues<this>): void {
    const current = this.#current.value ?? null
    if (current === this.#revealed) return
    this.#revealed = current
    this.renderRoot.querySelector('.mark.current')?.scrollIntoView({ block: 'nearest' })
  }

  #segment(unit: ObservedUnit, segment: number, language: string) {
    const places = (this.#places.value ?? []).filter((place) => place.unit === unit.unit)
    const current = places.find(({ id }) => id === this.#current.value)?.id
    return guard([unit, current, language, JSON.stringify(places.map(({ id }) => id))], () => {
      const { speaker, start, how, text } = unit
      return html`
        <article aria-label=${msg(str`Segment ${segment}, ${howWord(how)}`)}>
          <header>
            <span>${segment}</span>
            ${start === undefined ? nothing : html`<span>${clock(start)}</span>`}
            ${speaker === undefined ? nothing : html`<span class="speaker" dir="auto">${speaker}</span>`}
            ${howShape(how)}
          </header>
          <div class="text" lang=${language} dir="auto" @click=${this.#choose}
            >${
              text === '' && places.length === 0
                ? html`<span class="silent">${msg('Nothing was said')}</span>`
                : this.#pieces(text, places, current)
            }</div>
        </article>
      `
    })
  }

  #pieces(text: string, places: readonly ObservedPlace[], current: string | undefined) {
    let at = 0
    const pieces = places.map(({ id, kind, from, to }) => {
      const before = text.slice(at, from)
      at = to
      const classes = `mark ${kind} ${id === current ? 'current' : ''} ${from === to ? 'empty' : ''}`
      const word = kind === 'ruled' ? msg('ruled') : msg('disputed')
      return html`${before}<span class=${classes} data-place=${id} data-number=${kind === 'disputed' ? '' : nothing} title=${word}
        >${text.slice(from, to)}<span class="unseen"> (${word})</span></span
      >`
    })
    return html`${pieces}${text.slice(at)}`
  }

  readonly #choose = ({ target }: Event) => {
    const place = target instanceof HTMLElement ? target.closest<HTMLElement>('.mark')?.dataset.place : undefined
    if (place) this.#item.item?.goTo(place)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-text': RoomObservedText
  }
}
