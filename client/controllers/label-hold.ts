import { placeKey } from '#shared/domain/place.ts'
import type { ItemStore } from './item-screen.ts'
import type { PlaceWalk } from './place-walk.ts'

/** Which label keys and letters go to: the one that the bar is about, until it is let go. */
export class LabelHold {
  readonly #store: ItemStore
  readonly #walk: PlaceWalk

  constructor(store: ItemStore, walk: PlaceWalk) {
    this.#store = store
    this.#walk = walk
    store.subscribe(() => this.#takeHold())
  }

  get unit(): string | null {
    const place = this.#walk.subject?.place
    return !place || placeKey(place) === this.#store.state.desk.letGo ? null : place.unit
  }

  /** Letters are the page's again, and what is drawn gets no tag. */
  letGo(): void {
    this.#walk.unchoose()
    const place = this.#walk.subject?.place
    this.#store.updateDesk({ letGo: place ? placeKey(place) : null })
  }

  /** Whoever goes on to another place holds what is there. */
  #takeHold(): void {
    const { letGo } = this.#store.state.desk
    const place = this.#walk.subject?.place
    if (letGo !== null && place && placeKey(place) !== letGo) this.#store.updateDesk({ letGo: null })
  }
}
