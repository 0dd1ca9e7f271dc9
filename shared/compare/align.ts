import { alignmentBlocks } from '#shared/compare/anchors.ts'
import { placeWords, type Slots, type WordCosts } from '#shared/compare/alignment-table.ts'
import type { Column } from '#shared/compare/comparison.ts'

/** NIST's weights (SCTK, sclite): with them hits, substitutions, deletions and insertions are counted as sclite counts them. */
export const nistCosts = { substitution: 4, deletion: 3, insertion: 3 } as const

// For places in an edited draft: a word that any source gave goes to its column even if the draft passed over others.
const draftCosts: WordCosts = { substitution: 4, insertion: 3 }

/**
 * Where each word goes among slots at least cost: the slot, or `-(j + 1)` when it stands between slots, before slot `j`.
 * Exact up to a million cells, cut at anchors beyond.
 */
export function alignToSlots(words: Int32Array, slots: Slots, costs: WordCosts): Int32Array {
  const places = new Int32Array(words.length)
  for (const block of alignmentBlocks(words, slots)) placeWords(words, slots, block, costs, places)
  return places
}

/** The slots of a plain sequence of words: one key each. */
export function slotsOfWords(words: Int32Array): Slots {
  return {
    length: words.length,
    starts: Int32Array.from({ length: words.length + 1 }, (_, index) => index),
    keys: words,
    skip: new Int32Array(words.length).fill(nistCosts.deletion),
  }
}

/** Numbers keys, the same key always alike: what the tables compare. */
export class KeyNumbers {
  readonly #numbers = new Map<string, number>()

  of(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size
    if (number === this.#numbers.size) this.#numbers.set(key, number)
    return number
  }

  ofAll(words: readonly { readonly key: string }[]): Int32Array {
    return Int32Array.from(words, (word) => this.of(word.key))
  }
}

/**
 * For each word (a stretch of an edited draft) the index of its column, or -1 when it has none; rising, never twice the same.
 * A word that some source gave there prefers that column, any other takes the column of a word it replaces.
 */
export function alignWordsToColumns(
  words: readonly { readonly key: string }[],
  columns: readonly Column[],
): readonly number[] {
  const numbers = new KeyNumbers()
  const starts = new Int32Array(columns.length + 1)
  const keys: number[] = []
  const skip = new Int32Array(columns.length)
  columns.forEach((column, index) => {
    for (const { key } of column.arcs) if (key !== '') keys.push(numbers.of(key))
    starts[index + 1] = keys.length
    skip[index] = column.arcs[column.consensus]?.key === '' ? 0 : nistCosts.deletion
  })
  const slots = { length: columns.length, starts, keys: Int32Array.from(keys), skip }
  return Array.from(alignToSlots(numbers.ofAll(words), slots, draftCosts), (place) => Math.max(place, -1))
}
