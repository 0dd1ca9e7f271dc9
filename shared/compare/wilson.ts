/** Ends of an interval, from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % quantile of the normal distribution: 95 % lie between it and its opposite. */
const z = 1.959963984540054

/** Wilson's score interval (1927) at 95 % of a share that was seen `n` times, n above 0. */
export function wilson(rate: number, n: number): Interval {
  const middle = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** A share of counted things with its 95 % interval. */
export interface Share extends Interval {
  readonly rate: number
}

/** Null where nothing was counted: a share of nothing is not defined. */
export const shareOf = (some: number, all: number): Share | null =>
  all === 0 ? null : { rate: some / all, ...wilson(some / all, all) }
