import { z } from 'zod'
import { type Refused, refuse } from '#shared/kernel/outcome.ts'
import { type Table, tableGet } from '#shared/kernel/table.ts'
import type { Items } from './item.ts'
import { type Place, placesOverlap } from './place.ts'

/** What can close an item, or a place of it, to changes. */
export interface FreezableState {
  readonly items: Items
  readonly signOffs: Table<object | null>
  readonly rulings: Table<readonly { readonly place: Place }[]>
}

/** Names the comparison that the asker's places are counted in; what came before there were others names none. */
export const comparedField = { compared: z.string().max(100).optional() }

/** Columns of another comparison would be other words. */
export function whyComparedAnew(
  { items }: Pick<FreezableState, 'items'>,
  { item, compared }: { readonly item: string; readonly compared?: string | undefined },
): Refused | undefined {
  const now = tableGet(items, item)?.comparison
  return compared !== undefined && now !== undefined && compared !== now
    ? refuse('moved', 'The differences of this item were computed anew meanwhile. Look again, and do it once more')
    : undefined
}

/** Why nothing may change there, if so. */
export function whyFrozen(
  { items, signOffs, rulings }: FreezableState,
  item: string,
  place: Place,
): Refused | undefined {
  const listed = tableGet(items, item)
  if (!listed) return refuse('not-found', `No item ${item} in this room`)
  if (tableGet(signOffs, item)) return refuse('frozen', `${listed.key} is signed off; a trainer can reopen it`)
  return tableGet(rulings, item)?.some((ruling) => placesOverlap(ruling.place, place))
    ? refuse('frozen', 'A trainer has ruled here; the place is read-only', { ruled: true })
    : undefined
}
