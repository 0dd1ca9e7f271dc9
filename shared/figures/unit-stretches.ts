import type { Span } from '#shared/figures/span.ts'
import { gapsAmong, unitsOf } from '#shared/figures/unit-squares.ts'

/** A text or recording with what each annotator who did it marked in it. */
export interface DoneItem {
  readonly length: number
  readonly marked: readonly (readonly Span[])[]
}

/**
 * All units of a tag, and all gaps between the units of one annotator, from the longest to the shortest; of the same size gaps
 * come first, as such a unit fits into such a gap.
 */
export interface Stretches {
  readonly sizes: Float64Array
  /** Which item each is in. */
  readonly items: Int32Array
  /** 1 for a gap. */
  readonly gaps: Uint8Array
}

export function stretchesOf(items: readonly DoneItem[], tag: string): Stretches {
  const all = items
    .flatMap(({ length, marked }, item) =>
      marked.flatMap((spans) => {
        const units = unitsOf(spans, tag)
        const sizes = units.map(({ start, end }) => ({ item, size: end - start, gap: 0 }))
        return [...sizes, ...gapsAmong(units, length).map((size) => ({ item, size, gap: 1 }))]
      }),
    )
    .sort((a, b) => b.size - a.size || b.gap - a.gap)
  return {
    sizes: Float64Array.from(all, ({ size }) => size),
    items: Int32Array.from(all, ({ item }) => item),
    gaps: Uint8Array.from(all, ({ gap }) => gap),
  }
}

/**
 * What units would differ by, on average, from other units and from gaps if all were put anywhere (Krippendorff 2004, as
 * dkpro-statistics computes it), but for the factor 2 / length. Each item counts `times` it was drawn; `marked` is the length
 * of all, times their annotators.
 */
export function expectedSquares({ sizes, items, gaps }: Stretches, times: Float64Array, marked: number): number {
  let [units, amongUnits, withinGaps, own] = [0, 0, 0, 0]
  let [longerGaps, longerSizes] = [0, 0]
  for (let at = 0; at < sizes.length; at++) {
    const often = times[items[at] as number] as number
    const size = sizes[at] as number
    if (gaps[at] === 1) {
      longerGaps += often
      longerSizes += often * size
    } else {
      units += often
      amongUnits += (often * size * (2 * size * size - 3 * size + 1)) / 3
      withinGaps += often * size * size * (longerSizes - longerGaps * (size - 1))
      own += often * size * (size - 1)
    }
  }
  return units === 0 ? 0 : ((units - 1) * amongUnits + withinGaps) / (marked * (marked - 1) - own)
}
