import type { UnitComparison } from '#shared/compare/comparison.ts'
import { readingKey } from '#shared/compare/differences.ts'
import { isKept, sideBySide } from '#shared/compare/own-words.ts'
import { splitWords } from '#shared/compare/words.ts'
import { type Bench, benchUnit, textAt } from '#shared/domain/bench.ts'
import { type Place, placesOverlap } from '#shared/domain/place.ts'
import { type RuledPlace, resultOf } from '#shared/domain/result.ts'
import type { Settled } from '#shared/domain/settling.ts'

/** Where what somebody said of an item is not what stands there. */
export interface OwnDifference {
  readonly unit: string
  /** Empty where they said nothing. */
  readonly said: string
  /** Empty where nothing stands. */
  readonly result: string
}

/** What decides about an item beside its draft. */
interface Decided {
  readonly settled: Readonly<Record<string, Pick<Settled, 'place'>>>
  readonly rulings: readonly RuledPlace[]
}

function saidAt({ columns }: UnitComparison, sources: ReadonlySet<number>, from = 0, to = columns.length): string {
  return columns
    .slice(from, to)
    .flatMap(({ arcs }) => arcs.find((arc) => arc.sources.some((source) => sources.has(source)))?.text || [])
    .join(' ')
}

/**
 * Of the places that were decided, in the order in which they were, those where a source says something else.
 * Spellings that the room takes for the same are no difference.
 */
export function decidedAgainst(
  bench: Bench,
  own: ReadonlySet<number>,
  { settled, rulings }: Decided,
): readonly OwnDifference[] {
  const { units, profile } = bench.comparison
  const ruled = (place: Place) => rulings.some((ruling) => placesOverlap(ruling.place, place))
  const places = [
    ...Object.values(settled)
      .filter(({ place }) => !ruled(place))
      .map(({ place }) => ({ place, result: (textAt(bench, place) ?? '').trim() })),
    ...rulings.map(({ place, value }) => ({ place, result: value })),
  ]
  return places.flatMap(({ place, result }) => {
    const unit = units.find((compared) => compared.unit === place.unit)
    const said = unit ? saidAt(unit, own, place.from, place.to) : ''
    if (!unit || readingKey(said, profile) === readingKey(result, profile)) return []
    return [{ unit: place.unit, said, result }]
  })
}

/** Every stretch in which the draft as it stands, rulings laid over, has other words than a source. */
export function draftAgainst(bench: Bench, own: ReadonlySet<number>, { rulings }: Decided): readonly OwnDifference[] {
  const { units, profile } = bench.comparison
  const result = resultOf(bench, rulings)
  return units.flatMap((unit) => {
    const said = splitWords(saidAt(unit, own), profile)
    const stands = splitWords(result.find(({ id }) => id === unit.unit)?.text ?? '', profile)
    if (!benchUnit(bench, unit.unit)) return []
    const runs: { unit: string; said: string; result: string }[] = []
    let open = false
    for (const step of sideBySide(said, stands)) {
      const last = open ? runs.pop() : undefined
      open = !isKept(step)
      if (open)
        runs.push({
          unit: unit.unit,
          said: joined(last?.said, step.said?.text),
          result: joined(last?.result, step.stands?.text),
        })
      else if (last) runs.push(last)
    }
    return runs
  })
}

const joined = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(' ')

/** Which of an item's sources are a person's own, by the order in which it lists its annotators. */
export const sourcesOfPerson = (annotators: readonly string[], person: string): ReadonlySet<number> =>
  new Set(annotators.flatMap((one, at) => (one === person ? [at] : [])))
