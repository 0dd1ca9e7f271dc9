import type { Comparison } from '#shared/compare/comparison.ts'
import { needsPerson } from '#shared/compare/differences.ts'
import { type Table, tableGet } from '#shared/kernel/table.ts'
import { askedAgain } from './asked-again.ts'
import type { Bench } from './bench.ts'
import { type Disputes, openDisputes } from './dispute.ts'
import { withoutNames } from './mentions.ts'
import { type Place, placeKey, placesOverlap } from './place.ts'
import { type RuledPlace, ruledLabel } from './result.ts'
import type { RoomSettings } from './settings.ts'
import type { SettledBefore, Settlings } from './settling.ts'

export interface BlockerState {
  readonly settings: RoomSettings
  readonly settlings: Settlings
  readonly settledBefore: SettledBefore
  readonly disputes: Disputes
  readonly rulings: Table<readonly RuledPlace[]>
}

/** A named reason why an item may not be signed off yet. */
export interface Blocker {
  readonly name: 'open-dispute' | 'unsettled-difference'
  readonly message: string
  readonly place: Place
}

/** Differences that ask for a person, or are asked again, and have neither a settling nor a ruling; of labels that are `gone` only whether they are there. */
export function unsettledPlaces(
  { settlings, settledBefore, rulings }: Pick<BlockerState, 'settlings' | 'settledBefore' | 'rulings'>,
  item: string,
  { units, profile }: Pick<Comparison, 'units' | 'profile'>,
  gone: ReadonlySet<string> = new Set(),
): readonly Place[] {
  const settled = tableGet(settlings, item) ?? {}
  const ruled = tableGet(rulings, item) ?? []
  const again = askedAgain({ units }, settled, tableGet(settledBefore, item) ?? [])
  const asked = new Set(again.map(({ place }) => placeKey(place)))
  return units
    .flatMap(({ unit, differences }) =>
      differences
        .map((difference) => ({ place: { unit, from: difference.from, to: difference.to }, difference }))
        .filter(({ place, difference }) => needsPerson(difference, profile) || asked.has(placeKey(place)))
        .map(({ place }) => place),
    )
    .filter(({ unit, from }) => from === 0 || !gone.has(unit))
    .filter((place) => !settled[placeKey(place)] && !ruled.some((ruling) => placesOverlap(ruling.place, place)))
}

/** Labels that do not stand in a draft: what else was asked about them asks nobody any more. */
export const goneLabels = (units: Bench['units'], rulings: readonly RuledPlace[]): ReadonlySet<string> =>
  new Set(
    units.flatMap(({ id, label }) => {
      const ruled = rulings.filter(({ place }) => place.unit === id)
      return label && !ruledLabel(label, ruled).there ? [id] : []
    }),
  )

/** The screen lists these and sign-off refuses with the same list. */
export function blockersOf(
  state: BlockerState,
  item: string,
  { comparison, units }: Pick<Bench, 'comparison' | 'units'>,
): readonly Blocker[] {
  const disputed = openDisputes(state.disputes, item).map(
    ({ place, question, mentions }): Blocker => ({
      name: 'open-dispute',
      message: `An open dispute: ${withoutNames(question, mentions)}`,
      place,
    }),
  )
  if (!state.settings.signOffNeedsAll) return disputed
  const unsettled = unsettledPlaces(
    state,
    item,
    comparison,
    goneLabels(units, tableGet(state.rulings, item) ?? []),
  ).map((place): Blocker => ({ name: 'unsettled-difference', message: 'A difference is not settled.', place }))
  return [...disputed, ...unsettled]
}
