import { type Answers, answeredByTwo, type CountedAnswers, countAnswers, samePairs } from '#shared/figures/answers.ts'
import { correctedForChance, type Disagreement } from '#shared/figures/disagreement.ts'
import {
  type Estimate,
  type Figure,
  type FigureSteps,
  figureOf,
  itemsOf,
  undefinedFor,
} from '#shared/figures/figure.ts'

/**
 * Fleiss' kappa (1971) of any number of people, who need not be the same from item to item but must be as many: undefined as
 * `uneven-answers` where they are not (Krippendorff's alpha takes those). Items without any answer are left out; `n` counts
 * the others.
 */
export function* fleissKappa(
  items: readonly Answers<string | number>[],
  seed: number,
  of?: readonly number[],
): FigureSteps<Figure<Disagreement>> {
  const counted = countAnswers(items, (value) => value)
  const answered = counted.items.filter(({ size }) => size > 0)
  if (answeredByTwo(answered).length === 0) return undefinedFor('nothing-shared', 0)
  if (answered.some(({ size }) => size !== answered[0]?.size)) return undefinedFor('uneven-answers', answered.length)
  return yield* figureOf(answered, seed, (drawn) => estimate(drawn, counted.values.length), itemsOf(of))
}

function estimate(items: readonly CountedAnswers[], different: number): Estimate<Disagreement> {
  const totals = new Float64Array(different)
  let [observed, answers] = [0, 0]
  for (const { values, counts, size } of items) {
    observed += 1 - samePairs(counts) / (size * (size - 1))
    answers += size
    for (const [at, value] of values.entries()) totals[value] = (totals[value] as number) + (counts[at] as number)
  }
  const alike = totals.reduce((sum, often) => sum + often * often, 0)
  return correctedForChance(observed / items.length, (answers * answers - alike) / (answers * answers), items.length)
}
