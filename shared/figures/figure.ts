import { bootstrapInterval } from '#shared/compare/bootstrap.ts'
import type { Interval } from '#shared/compare/wilson.ts'

/** The closed list of reasons why a figure is not defined; the client has one sentence for each. */
export type UndefinedReason =
  /** There is no item, or none holds anything to compare. */
  | 'nothing-there'
  /** No item was answered by two people. */
  | 'nothing-shared'
  /** All answers are one and the same, so chance alone explains that people agree. */
  | 'one-answer-only'
  /** The figure needs as many answers to each item, and some have fewer. */
  | 'uneven-answers'
  /** Somebody has two units of one tag on the same stretch, which the figure has no meaning for. */
  | 'overlapping-units'
  /** Recall of nothing: no item has a label that was expected. */
  | 'nothing-expected'
  /** Precision of nothing: no item has a label that was given. */
  | 'nothing-given'
  | 'nothing-matched'
  /** Both shapes have no extent, so neither has a share of the other. */
  | 'no-extent'

/** Never 0 or NaN in the place of a number that does not exist. `n` is how many items there were to tell it. */
export interface Undefined {
  readonly defined: false
  readonly reason: UndefinedReason
  readonly n: number
}

interface Defined {
  readonly defined: true
  readonly value: number
  /** How many items tell it: those that hold something to compare. */
  readonly n: number
}

/** A figure of the items at hand, without a word about others like them. `Parts` is what it is made of. */
export type Estimate<Parts = unknown> = (Defined & Parts) | Undefined

/** A figure with its 95 % interval, null where the items are too few or too alike to tell one. */
export type Figure<Parts = unknown> = (Defined & Parts & { readonly interval: Interval | null }) | Undefined

export const undefinedFor = (reason: UndefinedReason, n: number): Undefined => ({ defined: false, reason, n })

/**
 * The estimate over these items with a percentile bootstrap by item: what stands within one item is not independent. The
 * same items in the same order with the same seed (any whole number) give the same interval.
 */
export function figureOf<Item, Parts>(
  items: readonly Item[],
  seed: number,
  estimate: (items: readonly Item[]) => Estimate<Parts>,
): Figure<Parts> {
  const whole = estimate(items)
  if (!whole.defined) return whole
  const interval = bootstrapInterval(items, seed, (drawn) => {
    const told = estimate(drawn)
    return told.defined ? told.value : null
  })
  return { ...whole, interval }
}
