import type { Logger } from 'pino'
import type { ItemBlobs } from '#server/rooms/item-blobs.ts'
import type { FieldIs, Store } from '#server/store/store.ts'
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
  /** The value that every commit of the room is checked under; raised whenever a right is taken away. */
  readonly rightsUnchanged: FieldIs
  /** A commit found another value: reads on, so that it is known who lost what. Never inside a draft's or the room's turn. */
  learnRights(): Promise<void>
}
