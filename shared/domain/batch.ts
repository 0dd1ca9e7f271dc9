import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableGet, tableRemoveAll, tableSet, tableSetAll } from '#shared/kernel/table.ts'
import { type Items, listedItemSchema } from './item.ts'
import { itemChangeSchema } from './item-change.ts'
import type { People } from './person.ts'

/** The blob that an import's one event names. */
export const manifestSchema = z.strictObject({
  batch: z.string(),
  people: z.array(z.string()),
  items: z.array(listedItemSchema),
  /** Items that were here before and were compared anew. */
  changed: z.array(itemChangeSchema).optional(),
})
export type Manifest = z.infer<typeof manifestSchema>

const count = z.number().int().nonnegative()

export const batchEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('batch.imported'),
    batch: z.string(),
    name: z.string(),
    /** SHA-256 of the file, hex: the blob that holds it, where it was kept. */
    file: z.string(),
    /** Of several files that were brought together, each; `file` is the first. */
    files: z.array(z.strictObject({ name: z.string(), file: z.string() })).optional(),
    manifest: z.string(),
    /** Those that are new. */
    items: z.number().int(),
    /** Those that are new, in new items and in items that were here. */
    sources: z.number().int(),
    warnings: z.number().int(),
    /** Items that were here and got another annotator. */
    extended: count.optional(),
    /** Items that were here already, whole. */
    skipped: count.optional(),
    /** Sources of an annotator whose other text was here. */
    refused: count.optional(),
    /** Labels that could not be, and were left out. */
    leftOut: count.optional(),
    /** Signed-off items that another annotator's work was kept from. */
    left: count.optional(),
    /** Entries from before there were pages of batches have neither. */
    by: z.string().optional(),
    at: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('batch.taken-back'),
    batch: z.string(),
    name: z.string(),
    /** Of the import that it undoes. */
    manifest: z.string(),
    by: z.string(),
    at: z.string(),
    /** What the room's rights are raised to: nobody begins a draft of these items under what was before. */
    rights: z.number().int().positive(),
  }),
])
export type BatchEvent = z.infer<typeof batchEvent>

/** Never stored: follow a batch's event when a journal is read, with the manifest that it names. */
export type BatchListed =
  | { readonly type: 'batch.listed'; readonly manifest: Manifest }
  | { readonly type: 'batch.unlisted'; readonly manifest: Manifest }

/** One import. */
export interface Batch {
  readonly id: string
  readonly name: string
  readonly file: string
  /** What it was made of, where that is more than one. */
  readonly files?: readonly { readonly name: string; readonly file: string }[] | undefined
  readonly manifest: string
  readonly items: number
  readonly sources: number
  readonly warnings: number
  readonly extended: number
  readonly skipped: number
  readonly refused: number
  readonly left: number
  readonly leftOut?: number | undefined
  /** Null for imports from before these were written down. */
  readonly by: string | null
  /** ISO 8601. */
  readonly at: string | null
  readonly takenBack: { readonly by: string; readonly at: string } | null
}
export type Batches = Table<Batch>
export const noBatches: Batches = emptyTable()

export const reduceBatches = sliceReducer<Batches, BatchEvent>({
  'batch.imported': (
    batches,
    { type: _, batch: id, by = null, at = null, extended = 0, skipped = 0, refused = 0, left = 0, ...told },
  ) => tableSet(batches, id, { ...told, id, by, at, extended, skipped, refused, left, takenBack: null }),
  'batch.taken-back': (batches, { batch: id, by, at }) => {
    const batch = tableGet(batches, id)
    return batch ? tableSet(batches, id, { ...batch, takenBack: { by, at } }) : batches
  },
})

export const reduceItems = sliceReducer<Items, BatchListed>({
  'batch.listed': (items, { manifest: { batch, items: listed } }) =>
    tableSetAll(
      items,
      listed.map((item) => [item.id, { ...item, batch }] as const),
    ),
  'batch.unlisted': (items, { manifest }) =>
    tableRemoveAll(
      items,
      manifest.items.map(({ id }) => id),
    ),
})

/** People who came by a batch stay, without work, when it is taken back: nobody's number changes by it. */
export const reduceAnnotators = sliceReducer<People, BatchListed>({
  'batch.listed': (people, { manifest }) => {
    const added: Record<string, People[string]> = { ...people }
    let number = Object.keys(people).length
    for (const id of manifest.people) if (!added[id]) added[id] = { id, number: ++number, roles: ['annotator'] }
    return added
  },
  'batch.unlisted': (people) => people,
})

/** A table of what is about items, without those that were taken back. */
export const withoutUnlisted = <T>(table: Table<T>, event: { readonly type: string } | BatchListed): Table<T> =>
  event.type === 'batch.unlisted' && 'manifest' in event
    ? tableRemoveAll(
        table,
        event.manifest.items.map(({ id }) => id),
      )
    : table
