import type { Interval } from '#shared/compare/wilson.ts'
import { atOnce } from '#shared/kernel/at-once.ts'
import { randomFrom } from '#shared/kernel/drawn-numbers.ts'

const draws = 400

/** How many of the draws may leave a figure undefined before its interval is: they would be missing at one end of it. */
const undefinedAtMost = draws / 20

/**
 * The middle 95 % of what is told by 400 draws of as many items with putting back (percentile bootstrap, Efron & Tibshirani
 * 1993, chapter 13; nearest rank). `tell` gives null where what was drawn defines nothing; it must not keep the list, which is
 * used again. The same items, order and seed give the same interval. Null for fewer than two items. Yields how many draws are done.
 */
export function* bootstrapSteps<Item>(
  items: readonly Item[],
  seed: number,
  tell: (drawn: readonly Item[]) => number | null,
): Generator<number, Interval | null> {
  if (items.length < 2) return null
  const random = randomFrom(seed)
  const drawn = [...items]
  const told: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    for (let at = 0; at < drawn.length; at++) drawn[at] = items[Math.floor(random() * items.length)] as Item
    const value = tell(drawn)
    if (value !== null) told.push(value)
    yield draw + 1
  }
  if (told.length < draws - undefinedAtMost) return null
  const sorted = Float64Array.from(told).sort()
  return { low: atRank(sorted, 0.025), high: atRank(sorted, 0.975) }
}

/** The same in one go, for figures that are told by a few counts. */
export const bootstrapInterval = <Item>(...asked: Parameters<typeof bootstrapSteps<Item>>): Interval | null =>
  atOnce(bootstrapSteps(...asked))

const atRank = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
