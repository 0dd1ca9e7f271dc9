type Tags = ReadonlySet<string>

/** The distances between sets of tags by name, each from 0 (the same) to 1 (nothing in common). */
export type SetDistance = 'jaccard' | 'masi' | 'monotonicity'

/**
 * - `jaccard`: 1 − J, where J is the share of their tags that both have; two empty sets are the same.
 * - `masi`: 1 − J · M (Passonneau 2006), where M is 1 for the same sets, 2/3 where one holds the other, 1/3 where they overlap,
 *   0 where they have nothing in common. Others multiply 1 − J by something else, or round M: their figures differ.
 * - `monotonicity`: 1 − M.
 */
export const setDistance: Readonly<Record<SetDistance, (a: Tags, b: Tags) => number>> = {
  jaccard: (a, b) => 1 - jaccard(a, b),
  masi: (a, b) => 1 - jaccard(a, b) * monotonicity(a, b),
  monotonicity: (a, b) => 1 - monotonicity(a, b),
}

function common(a: Tags, b: Tags): number {
  let both = 0
  for (const tag of a) if (b.has(tag)) both++
  return both
}

function jaccard(a: Tags, b: Tags): number {
  const both = common(a, b)
  const either = a.size + b.size - both
  return either === 0 ? 1 : both / either
}

function monotonicity(a: Tags, b: Tags): number {
  const both = common(a, b)
  if (both === a.size && both === b.size) return 1
  if (both === a.size || both === b.size) return 2 / 3
  return both > 0 ? 1 / 3 : 0
}
