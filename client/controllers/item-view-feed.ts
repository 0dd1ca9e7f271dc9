import { reduceItemView } from '#shared/projections/item-view.ts'
import type { ItemView, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import type { RoomClient } from './room-client.ts'

interface Hearer {
  view(view: ItemView): void
  refused(why: string): void
}

/** An item's view from the server, with the entries that came while it was being asked for. */
export class ItemViewFeed {
  readonly #room: RoomClient
  readonly #item: string
  readonly #hearer: Hearer
  /** Null while nothing is asked. */
  #early: ToldEvent[] | null = null

  constructor(room: RoomClient, item: string, hearer: Hearer) {
    this.#room = room
    this.#item = item
    this.#hearer = hearer
  }

  /** Whether the view on the screen may be an old one. */
  get asking(): boolean {
    return this.#early !== null
  }

  async load(): Promise<void> {
    if (this.#room.state.joined === null) return
    const early: ToldEvent[] = []
    this.#early = early
    try {
      const outcome = await this.#room.ask('item', { item: this.#item })
      if (outcome.ok) this.#hearer.view(early.reduce(reduceItemView, outcome.value))
      else this.#hearer.refused(outcome.refusal.message)
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    } finally {
      this.#early = null
    }
  }

  /** An entry, and the view that it belongs to, if one is there. */
  hear(event: ToldEvent, view: ItemView | null): void {
    this.#early?.push(event)
    const next = view && reduceItemView(view, event)
    if (next && next !== view) this.#hearer.view(next)
  }
}
