import type { Comparison, UnitComparison } from '#shared/compare/comparison.ts'
import { splitWords } from '#shared/compare/words.ts'
import { type Bench, benchUnit } from '#shared/domain/bench.ts'
import { type Place, placesOverlap } from '#shared/domain/place.ts'
import type { RuledPlace } from '#shared/domain/result.ts'
import type { Settled } from '#shared/domain/settling.ts'

/** Where what somebody said of an item is not what stands there. */
export interface OwnDifference {
  readonly place: Place
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

/** As the room compares words: spellings that it takes for the same are no difference. */
const keyOf = (text: string, { profile }: Comparison): string =>
  splitWords(text, profile)
    .map(({ key }) => key)
    .join(' ')

function saidAt({ columns }: UnitComparison, sources: ReadonlySet<number>, { from, to }: Place): string {
  return columns
    .slice(from, to)
    .flatMap(({ arcs }) => arcs.find((arc) => arc.sources.some((source) => sources.has(source)))?.text || [])
    .join(' ')
}

/** Of the places that were decided, in the order in which they were, those where a source says something else. */
export function decidedAgainst(
  { comparison, units }: Bench,
  own: ReadonlySet<number>,
  { settled, rulings }: Decided,
): readonly OwnDifference[] {
  const ruled = (place: Place) => rulings.some((ruling) => placesOverlap(ruling.place, place))
  const stands = ({ unit: id, from, to }: Place) => {
    const unit = units.find((one) => one.id === id)
    const stretch = unit?.stretch(from, to)
    return unit && stretch ? unit.text.slice(stretch.from, stretch.to).trim() : ''
  }
  const places = [
    ...Object.values(settled)
      .filter(({ place }) => !ruled(place))
      .map(({ place }) => ({ place, result: stands(place) })),
    ...rulings.map(({ place, value }) => ({ place, result: value })),
  ]
  return places.flatMap(({ place, result }) => {
    const unit = comparison.units.find((compared) => compared.unit === place.unit)
    const said = unit ? saidAt(unit, own, place) : ''
    return !unit || keyOf(said, comparison) === keyOf(result, comparison) ? [] : [{ place, said, result }]
  })
}

/** Every stretch of columns in which the draft as it stands, rulings laid over, has other words than a source. */
export function draftAgainst(bench: Bench, own: ReadonlySet<number>, decided: Decided): readonly OwnDifference[] {
  const { comparison } = bench
  const ruled = decidedAgainst(bench, own, { settled: {}, rulings: decided.rulings })
  const free = (place: Place) => !decided.rulings.some((ruling) => placesOverlap(ruling.place, place))
  const typed = comparison.units.flatMap((unit) => {
    const stands = benchUnit(bench, unit.unit)
    if (!stands) return []
    const runs: { place: Place; result: string }[] = []
    unit.columns.forEach((_, from) => {
      const place = { unit: unit.unit, from, to: from + 1 }
      const stretch = stands.stretch(place.from, place.to)
      const result = stands.text.slice(stretch.from, stretch.to).trim()
      if (!free(place) || keyOf(saidAt(unit, own, place), comparison) === keyOf(result, comparison)) return
      const last = runs.at(-1)
      if (last?.place.to === from)
        runs[runs.length - 1] = {
          place: { ...last.place, to: from + 1 },
          result: [last.result, result].filter(Boolean).join(' '),
        }
      else runs.push({ place, result })
    })
    return runs.map(({ place, result }) => ({ place, result, said: saidAt(unit, own, place) }))
  })
  return [...typed, ...ruled]
}

/** Which source a person's own are, by the order in which an item lists its annotators. */
export const sourcesOfPerson = (annotators: readonly string[], person: string): ReadonlySet<number> =>
  new Set(annotators.flatMap((one, at) => (one === person ? [at] : [])))
