import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableSet, tableSetAll } from '#shared/kernel/table.ts'
import { type Items, listedItemSchema } from './item.ts'
import type { People } from './person.ts'

/** The blob that an import's one event names. */
export const manifestSchema = z.strictObject({
  batch: z.string(),
  people: z.array(z.string()),
  items: z.array(listedItemSchema),
})
export type Manifest = z.infer<typeof manifestSchema>

export const batchEvent = z.strictObject({
  type: z.literal('batch.imported'),
  batch: z.string(),
  name: z.string(),
  /** SHA-256 of the file, hex. */
  file: z.string(),
  manifest: z.string(),
  items: z.number().int(),
  sources: z.number().int(),
  warnings: z.number().int(),
  /** Entries from before there were pages of batches have neither. */
  by: z.string().optional(),
  at: z.string().optional(),
})
export type BatchEvent = z.infer<typeof batchEvent>

/** Never stored: follows `batch.imported` when a journal is read, with the manifest that it names. */
export interface BatchListed {
  readonly type: 'batch.listed'
  readonly manifest: Manifest
}

/** One import. */
export interface Batch {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly manifest: string
  readonly items: number
  readonly sources: number
  readonly warnings: number
  /** Null for imports from before these were written down. */
  readonly by: string | null
  /** ISO 8601. */
  readonly at: string | null
}
export type Batches = Table<Batch>
export const noBatches: Batches = emptyTable()

export const reduceBatches = sliceReducer<Batches, BatchEvent>({
  'batch.imported': (batches, { batch: id, name, file, manifest, items, sources, warnings, by = null, at = null }) =>
    tableSet(batches, id, { id, name, file, manifest, items, sources, warnings, by, at }),
})

export const reduceItems = sliceReducer<Items, BatchListed>({
  'batch.listed': (items, { manifest: { batch, items: listed } }) =>
    tableSetAll(
      items,
      listed.map((item) => [item.id, { ...item, batch }] as const),
    ),
})

export const reduceAnnotators = sliceReducer<People, BatchListed>({
  'batch.listed': (people, { manifest }) => {
    const added: Record<string, People[string]> = { ...people }
    let number = Object.keys(people).length
    for (const id of manifest.people) if (!added[id]) added[id] = { id, number: ++number, roles: ['annotator'] }
    return added
  },
})
