import type { ComparisonProfile } from '#shared/compare/comparison.ts'
import { readingKey } from '#shared/compare/differences.ts'
import { type Table, tableGet, tableSet, tableSetAll } from '#shared/kernel/table.ts'
import type { Disputes } from './dispute.ts'
import { type Items, withMediaOf } from './item.ts'
import { type ItemChange, type ItemsCompared, isUnitAsItWas, placeAfter, readingsAfter } from './item-change.ts'
import { type Place, placeKey, placesOverlap } from './place.ts'
import type { ReopenedRulings, Rulings } from './ruling.ts'
import type { Settled, SettledBefore, Settlings, Take } from './settling.ts'

/** What speaks of places of an item's network. */
interface PlacedState {
  readonly items: Items
  readonly settlings: Settlings
  readonly settledBefore: SettledBefore
  readonly disputes: Disputes
  readonly rulings: Rulings
  readonly reopenedRulings: ReopenedRulings
  readonly compared: number
}

/**
 * Items have new comparisons: everything that was decided moves to its place in the new network and keeps its words.
 * Settlings that answer no difference there as they stand are kept apart: what differs there is asked again.
 */
export function withItemsCompared<State extends PlacedState>(state: State, { changed }: ItemsCompared): State {
  const known = changed.filter(({ after }) => tableGet(state.items, after.id))
  const items = tableSetAll(
    state.items,
    known.map(({ after }) => {
      const now = tableGet(state.items, after.id)
      return [after.id, withMediaOf({ ...after, batch: now?.batch ?? '' }, now)] as const
    }),
  )
  return known
    .filter(({ units }) => units && units.length > 0)
    .reduce(carryItem, {
      ...state,
      items,
      compared: state.compared + 1,
    })
}

function carryItem<State extends PlacedState>(state: State, change: ItemChange): State {
  const { id } = change.after
  const move = <T extends { readonly place: Place }>(placed: T): T => moved(placed, change)
  const disputes = tableGet(state.disputes, id)
  return {
    ...state,
    ...carrySettlings(state, change),
    disputes: disputes
      ? tableSet(
          state.disputes,
          id,
          Object.fromEntries(Object.entries(disputes).map(([key, dispute]) => [key, move(dispute)])),
        )
      : state.disputes,
    rulings: movedAll(state.rulings, id, move),
    reopenedRulings: movedAll(state.reopenedRulings, id, move),
  }
}

const moved = <T extends { readonly place: Place }>(placed: T, change: ItemChange): T => ({
  ...placed,
  place: placeAfter(change, placed.place),
})

function movedAll<T>(table: Table<readonly T[]>, id: string, move: (placed: T) => T): Table<readonly T[]> {
  const placed = tableGet(table, id)
  return placed ? tableSet(table, id, placed.map(move)) : table
}

function carrySettlings(
  { settlings, settledBefore }: Pick<PlacedState, 'settlings' | 'settledBefore'>,
  change: ItemChange,
): Pick<PlacedState, 'settlings' | 'settledBefore'> {
  const { id } = change.after
  const standing = Object.values(tableGet(settlings, id) ?? {})
  const earlier = tableGet(settledBefore, id) ?? []
  if (standing.length + earlier.length === 0) return { settlings, settledBefore }
  const carried: Record<string, Settled> = {}
  const before: Settled[] = []
  for (const settled of [...standing, ...earlier]) {
    const isReplaced = !standing.includes(settled) && standing.some(({ place }) => placesOverlap(place, settled.place))
    const now = isReplaced ? undefined : answering(settled, change, standing.includes(settled))
    if (now && !carried[placeKey(now.place)]) carried[placeKey(now.place)] = now
    else before.push(moved(settled, change))
  }
  return {
    settlings: tableSet(settlings, id, carried),
    settledBefore: before.length + earlier.length > 0 ? tableSet(settledBefore, id, before) : settledBefore,
  }
}

/** The settling at its new place, if a difference is there that its words answer. */
function answering(settled: Settled, change: ItemChange, stands: boolean): Settled | undefined {
  if (isUnitAsItWas(change, settled.place.unit)) return stands ? settled : undefined
  const place = placeAfter(change, settled.place)
  const take = takeAfter(settled, readingsAfter(change, place), change.profile)
  if (take === undefined) return undefined
  const previous = settled.previous && (answering(settled.previous, change, stands) ?? null)
  return { ...settled, place, take, previous }
}

/** Words of one's own, and that nothing was said, answer whatever the readings are. */
function takeAfter(
  { take, after }: Settled,
  readings: readonly string[] | undefined,
  profile: ComparisonProfile,
): Take | undefined {
  if (!readings || typeof take !== 'number') return readings && take
  const key = readingKey(after, profile)
  const exact = readings.indexOf(after)
  const found = exact >= 0 ? exact : readings.findIndex((reading) => readingKey(reading, profile) === key)
  return found >= 0 ? found : undefined
}
