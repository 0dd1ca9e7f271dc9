import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import type { LabelEvent } from './label-change.ts'
import type { ReplacementEvent } from './replaced-words.ts'

/** The units of each item that people typed in, or replaced words in. */
export type EditedUnits = Table<readonly string[]>

/** What was typed at stream positions `(from, to]` of an item's draft, by all who typed, computed from the stored entries. */
export const draftEditEvent = z.strictObject({
  type: z.literal('draft.edited'),
  item: z.string(),
  from: z.number().int().nonnegative(),
  to: z.number().int().positive(),
  by: z.array(z.string()),
  /** Per unit that changed: its text afterwards; of labels their lines before too. */
  units: z.array(z.strictObject({ unit: z.string(), before: z.string().optional(), after: z.string() })),
  /** Who typed from when until when, by the server's clock as their edits arrived. Older entries do not tell. */
  typed: z.array(z.strictObject({ by: z.string(), from: z.string(), to: z.string() })).optional(),
})
export type DraftEditEvent = z.infer<typeof draftEditEvent>

export const reduceEditedUnits = sliceReducer<EditedUnits, DraftEditEvent | LabelEvent | ReplacementEvent>({
  'draft.edited': withUnits,
  'labels.changed': withUnits,
  'words.replaced': withUnits,
  'replacement.undone': withUnits,
})

function withUnits(
  edited: EditedUnits,
  { item, units }: { readonly item: string; readonly units: readonly { readonly unit: string }[] },
): EditedUnits {
  const known = tableGet(edited, item) ?? []
  const added = units.map(({ unit }) => unit).filter((unit) => !known.includes(unit))
  return added.length > 0 ? tableSet(edited, item, [...known, ...added]) : edited
}
