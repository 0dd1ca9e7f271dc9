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
    ? refuse('frozen', 'A trainer has ruled here; the place is read-only')
    : undefined
}
