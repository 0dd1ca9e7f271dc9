import { bootstrapInterval } from '#shared/compare/bootstrap.ts'
import type { Comparison, UnitComparison } from '#shared/compare/comparison.ts'
import type { Interval } from '#shared/compare/wilson.ts'
import { errorCounts } from '#shared/compare/word-error-rate.ts'
import { splitWords } from '#shared/compare/words.ts'
import { seedOf } from '#shared/kernel/drawn-numbers.ts'

/** Places where two texts were held against each other, and in how many of them both had the same word. */
export interface AgreementCounts {
  readonly same: number
  readonly places: number
}

/** What an item tells of agreement: among its sources, and of each source with what was settled. */
export interface ItemAgreement {
  readonly before: AgreementCounts
  readonly after: AgreementCounts
}

/** A share from 0 to 1, over so many items; without an interval where one item alone tells it. */
export interface AgreementShare {
  readonly share: number
  readonly items: number
  readonly interval: Interval | null
}

const none: AgreementCounts = { same: 0, places: 0 }
const plus = (a: AgreementCounts, b: AgreementCounts): AgreementCounts => ({
  same: a.same + b.same,
  places: a.places + b.places,
})

/**
 * Both counts of one item, unit by unit so that long items can be done in steps: yields how many units are done. Words are
 * the same where their comparison keys are; a place is a word of either text, a word of both where they are aligned.
 */
export function* itemAgreement(
  comparison: Comparison,
  settled: readonly { readonly id: string; readonly text: string }[],
): Generator<number, ItemAgreement> {
  let [before, after] = [none, none]
  for (const [at, unit] of comparison.units.entries()) {
    const said = wordsOfSources(unit, comparison.sources)
    const text = settled.find(({ id }) => id === unit.unit)?.text ?? ''
    const stands = splitWords(text, comparison.profile).map(({ key }) => key)
    before = plus(before, amongSources(unit, comparison.sources))
    after = said.map((words) => betweenTexts(stands, words)).reduce(plus, after)
    yield at + 1
  }
  return { before, after }
}

/** Every pair of sources, by the columns of the network. */
function amongSources({ columns }: UnitComparison, sources: number): AgreementCounts {
  return columns.reduce((sum, { arcs }) => {
    const [spoken, silent] = [arcs.filter(({ key }) => key !== ''), arcs.filter(({ key }) => key === '')]
    const pairs = (count: number) => (count * (count - 1)) / 2
    const quiet = silent.reduce((count, { sources: of }) => count + of.length, 0)
    const same = spoken.reduce((count, { sources: of }) => count + pairs(of.length), 0)
    return plus(sum, { same, places: pairs(sources) - pairs(quiet) })
  }, none)
}

function wordsOfSources({ columns }: UnitComparison, sources: number): readonly (readonly string[])[] {
  const said = Array.from({ length: sources }, (): string[] => [])
  for (const { arcs } of columns)
    for (const { key, sources: of } of arcs) if (key !== '') for (const source of of) said[source]?.push(key)
  return said
}

function betweenTexts(a: readonly string[], b: readonly string[]): AgreementCounts {
  if (a.length === b.length && a.every((key, at) => key === b[at])) return { same: a.length, places: a.length }
  const { hits, substitutions, deletions, insertions } = errorCounts(a, b)
  return { same: hits, places: hits + substitutions + deletions + insertions }
}

/**
 * The share over all places of these items, with the middle 95 % of a bootstrap by items (words of one item are not
 * independent). Undefined, as null, where no place was compared. The same counts give the same interval.
 */
export function agreementOf(counts: readonly AgreementCounts[]): AgreementShare | null {
  const compared = counts.filter(({ places }) => places > 0)
  const share = sameShare(compared)
  if (share === null) return null
  const seed = seedOf(compared.flatMap(({ same, places }) => [same, places]))
  return { share, items: compared.length, interval: bootstrapInterval(compared, seed, sameShare) }
}

/** Of all places of these items, the share where both had the same; null where there is none. */
export function sameShare(counts: readonly AgreementCounts[]): number | null {
  let [same, places] = [0, 0]
  for (const one of counts) {
    same += one.same
    places += one.places
  }
  return places === 0 ? null : same / places
}
