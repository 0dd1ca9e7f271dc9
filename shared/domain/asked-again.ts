import type { Comparison } from '#shared/compare/comparison.ts'
import { type Place, placeKey, placesOverlap } from './place.ts'
import type { ItemSettlings, Settled } from './settling.ts'

/** A difference that was settled before the item was compared anew, and is not settled as it is now. */
export interface AskedAgain {
  readonly place: Place
  /** What was taken there, the latest last. */
  readonly before: readonly Settled[]
}

export function askedAgain(
  { units }: Pick<Comparison, 'units'>,
  settled: ItemSettlings,
  before: readonly Settled[],
): readonly AskedAgain[] {
  if (before.length === 0) return []
  return units.flatMap(({ unit, differences }) =>
    differences.flatMap(({ from, to }) => {
      const place = { unit, from, to }
      const there = before.filter((one) => placesOverlap(one.place, place))
      return there.length > 0 && !settled[placeKey(place)] ? [{ place, before: there }] : []
    }),
  )
}
