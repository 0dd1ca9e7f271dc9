import { type Table, tableGet, tableRemoveAll, tableSetAll } from '#shared/kernel/table.ts'
import type { BatchListed, Manifest } from './batch.ts'
import type { Disputes } from './dispute.ts'
import { type Items, type ListedItem, withMediaOf } from './item.ts'
import type { ReopenedRulings, Rulings } from './ruling.ts'
import type { SettledBefore, Settlings } from './settling.ts'

/** Slices that speak of places of an item's network, by item. */
interface PlacedSlices {
  readonly settlings: Settlings
  readonly settledBefore: SettledBefore
  readonly disputes: Disputes
  readonly rulings: Rulings
  readonly reopenedRulings: ReopenedRulings
}
const placedSlices = ['settlings', 'settledBefore', 'disputes', 'rulings', 'reopenedRulings'] as const

/** An item of the room as it was before an import brought it more annotators. */
interface ItemBefore {
  readonly item: ListedItem
  readonly placed: { readonly [Slice in keyof PlacedSlices]: PlacedSlices[Slice][number][string] | undefined }
}

/** By import. */
export type ExtendedItems = Table<readonly ItemBefore[]>

interface ExtendedState extends PlacedSlices {
  readonly items: Items
  readonly extendedItems: ExtendedItems
  readonly compared: number
}

/** Remembers what an import changes, before it does; brings it back when the import is taken back. */
export function reduceExtended<State extends ExtendedState>(state: State, event: BatchListed): State {
  const { type, manifest } = event
  if (!manifest.changed || manifest.changed.length === 0) return state
  return type === 'batch.listed' ? remembered(state, manifest) : asBefore(state, manifest)
}

function remembered<State extends ExtendedState>(state: State, { batch, changed = [] }: Manifest): State {
  const before = changed.flatMap(({ before: { id } }) => {
    const item = tableGet(state.items, id)
    if (!item) return []
    const placed = Object.fromEntries(placedSlices.map((slice) => [slice, tableGet<unknown>(state[slice], id)]))
    return [{ item, placed: placed as unknown as ItemBefore['placed'] }]
  })
  return { ...state, extendedItems: tableSetAll(state.extendedItems, [[batch, before]]) }
}

function asBefore<State extends ExtendedState>(state: State, { batch }: Manifest): State {
  const before = tableGet(state.extendedItems, batch) ?? []
  const placed = Object.fromEntries(
    placedSlices.map((slice) => [slice, restored<unknown>(state[slice], before, (each) => each.placed[slice])]),
  )
  return {
    ...state,
    ...placed,
    items: restored(state.items, before, ({ item }) => withMediaOf(item, tableGet(state.items, item.id))),
    extendedItems: tableRemoveAll(state.extendedItems, [batch]),
    compared: state.compared + 1,
  }
}

function restored<T>(
  table: Table<T>,
  before: readonly ItemBefore[],
  ofItem: (before: ItemBefore) => T | undefined,
): Table<T> {
  const values = before.map((each) => [each.item.id, ofItem(each)] as const)
  const without = values.flatMap(([id, value]) => (value === undefined ? [id] : []))
  const known = values.filter((entry): entry is readonly [string, T & {}] => entry[1] !== undefined)
  return tableSetAll(tableRemoveAll(table, without), known)
}
