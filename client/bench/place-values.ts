import { placeReadings } from '#shared/compare/place-readings.ts'
import { comparedUnit } from '#shared/domain/bench.ts'
import type { Dispute } from '#shared/domain/dispute.ts'
import type { Place } from '#shared/domain/place.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'

/** Words that could stand at a place: who gave them, and who holds them in a dispute. */
export interface PlaceValue {
  readonly words: string
  /** Indexes of sources. */
  readonly sources: readonly number[]
  /** Persons who hold or vote for them. */
  readonly holders: readonly string[]
  readonly stands: boolean
}

/**
 * The readings of any place, in the order of its difference where it is one; then what stands there, then what is held
 * in its dispute. What others add meanwhile comes last, so that numbers never change under the finger.
 */
export function placeValues(
  { bench, sources }: Pick<ItemScreen, 'bench' | 'sources'>,
  place: Place,
  stands: string,
  dispute: Dispute | null,
): readonly PlaceValue[] {
  const compared = bench && comparedUnit(bench.comparison, place.unit)
  // Whoever may not see others' words has no readings to offer.
  const masked = sources?.sources.some(({ segments }) => segments === null) ?? true
  const readings =
    compared && bench && !masked ? placeReadings(compared, place.from, place.to, bench.comparison.sources) : []
  const said = readings.map(({ text, sources: given }) => ({ words: text, sources: given }))
  const held = dispute?.positions ?? []
  const words = new Set([...said.map((one) => one.words), stands, ...held.map(({ value }) => value)])
  return [...words].map((one) => {
    const position = held.find(({ value }) => value === one)
    return {
      words: one,
      sources: said.find((reading) => reading.words === one)?.sources ?? [],
      holders: position ? [position.by, ...position.votes.filter((person) => person !== position.by)] : [],
      stands: one === stands,
    }
  })
}
