import type { Span } from '#shared/figures/span.ts'

type Unit = Pick<Span, 'start' | 'end'>

/** The stretches that one annotator gave a tag, in their order. */
export const unitsOf = (spans: readonly Span[], tag: string): readonly Span[] =>
  spans.filter((span) => span.tag === tag).sort((a, b) => a.start - b.start)

export const overlapsItself = (units: readonly Unit[]): boolean =>
  units.some(({ start }, at) => at > 0 && start < (units[at - 1]?.end ?? 0))

/** The sizes of what lies between these units, and before and after them. */
export function gapsAmong(units: readonly Unit[], length: number): readonly number[] {
  const from = [0, ...units.map(({ end }) => end)]
  const to = [...units.map(({ start }) => start), length]
  return from.map((start, at) => (to[at] ?? length) - start).filter((size) => size > 0)
}

/**
 * Krippendorff's squared differences, summed over the pairs of annotators: two units that overlap differ by (distance of
 * their beginnings)² + (distance of their ends)², a unit that overlaps none of the other's by the square of its length.
 */
export function observedSquares(annotators: readonly (readonly Unit[])[]): number {
  let sum = 0
  for (const [at, a] of annotators.entries()) for (const b of annotators.slice(at + 1)) sum += squaresBetween(a, b)
  return sum
}

function squaresBetween(a: readonly Unit[], b: readonly Unit[]): number {
  return overlapping(a, b) + aloneAmong(a, b) + aloneAmong(b, a)
}

function overlapping(a: readonly Unit[], b: readonly Unit[]): number {
  let sum = 0
  let first = 0
  for (const { start, end } of a) {
    while (first < b.length && (b[first]?.end ?? 0) <= start) first++
    for (let at = first; at < b.length; at++) {
      const other = b[at] as Unit
      if (other.start >= end) break
      sum += (start - other.start) ** 2 + (end - other.end) ** 2
    }
  }
  return sum
}

function aloneAmong(units: readonly Unit[], others: readonly Unit[]): number {
  let sum = 0
  let at = 0
  for (const { start, end } of units) {
    while (at < others.length && (others[at]?.end ?? 0) <= start) at++
    const next = others[at]
    if (!next || next.start >= end) sum += (end - start) ** 2
  }
  return sum
}
