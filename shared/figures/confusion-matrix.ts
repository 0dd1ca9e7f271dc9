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
  const counted = new TagCounts()
  for (const pair of pairs) counted.add(pair)
  return counted.matrix()
}

/** Pairs as they are counted, so that none is kept. */
export class TagCounts {
  readonly #often = new Map<string | null, Map<string | null, number>>()

  add([expected, given]: TagPair, often = 1): void {
    if (expected === null && given === null) return
    const row = this.#often.get(expected) ?? new Map<string | null, number>()
    this.#often.set(expected, row)
    row.set(given, (row.get(given) ?? 0) + often)
  }

  /** How often each tag stands on either side. */
  tags(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const [expected, row] of this.#often)
      for (const [given, often] of row)
        for (const tag of [expected, given]) if (tag !== null) counts.set(tag, (counts.get(tag) ?? 0) + often)
    return counts
  }

  /** The same under other names, where several may become one. */
  renamed(name: (tag: string) => string): TagCounts {
    const renamed = new TagCounts()
    for (const [expected, row] of this.#often)
      for (const [given, often] of row)
        renamed.add([expected === null ? null : name(expected), given === null ? null : name(given)], often)
    return renamed
  }

  matrix(): ConfusionMatrix {
    const named = [...this.tags().keys()].sort(inOrder)
    const hasNone = this.#often.has(null) || [...this.#often.values()].some((row) => row.has(null))
    const tags = hasNone ? [...named, null] : named
    const counts = tags.map((expected) => tags.map((given) => this.#often.get(expected)?.get(given) ?? 0))
    return { tags, counts, n: counts.flat().reduce((sum, often) => sum + often, 0) }
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
