/** Shares from 0 to 1. */
export interface DefectRate {
  readonly rate: number
  readonly low: number
  readonly high: number
}

/** The 97.5 % quantile of the normal distribution: 95 % lie between it and its opposite. */
const z = 1.959963984540054

/**
 * The share of wrong items in a batch of `of`, told from `judged` of them drawn at random, with its 95 % interval:
 * Wilson's score interval (1927), its variance taken times (of − judged) / (of − 1) as one draws without putting back
 * (Cochran, Sampling Techniques, 2.6). Null where nothing was judged; exact where everything was.
 */
export function defectRate(wrong: number, judged: number, of: number): DefectRate | null {
  if (judged === 0) return null
  const rate = wrong / judged
  if (judged >= of) return { rate, low: rate, high: rate }
  const n = (judged * (of - 1)) / (of - judged)
  const middle = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  return { rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
