import { benchUnit, comparedUnit, placeOfStretch, type Stretch } from '#shared/domain/bench.ts'
import { type Place, placeKey, placeOfKey } from '#shared/domain/place.ts'
import { type Subject, subjectOf } from '../bench/subject.ts'
import type { ItemStore } from './item-screen.ts'

/** Goes to places of the open item that may or may not be differences. */
export class PlaceWalk {
  readonly #store: ItemStore

  constructor(store: ItemStore) {
    this.#store = store
  }

  /** The bar is about this place from now on. */
  lookAt(place: Place, drawn = true): void {
    const { stops, chosen } = this.#store.state
    const key = placeKey(place)
    const stop = stops.find((one) => one.key === key)
    if (stop) this.#store.update({ current: stop.key, chosen: null })
    else if (!chosen || placeKey(chosen.place) !== key || chosen.drawn !== drawn)
      this.#store.update({ chosen: { place, drawn } })
  }

  /** What the bar is about. */
  get subject(): Subject | null {
    return subjectOf(this.#store.state)
  }

  /** Words of the draft that a person has selected; a form that is open stays with its own place. */
  select(unit: string, stretch: Stretch | null): void {
    const { bench, form } = this.#store.state
    if (!stretch) this.unchoose()
    const found = bench && benchUnit(bench, unit)
    const columns = bench && comparedUnit(bench.comparison, unit)?.columns.length
    if (stretch && found && columns && form === null) this.lookAt(placeOfStretch(found, columns, stretch), false)
  }

  /** Where somebody else is: at the words under their cursor, else in their unit. */
  goWith({ unit, place: key }: { readonly unit?: string | undefined; readonly place?: string | undefined }): void {
    const { bench } = this.#store.state
    if (!bench) return
    const place = key === undefined ? undefined : placeOfKey(key)
    if (place && benchUnit(bench, place.unit)) this.lookAt(place)
    else if (this.#store.state.chosen) this.unchoose()
    const shown = unit !== undefined && unit !== place?.unit ? unit : undefined
    if (shown !== undefined && benchUnit(bench, shown)) this.#store.update({ shownUnit: { unit: shown } })
  }

  /** These units' rows are on screen now. */
  see(units: readonly string[]): void {
    if (units.join() !== this.#store.state.inView.join()) this.#store.update({ inView: units })
  }

  /** The browser's own selection is gone: what was selected is drawn from now on. */
  draw(): void {
    const { chosen } = this.#store.state
    if (chosen) this.#store.update({ chosen: { ...chosen, drawn: true } })
  }

  /** Back to the current difference. */
  unchoose(): void {
    if (this.#store.state.chosen && this.#store.state.form === null) this.#store.update({ chosen: null })
  }
}
