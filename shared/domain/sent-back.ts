import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import type { SignOffEvent } from './sign-off.ts'

/** Why an item that was signed off is open again; until it is signed off anew. */
export interface SentBack {
  readonly by: string
  readonly reason: string
  /** The client returned it. */
  readonly client: boolean
}
export type SentBackItems = Table<SentBack | null>

export const reduceSentBack = sliceReducer<SentBackItems, SignOffEvent>({
  'item.reopened': (items, { item, by, reason, acceptance }) =>
    tableSet(items, item, { by, reason, client: acceptance !== undefined }),
  'item.signed-off': (items, { item }) => (tableGet(items, item) ? tableSet(items, item, null) : items),
})
