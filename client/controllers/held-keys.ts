import { benchUnit, textAt } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import type { ItemStore } from './item-screen.ts'
import { keptUnder, notAcceptedOf } from './not-accepted.ts'
import type { RoomClient } from './room-client.ts'

/** A place that was ruled while this person typed in its unit, and what they typed there since, unnoticing. */
interface Ruled {
  readonly id: string
  readonly place: Place
  words: string
  /** Where in the words the keys went, and how many. */
  at: number
  keys: number
}

/** Keys that came after a ruling, before it was noticed: the editor does not take them, and they are kept all the same. */
export class HeldKeys {
  readonly #store: ItemStore
  readonly #room: RoomClient
  #ruled: readonly Ruled[] = []

  constructor(store: ItemStore, room: RoomClient) {
    this.#store = store
    this.#room = room
  }

  ruled(id: string, place: Place): void {
    const { bench, typing } = this.#store.state
    if (!bench || typing?.unit !== place.unit) return
    this.#ruled = [...this.#ruled, { id, place, words: textAt(bench, place) ?? '', at: -1, keys: 0 }]
  }

  /** `at` is an offset of the unit's text. */
  typed(unit: string, at: number, keys: string): void {
    const { bench, sources, id, notAccepted } = this.#store.state
    const person = this.#room.me
    const stretch = bench && benchUnit(bench, unit)?.stretch
    const ruled = this.#ruled.find(({ place }) => {
      const stands = place.unit === unit ? stretch?.(place.from, place.to) : undefined
      return stands && stands.from <= at && at <= stands.to
    })
    if (!ruled || !sources || person === undefined) return
    const from = stretch?.(ruled.place.from, ruled.place.to).from ?? 0
    if (ruled.at !== at - from) Object.assign(ruled, { at: at - from, keys: 0 })
    const end = ruled.at + ruled.keys
    ruled.words = ruled.words.slice(0, end) + keys + ruled.words.slice(end)
    ruled.keys += keys.length
    const kept = keptUnder(ruled, ruled.words, { item: id, person, reason: 'ruled' })
    void this.#room.work?.keepCovered(kept).then(() => this.#room.lookAside())
    const others = notAccepted.filter(({ generation }) => generation !== kept.generation)
    this.#store.update({ notAccepted: [...others, notAcceptedOf(kept, sources.comparison)] })
  }
}
