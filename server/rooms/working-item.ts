import type { RoomEvent } from '#shared/domain/room.ts'
import type { Recorded } from './journal-codec.ts'
import type { RoomReading, Typed } from './room-reading.ts'

/** Events by which somebody works on an item. */
const works: ReadonlySet<RoomEvent['type']> = new Set([
  'difference.settled',
  'difference.unsettled',
  'draft.edited',
  'dispute.opened',
  'ruling.made',
  'ruling.reopened',
  'item.signed-off',
  'item.reopened',
])

/** What was typed is written down once it has been quiet for so long. */
const quietMilliseconds = 7_000
/** Whoever watches has time to read: another item comes only so long after the last one did. */
const heldMilliseconds = 8_000

/** The item of a room that was worked on last, by the journal and by what is typed. */
export class WorkingItem {
  readonly #room: RoomReading
  #latest: Typed | undefined
  #shown: { readonly item: string; readonly since: number } | undefined

  constructor(room: RoomReading) {
    this.#room = room
    for (const recorded of room.since(Math.max(0, room.seq - 400)) ?? []) this.hear(recorded)
  }

  hear({ event, at }: Recorded): void {
    if (!works.has(event.type) || !('item' in event) || event.item === undefined) return
    const before = event.type === 'draft.edited' ? quietMilliseconds : 0
    this.#meet({ item: event.item, at: Date.parse(at) - before })
  }

  /** What is typed is not in the journal yet. */
  async look(): Promise<void> {
    for (const typed of await this.#room.typed()) this.#meet(typed)
  }

  get now(): string | null {
    const latest = this.#latest?.item
    if (latest === undefined || !this.#room.holds(latest)) return null
    const since = performance.now()
    const shown = this.#shown
    if (shown?.item === latest) return latest
    if (shown && this.#room.holds(shown.item) && since - shown.since < heldMilliseconds) return shown.item
    this.#shown = { item: latest, since }
    return latest
  }

  #meet(typed: Typed): void {
    if (typed.at >= (this.#latest?.at ?? 0)) this.#latest = typed
  }
}
