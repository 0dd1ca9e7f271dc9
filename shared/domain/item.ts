import { z } from 'zod'
import { emptyTable, type Table } from '#shared/kernel/table.ts'
import { mediaSchema } from './media.ts'

/** One clip or text to be settled, as its batch's manifest lists it. Sources and comparison are blobs. */
export const listedItemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{6,20}$/),
  /** Left out: a transcript. */
  kind: z.enum(['transcript', 'labels']).optional(),
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
  /** Share of columns, or of labels and answers, in which the sources are not unanimous, 0 to 1. */
  disagreement: z.number().min(0).max(1),
  /** Columns of words; of labels: how many there are of all sources, each thing once. */
  words: z.number().int().nonnegative(),
  /** The first words of the consensus, or of what is labelled, for the queue and its search. */
  excerpt: z.string().max(400),
  /** The picture or recording that it is of, where that was brought. */
  media: mediaSchema.optional(),
})
export type ManifestItem = z.infer<typeof listedItemSchema>

/** An item of the room, with the batch that brought it. */
export interface ListedItem extends ManifestItem {
  readonly batch: string
}

export const isLabelled = ({ kind }: Pick<ManifestItem, 'kind'>): boolean => kind === 'labels'

/** What was brought to an item since stays with it, whatever else becomes of it. */
export const withMediaOf = <Item extends ManifestItem>(item: Item, { media }: Partial<ManifestItem> = {}): Item =>
  media ? { ...item, media } : item

const excerptLength = 160

export const excerptOf = (text: string): string =>
  text.length > excerptLength ? `${text.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')}…` : text

export type Items = Table<ListedItem>
export const noItems: Items = emptyTable()
