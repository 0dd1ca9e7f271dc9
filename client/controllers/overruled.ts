import type { Ruling } from '#shared/domain/ruling.ts'
import { ruledOver } from '../bench/own-words.ts'
import type { RefusedUnit } from '../sync/device-database.ts'
import type { ItemStore } from './item-screen.ts'
import { keptUnder, notAcceptedOf } from './not-accepted.ts'
import type { RoomClient } from './room-client.ts'

/** What this person typed without a server, also on an earlier page, held against the rulings that were made meanwhile. */
export class Overruled {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #own = new Map<string, RefusedUnit>()
  #known: ReadonlySet<string> = new Set()
  /** What an earlier page typed is only there once this device has been asked. */
  #ready = false

  constructor(store: ItemStore, room: RoomClient) {
    this.#store = store
    this.#room = room
  }

  /** These rulings stood on the screen while they typed. */
  know(rulings: readonly Ruling[]): void {
    this.#known = new Set(rulings.map(({ id }) => id))
  }

  /** Own units as they stand here and nowhere else. */
  note(units: readonly RefusedUnit[]): void {
    for (const own of units) this.#own.set(own.unit, { ...own, before: this.#own.get(own.unit)?.before ?? own.before })
  }

  /** What an earlier page typed, if anything, is here now. */
  ready(units: readonly RefusedUnit[]): void {
    this.note(units)
    this.#ready = true
    this.hold(this.#store.state.view?.rulings ?? [])
  }

  /** As the server has the rulings now: what they cover of one's own words is kept in sight. */
  hold(rulings: readonly Ruling[]): void {
    const { id, sources } = this.#store.state
    const person = this.#room.me
    if (!this.#ready || !sources || person === undefined) return
    const fresh = rulings.filter((ruling) => !this.#known.has(ruling.id) && ruling.by !== person)
    for (const { ruling, words } of ruledOver(sources.comparison, [...this.#own.values()], fresh)) {
      const kept = keptUnder(ruling, words, { item: id, person, reason: 'ruled-meanwhile' })
      const { notAccepted } = this.#store.state
      if (notAccepted.some(({ generation }) => generation === kept.generation)) continue
      void this.#room.work?.keepCovered(kept).then(() => this.#room.lookAside())
      this.#store.update({ notAccepted: [...notAccepted, notAcceptedOf(kept, sources.comparison)] })
    }
    this.know(rulings)
  }

  /** All of it has arrived, and this page knows everything that was ruled until then. */
  forget(): void {
    this.#own.clear()
  }
}
