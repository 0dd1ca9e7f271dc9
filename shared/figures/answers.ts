/** What the annotators answered to one item, one place each; null where somebody did not. */
export type Answers<Value> = readonly (Value | null)[]

/** The answers to one item, counted: `counts[i]` people gave the value numbered `values[i]`. */
export interface CountedAnswers {
  readonly values: Int32Array
  readonly counts: Int32Array
  /** How many people answered. */
  readonly size: number
  /** Which of the rows it was. */
  readonly row: number
}

export interface CountedItems<Value> {
  /** Each different value once; its index is its number. */
  readonly values: readonly Value[]
  readonly items: readonly CountedAnswers[]
}

/**
 * Counts, so that a hundred annotators cost as little as a few. Values are the same where `keyOf` is; their numbers follow
 * the order in which they are met.
 */
export function countAnswers<Value>(
  items: readonly Answers<Value>[],
  keyOf: (value: Value) => string | number,
): CountedItems<Value> {
  const numbers = new Map<string | number, number>()
  const values: Value[] = []
  const numberOf = (value: Value): number => {
    const key = keyOf(value)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, values.length)
    return values.push(value) - 1
  }
  return { items: items.map((answers, row) => ({ ...countItem(answers, numberOf), row })), values }
}

function countItem<Value>(answers: Answers<Value>, numberOf: (value: Value) => number): Omit<CountedAnswers, 'row'> {
  const counts = new Map<number, number>()
  let size = 0
  for (const answer of answers) {
    if (answer === null) continue
    const number = numberOf(answer)
    counts.set(number, (counts.get(number) ?? 0) + 1)
    size++
  }
  return { values: Int32Array.from(counts.keys()), counts: Int32Array.from(counts.values()), size }
}

/** Those that can be compared: who answers alone agrees with nobody (so Krippendorff). */
export const answeredByTwo = (items: readonly CountedAnswers[]): readonly CountedAnswers[] =>
  items.filter(({ size }) => size >= 2)

/** Ordered pairs of answers that are the same value. */
export function samePairs(counts: Int32Array): number {
  let pairs = 0
  for (const count of counts) pairs += count * (count - 1)
  return pairs
}
