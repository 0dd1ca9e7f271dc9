import { DelayedDraft } from '#server/sync/delayed-draft.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { shownUntil } from '#shared/domain/observed-delay.ts'
import { personNow } from '#shared/domain/person.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { Queue } from '#shared/projections/queue.ts'
import type { Clock } from './clock.ts'
import { DelayLine } from './delay-line.ts'
import { DelayedStream } from './delayed-stream.ts'
import { decodeEvent, type Recorded } from './journal-codec.ts'
import type { RoomActor } from './room-actor.ts'
import { RoomJournal } from './room-journal.ts'
import type { DraftReading, RoomReading, Typed } from './room-reading.ts'

/** What somebody goes on typing in is noted so often, for later. */
const typedMilliseconds = 4_000

/** A room as it stood as many seconds ago as its observers are behind, read off the store when the time has come. */
export class DelayedRoom implements RoomReading {
  readonly isShown = true
  readonly #live: RoomActor
  readonly #clock: Clock
  readonly #journal: RoomJournal
  readonly #stream: DelayedStream
  /** Made once the room was read to where it stands: for each of its first entries it would be for nothing. */
  #queue: Queue | undefined
  readonly #listeners = new Set<(recorded: Recorded) => void>()
  readonly #typed = new DelayLine<Typed>()
  #noted: Typed | undefined

  private constructor(live: RoomActor, clock: Clock) {
    this.#live = live
    this.#clock = clock
    this.#journal = new RoomJournal(live.id, live.store)
    this.#stream = new DelayedStream(0, {
      ...this.#pace,
      read: (after, limit) => live.store.range(live.id, 'journal', after, limit),
      writtenAt: (entry) => Date.parse(decodeEvent(entry).recorded.at),
      apply: async (entries) => {
        for (const entry of entries) this.#tell(await this.#journal.apply([entry]))
      },
    })
  }

  static async open(live: RoomActor, clock: Clock): Promise<DelayedRoom> {
    const room = new DelayedRoom(live, clock)
    await room.readOn()
    return room
  }

  get queue(): Queue {
    this.#queue ??= new Queue(this.state)
    return this.#queue
  }

  get id() {
    return this.#live.id
  }

  get store() {
    return this.#live.store
  }

  get blobs() {
    return this.#live.blobs
  }

  get log() {
    return this.#live.log
  }

  get state() {
    return this.#journal.state
  }

  get seq() {
    return this.#journal.end.seq
  }

  get epoch() {
    return this.#live.epoch
  }

  get asOf() {
    return shownUntil(this.#live.delay, this.#clock.now())
  }

  /** Once the room shows its talk no more, what was said before is not read either, at once. */
  get talk() {
    const { talk } = this.#journal
    const { spoken, shownSince } = talk
    return {
      spoken,
      shownSince: this.#live.talk.shownSince === null ? null : shownSince,
      kept: (seq: number) => talk.kept(seq),
    }
  }

  item(id: string): ListedItem | undefined {
    return tableGet(this.state.items, id)
  }

  holds(item: string): boolean {
    return this.item(item) !== undefined
  }

  personNow(person: string): string {
    return personNow(this.state.people, person)
  }

  markAt(seq: number): string | undefined {
    return this.since(seq - 1)?.find((recorded) => recorded.seq === seq)?.mark
  }

  since(seq: number): readonly Recorded[] | undefined {
    return this.#journal.since(seq)
  }

  listen(listener: (recorded: Recorded) => void): () => void {
    const unwatch = this.#stream.watch()
    this.#listeners.add(listener)
    return () => {
      unwatch()
      this.#listeners.delete(listener)
    }
  }

  readOn(): Promise<void> {
    return this.#stream.readOn()
  }

  async draft({ id }: ListedItem): Promise<DraftReading> {
    return DelayedDraft.open(this, id, this.#pace)
  }

  /** Noted while somebody looks, told when its time has come. */
  async typed(): Promise<readonly Typed[]> {
    const { delay } = this.#live
    const latest = (await this.#live.typed()).toSorted((a, b) => b.at - a.at)[0]
    const noted = this.#noted
    if (latest && (latest.item !== noted?.item || latest.at - noted.at >= typedMilliseconds)) {
      this.#typed.put(latest.at, latest)
      this.#noted = latest
    }
    return this.#typed.take(shownUntil(delay, this.#clock.now()))
  }

  get #pace() {
    return { clock: this.#clock, log: this.#live.log, delay: () => this.#live.delay }
  }

  #tell(applied: readonly Recorded[]): void {
    for (const recorded of applied) {
      this.#queue?.follow(this.state, recorded.event)
      for (const listener of this.#listeners) listener(recorded)
    }
  }
}
