import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet } from '#shared/kernel/table.ts'

const who = { item: z.string(), replacing: z.string(), by: z.string(), at: z.string() }
const changedUnit = { unit: z.string(), before: z.string(), after: z.string() }

export const replacementEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('words.replaced'),
    ...who,
    find: z.string(),
    with: z.string(),
    /** Per unit its whole text, and in how many places of it. */
    units: z.array(z.strictObject({ ...changedUnit, places: z.number().int().positive() })),
    position: z.number().int().nonnegative(),
  }),
  z.strictObject({
    type: z.literal('replacement.undone'),
    ...who,
    units: z.array(z.strictObject(changedUnit)),
    /** Places where other words stand by now, or that are closed: they stay as they are. */
    left: z.number().int().nonnegative(),
    position: z.number().int().nonnegative(),
  }),
])
export type ReplacementEvent = z.infer<typeof replacementEvent>

/** What one find-and-replace did to one item. */
export interface ItemReplacement {
  /** The same in every item that it went through. */
  readonly replacing: string
  readonly by: string
  readonly at: string
  readonly find: string
  readonly with: string
  readonly units: readonly {
    readonly unit: string
    readonly before: string
    readonly after: string
    readonly places: number
  }[]
  readonly undone: { readonly by: string; readonly at: string; readonly left: number } | null
}
export type Replacements = Table<readonly ItemReplacement[]>

export const reduceReplacements = sliceReducer<Replacements, ReplacementEvent>({
  'words.replaced': (replacements, { item, replacing, by, at, find, with: words, units }) =>
    tableSet(replacements, item, [
      ...(tableGet(replacements, item) ?? []),
      { replacing, by, at, find, with: words, units, undone: null },
    ]),
  'replacement.undone': (replacements, { item, replacing, by, at, left }) =>
    tableSet(
      replacements,
      item,
      (tableGet(replacements, item) ?? []).map((each) =>
        each.replacing === replacing ? { ...each, undone: { by, at, left } } : each,
      ),
    ),
})

export const replacementIn = (replacements: Replacements, item: string, replacing: string) =>
  tableGet(replacements, item)?.find((each) => each.replacing === replacing)
