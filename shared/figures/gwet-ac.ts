import { type Answers, answeredByTwo, type CountedAnswers, countAnswers } from '#shared/figures/answers.ts'
import { correctedForChance, type Disagreement } from '#shared/figures/disagreement.ts'
import { type Estimate, type Figure, type FigureSteps, figureOf, undefinedFor } from '#shared/figures/figure.ts'

/**
 * Gwet's AC1 (`same`) and AC2 with quadratic weights, for any number of people and missing answers (Gwet, Handbook of
 * Inter-Rater Reliability, 4th edition 2014). Unlike kappa it stays high where nearly all answers are one
 * value. `values` are all that can be given, as numbers or places in their order; `n` counts items that two people answered,
 * and those with one answer tell only how common it is. Throws RangeError for an answer that is not among the values.
 */
export function* gwetAc(
  items: readonly Answers<number>[],
  values: readonly number[],
  weights: 'same' | 'quadratic',
  seed: number,
): FigureSteps<Figure<Disagreement>> {
  const places = new Set(values)
  const stray = items.flat().find((answer) => answer !== null && !places.has(answer))
  if (stray !== undefined) throw new RangeError(`The answer ${stray} is not among the values`)
  const weigh = weightsFor(values, weights)
  const counted = countAnswers([[...values], ...items], (value) => value).items.slice(1)
  const answered = counted.filter(({ size }) => size > 0)
  return yield* figureOf(answered, seed, (drawn) => estimate(drawn, values.length, weigh))
}

type Weight = (a: number, b: number) => number

/** From 1 for the same value to 0 for the two that are farthest apart. */
function weightsFor(values: readonly number[], weights: 'same' | 'quadratic'): Weight {
  const range = Math.max(...values) - Math.min(...values)
  if (weights === 'same') return (a, b) => Number(a === b)
  return (a, b) => (a === b ? 1 : 1 - (((values[a] ?? 0) - (values[b] ?? 0)) / range) ** 2)
}

function estimate(items: readonly CountedAnswers[], different: number, weigh: Weight): Estimate<Disagreement> {
  const shared = answeredByTwo(items)
  if (shared.length === 0) return undefinedFor('nothing-shared', 0)
  const agreed = shared.reduce((sum, item) => sum + agreementWithin(item, weigh), 0) / shared.length
  const shares = sharesOf(items, different)
  const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0)
  const all = shares.reduce((sum, _, a) => sum + shares.reduce((row, __, b) => row + weigh(a, b), 0), 0)
  const byChance = different < 2 ? 1 : (all * spread) / (different * (different - 1))
  return correctedForChance(1 - agreed, 1 - byChance, shared.length)
}

function agreementWithin({ values, counts, size }: CountedAnswers, weigh: Weight): number {
  let pairs = 0
  for (const [at, a] of values.entries())
    for (const [to, b] of values.entries())
      pairs += (counts[at] as number) * ((counts[to] as number) - Number(at === to)) * weigh(a, b)
  return pairs / (size * (size - 1))
}

/** How common each value is: the mean of its share over the items. */
function sharesOf(items: readonly CountedAnswers[], different: number): Float64Array {
  const shares = new Float64Array(different)
  for (const { values, counts, size } of items)
    for (const [at, value] of values.entries())
      shares[value] = (shares[value] as number) + (counts[at] as number) / size / items.length
  return shares
}
