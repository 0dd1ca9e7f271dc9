import type { Logger } from 'pino'
import type { ItemBlobs } from '#server/rooms/item-blobs.ts'
import type { FieldIs, Store } from '#server/store/store.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

/** What a draft needs of the room it belongs to. */
export interface DraftHome {
  readonly id: RoomId
  readonly store: Store
  readonly blobs: ItemBlobs
  readonly log: Logger
  /** Whether the store has less than was seen of it; then nothing is written. */
  readonly loss: { readonly sentence: string | null }
  /** Whether the room is archived, as far as this process has read. */
  readonly readOnly: boolean
  /** Whether it is an item of the room still, as far as this process has read. */
  holds(item: string): boolean
  /** The value that every commit of the room is checked under; raised whenever a right is taken away. */
  readonly rightsUnchanged: FieldIs
  /** Another value that a draft is begun under; raised whenever items are compared anew. */
  readonly comparedUnchanged: FieldIs
  /** As the room has it now: its comparison may be another one than before. */
  item(id: string): ListedItem | undefined
  /** A commit found another value: reads on, so that it is known who lost what. Never inside a draft's or the room's turn. */
  learnRights(): Promise<void>
  /** Under which id a person stands now. */
  personNow(person: string): string
}

/** The item left the room with the batch that brought it; its draft is never begun. */
export class ItemGone extends Error {}

/** As a connection to such a draft is closed. */
export const gone = 'This item is not in the room any more'

/** An index field that every seed of a draft sets anew: unchanged, it says that none was begun meanwhile. */
export const begunField = 'begun'
