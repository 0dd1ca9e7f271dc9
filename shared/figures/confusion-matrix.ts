/** Two words for one thing: the expected tag and the given one; null where the one side has none. */
export type TagPair = readonly [expected: string | null, given: string | null]

export interface ConfusionMatrix {
  /** Sorted; null, for none, is last, and there only where a pair has it. */
  readonly tags: readonly (string | null)[]
  /** `counts[e][g]`: how often `tags[e]` was expected and `tags[g]` given. */
  readonly counts: readonly (readonly number[])[]
  /** How many pairs were counted. */
  readonly n: number
}

/** Counts which tags were taken for which; a pair of twice none is not counted. */
export function confusionMatrix(pairs: readonly TagPair[]): ConfusionMatrix {
  const counted = pairs.filter(([expected, given]) => expected !== null || given !== null)
  const met = new Set(counted.flat())
  const named = [...met].filter((tag) => tag !== null).sort(inOrder)
  const tags = met.has(null) ? [...named, null] : named
  const numbers = new Map(tags.map((tag, at) => [tag, at]))
  const counts = tags.map(() => tags.map(() => 0))
  for (const [expected, given] of counted) {
    const [row, column] = [counts[numbers.get(expected) ?? -1], numbers.get(given) ?? -1]
    if (row) row[column] = (row[column] ?? 0) + 1
  }
  return { tags, counts, n: counted.length }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
