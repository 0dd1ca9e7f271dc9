import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ObservedItem, ObservedUnit } from '#shared/projections/observed-item.ts'
import { shortKey } from '../bench/short-key.ts'
import { WatchedView } from '../controllers/watching.ts'
import type { ObservedPlace } from '../observed/places.ts'
import { marks } from '../styles/marks.ts'
import { windowItemStyles } from '../styles/room-window.ts'
import { stateShape, stateShapes, stateWord } from './state-shape.ts'

/** The item that is worked on: its result as it comes to be. The segment that changed last is in sight. */
@customElement('room-window-item')
export class RoomWindowItem extends LitElement {
  static override styles = [marks, stateShapes, windowItemStyles]

  readonly #item = new WatchedView(this, ({ item }) => item)
  readonly #places = new WatchedView(this, ({ places }) => places)
  readonly #trouble = new WatchedView(this, ({ trouble }) => trouble)
  #before: ObservedItem | undefined
  #changed: string | undefined

  protected override willUpdate(): void {
    const item = this.#item.value ?? undefined
    if (item === this.#before) return
    const known = this.#before?.id === item?.id ? this.#before?.units : undefined
    const changed = item?.units.find((unit, at) => known?.[at] !== unit)
    this.#changed = known && changed ? changed.unit : known ? this.#changed : undefined
    this.#before = item
    if (item?.kind === 'labels') void import('./room-observed-labels.ts')
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[data-changed]')?.scrollIntoView({ block: 'nearest' })
  }

  protected override render() {
    const item = this.#item.value
    if (this.#trouble.value) return html`<h2>${msg('Now')}</h2><p class="quiet" role="alert">${this.#trouble.value}</p>`
    if (!item)
      return html`<h2>${msg('Now')}</h2><p class="quiet">${msg('Nobody is working on an item now. What is edited shows here.')}</p>`
    return html`
      <h2>
        <span title=${item.key}>${shortKey(item.key)}</span>
        <span class="word">${stateShape(item.state)} ${stateWord(item.state)}</span>
      </h2>
      ${item.kind === 'labels' ? html`<room-observed-labels></room-observed-labels>` : this.#text(item)}
    `
  }

  #text(item: ObservedItem) {
    return html`
      <div class="text" tabindex="0" role="region" aria-label=${msg('The item that is worked on')}>
        ${repeat(
          item.units,
          ({ unit }) => unit,
          (unit, at) => this.#unit(unit, at + 1, item.language),
        )}
      </div>
    `
  }

  #unit({ unit, text, speaker }: ObservedUnit, segment: number, language: string) {
    const places = (this.#places.value ?? []).filter((place) => place.unit === unit)
    return html`
      <p aria-label=${msg(str`Segment ${segment}`)} role="group" ?data-changed=${unit === this.#changed}>
        ${speaker === undefined ? nothing : html`<span class="speaker" dir="auto">${speaker}</span>`}
        <span lang=${language} dir="auto">${text === '' && places.length === 0 ? html`<em>${msg('Nothing was said')}</em>` : this.#pieces(text, places)}</span>
      </p>
    `
  }

  #pieces(text: string, places: readonly ObservedPlace[]) {
    let at = 0
    const pieces = places.map(({ kind, from, to }) => {
      const before = text.slice(at, from)
      at = to
      const word = kind === 'ruled' ? msg('ruled') : msg('disputed')
      return html`${before}<span class=${`mark ${kind} ${from === to ? 'empty' : ''}`} title=${word}
        >${text.slice(from, to)}<span class="unseen"> (${word})</span></span
      >`
    })
    return html`${pieces}${text.slice(at)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-window-item': RoomWindowItem
  }
}
