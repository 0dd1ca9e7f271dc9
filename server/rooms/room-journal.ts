import { type Store, type StoredEntry, StoreWentBack } from '#server/store/store.ts'
import { delaySet, noDelay, type ObservedDelay } from '#shared/domain/observed-delay.ts'
import { emptyRoom, type RoomState, reduceRoom } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { decodeEvent, emptyJournal, type JournalEnd, type Recorded } from './journal-codec.ts'
import { listedBy } from './listed-by.ts'
import { NoticeBook } from './notice-book.ts'
import { TakeBook } from './take-book.ts'
import { TalkBook } from './talk-book.ts'
import type { ThroughputBook } from './throughput-book.ts'

const rememberedEntries = 500

/**
 * A room as its journal tells it: the state, where the journal ends, each client's last command, and the latest
 * entries for clients that catch up. Entries are applied in order and once.
 */
export class RoomJournal {
  readonly room: RoomId
  readonly #store: Store
  #state: RoomState = emptyRoom
  #end: JournalEnd = emptyJournal
  #epoch = ''
  #delay: ObservedDelay = noDelay
  readonly #answered = new Map<string, { readonly n: number; readonly seq: number }>()
  readonly #latest: Recorded[] = []
  readonly #book: ThroughputBook | undefined
  readonly notices = new NoticeBook()
  readonly talk = new TalkBook()
  readonly takes = new TakeBook()

  constructor(room: RoomId, store: Store, book?: ThroughputBook) {
    this.room = room
    this.#store = store
    this.#book = book
  }

  get state(): RoomState {
    return this.#state
  }

  get end(): JournalEnd {
    return this.#end
  }

  /** Which making of the room this is: from its first entry, which no other room ever has, not one of the same name. */
  get epoch(): string {
    return this.#epoch
  }

  /** How far behind observers are. */
  get delay(): ObservedDelay {
    return this.#delay
  }

  /** Reads to the head of the stream; answers what was new. */
  async catchUp(): Promise<readonly Recorded[]> {
    return this.apply(await this.#store.range(this.room, 'journal', this.#end.seq))
  }

  async apply(entries: readonly StoredEntry[]): Promise<readonly Recorded[]> {
    const applied: Recorded[] = []
    for (const entry of entries) {
      if (entry.number <= this.#end.seq) continue
      if (entry.number !== this.#end.seq + 1)
        throw new Error(`The journal of ${this.room} goes from ${this.#end.seq} to ${entry.number}`)
      const { recorded, end, prev } = decodeEvent(entry)
      if (prev !== this.#end.hash)
        throw new StoreWentBack(`Entry ${end.seq} of ${this.room} goes on from another one than was seen of it`)
      await this.#reduce(recorded)
      this.#end = end
      if (end.seq === 1) this.#epoch = end.hash.slice(0, 16)
      applied.push(recorded)
    }
    return applied
  }

  /** The sequence at which a client's command stands already, if it does. */
  answeredAt(command: { readonly client: string; readonly n: number }): number | undefined {
    const last = this.#answered.get(command.client)
    return last && last.n >= command.n ? last.seq : undefined
  }

  /** Entries after a sequence, unless they are too many to be worth catching up with. */
  since(seq: number): readonly Recorded[] | undefined {
    const first = this.#latest[0]?.seq ?? this.#end.seq + 1
    return seq + 1 >= first ? this.#latest.filter((recorded) => recorded.seq > seq) : undefined
  }

  async #reduce(recorded: Recorded): Promise<void> {
    const { event, author, seq, at } = recorded
    const before = this.#state
    this.#state = reduceRoom(before, event)
    for (const listed of await listedBy(this.#store.blobs, event)) this.#state = reduceRoom(this.#state, listed)
    this.#delay = delaySet(this.#delay, this.#state.settings.observersBehind, Date.parse(at))
    this.#book?.read(recorded, before, this.#state)
    this.notices.read(recorded, before, this.#state)
    this.talk.read(recorded)
    this.takes.read(recorded)
    if (author.command) this.#answered.set(author.command.client, { n: author.command.n, seq })
    this.#latest.push(recorded)
    if (this.#latest.length > rememberedEntries) this.#latest.shift()
  }
}
