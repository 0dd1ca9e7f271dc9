import type { Comparison } from '#shared/compare/comparison.ts'
import { needsPerson } from '#shared/compare/differences.ts'
import { type Table, tableGet } from '#shared/kernel/table.ts'
import { type Disputes, openDisputes } from './dispute.ts'
import { withoutNames } from './mentions.ts'
import { type Place, placeKey, placesOverlap } from './place.ts'
import type { RuledPlace } from './result.ts'
import type { RoomSettings } from './settings.ts'
import type { Settlings } from './settling.ts'

export interface BlockerState {
  readonly settings: RoomSettings
  readonly settlings: Settlings
  readonly disputes: Disputes
  readonly rulings: Table<readonly RuledPlace[]>
}

/** A named reason why an item may not be signed off yet. */
export interface Blocker {
  readonly name: 'open-dispute' | 'unsettled-difference'
  readonly message: string
  readonly place: Place
}

/** Differences that ask for a person and have neither a settling nor a ruling. */
export function unsettledPlaces(
  { settlings, rulings }: Pick<BlockerState, 'settlings' | 'rulings'>,
  item: string,
  { units, profile }: Pick<Comparison, 'units' | 'profile'>,
): readonly Place[] {
  const settled = tableGet(settlings, item) ?? {}
  const ruled = tableGet(rulings, item) ?? []
  return units
    .flatMap(({ unit, differences }) =>
      differences.filter((difference) => needsPerson(difference, profile)).map(({ from, to }) => ({ unit, from, to })),
    )
    .filter((place) => !settled[placeKey(place)] && !ruled.some((ruling) => placesOverlap(ruling.place, place)))
}

/** The screen lists these and sign-off refuses with the same list. */
export function blockersOf(state: BlockerState, item: string, comparison: Comparison): readonly Blocker[] {
  const disputed = openDisputes(state.disputes, item).map(
    ({ place, question, mentions }): Blocker => ({
      name: 'open-dispute',
      message: `An open dispute: ${withoutNames(question, mentions)}`,
      place,
    }),
  )
  if (!state.settings.signOffNeedsAll) return disputed
  const unsettled = unsettledPlaces(state, item, comparison).map(
    (place): Blocker => ({ name: 'unsettled-difference', message: 'A difference is not settled.', place }),
  )
  return [...disputed, ...unsettled]
}
