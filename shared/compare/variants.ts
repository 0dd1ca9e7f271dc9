import { alignToSlots, KeyNumbers, nistCosts, slotsOfWords } from '#shared/compare/align.ts'
import type { Word } from '#shared/compare/words.ts'

/** One sequence of keys and all the sources that gave exactly it: sources that say the same are always treated alike. */
export interface Variant {
  readonly members: readonly number[]
  readonly words: Int32Array
  /** Alignment cost to all sources together: how far this variant is from what the others say. */
  readonly remoteness: number
}

/**
 * The distinct key sequences in the order they are merged: the medoid (least remote) first, then by distance to it, then by
 * remoteness, then by keys. The order of the sources plays no part in it. Quadratic in the number of variants.
 */
export function variantsInOrder(sources: readonly (readonly Word[])[]): readonly Variant[] {
  const numbers = new KeyNumbers()
  const sequences = groupedByKeys(sources).map((members) => ({
    members,
    words: numbers.ofAll(sources[members[0] ?? 0] ?? []),
  }))
  const distances = sequences.map((a, i) => sequences.map((b, j) => (i < j ? distance(a.words, b.words) : 0)))
  const between = (i: number, j: number): number => distances[Math.min(i, j)]?.[Math.max(i, j)] ?? 0
  const variants = sequences.map((sequence, i) => ({
    ...sequence,
    remoteness: sequences.reduce((sum, other, j) => sum + other.members.length * between(i, j), 0),
  }))
  const least = Math.min(...variants.map((variant) => variant.remoteness))
  const medoid = variants.findIndex((variant) => variant.remoteness === least)
  return variants
    .map((variant, index) => ({ variant, closeness: index === medoid ? -1 : between(medoid, index) }))
    .toSorted((a, b) => a.closeness - b.closeness || a.variant.remoteness - b.variant.remoteness)
    .map(({ variant }) => variant)
}

/** Indexes of sources with equal keys, the groups in the order of their keys. */
function groupedByKeys(sources: readonly (readonly Word[])[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  sources.forEach((words, source) => {
    const keys = words.map((word) => word.key).join('\n')
    const group = groups.get(keys)
    if (group) group.push(source)
    else groups.set(keys, [source])
  })
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members)
}

function distance(a: Int32Array, b: Int32Array): number {
  let cost = 0
  let paired = 0
  alignToSlots(a, slotsOfWords(b), nistCosts).forEach((place, index) => {
    if (place < 0) cost += nistCosts.insertion
    else {
      paired++
      if (a[index] !== b[place]) cost += nistCosts.substitution
    }
  })
  return cost + (b.length - paired) * nistCosts.deletion
}
