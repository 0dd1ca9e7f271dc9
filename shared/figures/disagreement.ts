import { type Estimate, undefinedFor } from '#shared/figures/figure.ts'

/** What a figure that is corrected for chance is made of, in the unit of its distance: 0 where all is alike. */
export interface Disagreement {
  readonly observed: number
  /** What would be observed if the same answers were given by chance. */
  readonly expected: number
}

/**
 * 1 − observed / expected: 1 is perfect, 0 is chance, below 0 is worse than chance. Kappa as (Po − Pe) / (1 − Pe) is the
 * same with observed = 1 − Po and expected = 1 − Pe. Undefined where chance leaves nothing to disagree on.
 */
export function correctedForChance(observed: number, expected: number, n: number): Estimate<Disagreement> {
  if (expected === 0) return undefinedFor('one-answer-only', n)
  return { defined: true, value: 1 - observed / expected, n, observed, expected }
}
