import type { Logger } from 'pino'
import type { Store } from '#server/store/store.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import type { Queue } from '#shared/projections/queue.ts'
import type { ItemBlobs } from './item-blobs.ts'
import type { Recorded } from './journal-codec.ts'
import type { TalkBook } from './talk-book.ts'

/** The draft of an item, read only. */
export interface DraftReading {
  /** Called when it has changed; the answer ends it. */
  watch(changed: () => void): () => void
  /** The comparison that the item has now: benches after it are on that. */
  learnComparison(): Promise<void>
  bench(): Bench
}

export interface Typed {
  readonly item: string
  /** Milliseconds of the wall clock. */
  readonly at: number
}

/** A room as it is read: as it stands, or as it stood a while ago. Projections take either and know no difference. */
export interface RoomReading {
  readonly id: RoomId
  readonly store: Store
  readonly blobs: ItemBlobs
  readonly log: Logger
  readonly queue: Queue
  readonly talk: Pick<TalkBook, 'spoken' | 'shownSince' | 'kept'>
  readonly state: RoomState
  readonly seq: number
  readonly epoch: string
  /** As of when it is read, in milliseconds. */
  readonly asOf: number
  /** Whether observers are shown this reading now: of one that they are not shown, nothing is told to them. */
  readonly isShown: boolean
  item(id: string): ListedItem | undefined
  holds(item: string): boolean
  personNow(person: string): string
  /** Tells the entry of that number from any other; undefined where it is not among the latest. */
  markAt(seq: number): string | undefined
  since(seq: number): readonly Recorded[] | undefined
  /** Called for every entry, in order. */
  listen(listener: (recorded: Recorded) => void): () => void
  /** To the last entry that there is to read. */
  readOn(): Promise<void>
  draft(item: ListedItem): Promise<DraftReading>
  /** What is typed in and not written down in the journal yet. */
  typed(): Promise<readonly Typed[]>
}
