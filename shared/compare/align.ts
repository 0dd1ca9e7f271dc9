import { placeWords, type Slots, type WordCosts } from '#shared/compare/alignment-table.ts'
import { alignmentBlocks } from '#shared/compare/anchors.ts'
import type { Column } from '#shared/compare/comparison.ts'

/** NIST's weights (SCTK, sclite): with them hits, substitutions, deletions and insertions come out as sclite counts them. */
export const nistCosts = { substitution: 4, deletion: 3, insertion: 3 } as const

// The same weights times eight, so that one may be added where a word stands in the draft but is not the consensus there.
const draftCosts = { substitution: 32, deletion: 24, insertion: 24, other: 1 } as const

/**
 * Where each word goes among slots at least cost: the slot, or `-(j + 1)` when it stands between slots, before slot `j`.
 * Exact up to a million cells (words × slots), beyond that cut at anchors.
 */
export function alignToSlots(words: Int32Array, slots: Slots, costs: WordCosts): Int32Array {
  const places = new Int32Array(words.length)
  for (const block of alignmentBlocks(words, slots)) placeWords(words, slots, block, costs, places)
  return places
}

/** The slots of a plain sequence of words, one key each. */
export function slotsOfWords(words: Int32Array): Slots {
  return {
    length: words.length,
    starts: Int32Array.from({ length: words.length + 1 }, (_, index) => index),
    keys: words,
    prices: new Int32Array(words.length),
    skip: new Int32Array(words.length).fill(nistCosts.deletion),
  }
}

/** Numbers keys, the same key always alike: what the table compares. */
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
 * For each word of an edited draft the index of its column, or -1 when it has none; rising, no column twice. A word goes to a
 * column where some source said it (the consensus before other readings), else to the column of the word it replaces.
 */
export function alignWordsToColumns(
  words: readonly { readonly key: string }[],
  columns: readonly Column[],
): readonly number[] {
  const numbers = new KeyNumbers()
  const slots = slotsOfColumns(columns, numbers)
  return Array.from(alignToSlots(numbers.ofAll(words), slots, draftCosts), (place) => Math.max(place, -1))
}

function slotsOfColumns(columns: readonly Column[], numbers: KeyNumbers): Slots {
  const starts = new Int32Array(columns.length + 1)
  const skip = new Int32Array(columns.length)
  const keys: number[] = []
  const prices: number[] = []
  columns.forEach(({ arcs, consensus }, index) => {
    arcs.forEach(({ key }, arc) => {
      if (key === '') return
      keys.push(numbers.of(key))
      prices.push(arc === consensus ? 0 : draftCosts.other)
    })
    starts[index + 1] = keys.length
    skip[index] = arcs[consensus]?.key === '' ? 0 : draftCosts.deletion
  })
  return { length: columns.length, starts, skip, keys: Int32Array.from(keys), prices: Int32Array.from(prices) }
}
