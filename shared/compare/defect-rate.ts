import { type Share, wilson } from './wilson.ts'

export type DefectRate = Share

/**
 * The share of wrong items in a batch of `of`, told from `judged` of them drawn at random, with its 95 % interval:
 * Wilson's score interval (1927), its variance taken times (of − judged) / (of − 1) as one draws without putting back
 * (Cochran, Sampling Techniques, 2.6). Null where nothing was judged; exact where everything was.
 */
export function defectRate(wrong: number, judged: number, of: number): DefectRate | null {
  if (judged === 0) return null
  const rate = wrong / judged
  if (judged >= of) return { rate, low: rate, high: rate }
  return { rate, ...wilson(rate, (judged * (of - 1)) / (of - judged)) }
}
