import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableSetAll } from '#shared/kernel/table.ts'
import type { People } from './person.ts'

/** One clip or text to be settled, as its batch's manifest lists it. Sources and comparison are blobs. */
export const listedItemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{6,20}$/),
  /** The imported file's own name for it: data, never an address. */
  key: z.string().max(2000),
  language: z.string().max(35),
  ordinal: z.number().int().nonnegative(),
  /** Persons, in the order in which comparison and sources number them. */
  annotators: z.array(z.string()),
  sources: z.string(),
  comparison: z.string(),
  differences: z.number().int().nonnegative(),
  /** Differences below the room's support: the ones that need a person. */
  weak: z.number().int().nonnegative(),
  /** Share of columns in which the sources are not unanimous, 0 to 1. */
  disagreement: z.number().min(0).max(1),
  words: z.number().int().nonnegative(),
  /** The first words of the consensus, for the queue and its search. */
  excerpt: z.string().max(400),
})
export type ListedItem = z.infer<typeof listedItemSchema>

const excerptLength = 160

export const excerptOf = (text: string): string =>
  text.length > excerptLength ? `${text.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')}…` : text

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
  file: z.string(),
  manifest: z.string(),
  items: z.number().int(),
  sources: z.number().int(),
  warnings: z.number().int(),
})

/** Never stored: follows `batch.imported` when a journal is read, with the manifest that it names. */
export interface BatchListed {
  readonly type: 'batch.listed'
  readonly manifest: Manifest
}

export type Items = Table<ListedItem>
export const noItems: Items = emptyTable()

export const reduceItems = sliceReducer<Items, BatchListed>({
  'batch.listed': (items, { manifest }) =>
    tableSetAll(
      items,
      manifest.items.map((item) => [item.id, item] as const),
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
