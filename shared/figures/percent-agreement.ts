import { type AgreementCounts, sameShare } from '#shared/compare/agreement.ts'
import { type Answers, answeredByTwo, countAnswers, samePairs } from '#shared/figures/answers.ts'
import { type Estimate, type FigureSteps, figureOf, itemsOf, undefinedFor } from '#shared/figures/figure.ts'

/**
 * Of all pairs of answers to the same item the share that are the same, from 0 to 1, over all items together. Says
 * nothing of chance. `n` counts the items that two or more people answered.
 */
export function* percentAgreement(
  items: readonly Answers<string | number>[],
  seed: number,
  of?: readonly number[],
): FigureSteps {
  const pairs = answeredByTwo(countAnswers(items, (value) => value).items).map(({ counts, size, row }) => ({
    same: samePairs(counts) / 2,
    places: (size * (size - 1)) / 2,
    row,
  }))
  return yield* figureOf(pairs, seed, estimate, itemsOf(of))
}

function estimate(pairs: readonly AgreementCounts[]): Estimate {
  const value = sameShare(pairs)
  return value === null ? undefinedFor('nothing-shared', 0) : { defined: true, value, n: pairs.length }
}
