import type { Batch } from '#shared/domain/batch.ts'

/** What was done with the items of a batch: one kind of it, how many items, and the keys of the first. */
export interface BatchWork {
  readonly kind: BatchWorkKind
  readonly items: number
  readonly first: readonly string[]
}

/** `opened`: somebody who may write opened the item, and its draft was begun. `other`: any other entry that names it. */
export const batchWorkKinds = [
  'signed-off',
  'ruled',
  'disputed',
  'settled',
  'typed',
  'opened',
  'exported',
  'other',
] as const
export type BatchWorkKind = (typeof batchWorkKinds)[number]

/** One import, as leads see it. */
export interface BatchRow extends Omit<Batch, 'manifest' | 'by' | 'takenBack'> {
  /** Names; null where nobody knows. */
  readonly by: string | null
  readonly takenBack: { readonly by: string | null; readonly at: string } | null
  /** Of its own items, as they stand. */
  readonly signedOff: number
  readonly disputes: number
  /** Whether the file is kept, to be downloaded. */
  readonly kept: boolean
}

/** What taking a batch back would mean. */
export interface BatchBefore {
  readonly items: number
  /** Items of other batches that it added annotators to. */
  readonly extended: number
  /** Nothing of it may be there. */
  readonly work: readonly BatchWork[]
}
