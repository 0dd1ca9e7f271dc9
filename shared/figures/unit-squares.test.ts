import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '#shared/figures/span.ts'
import { anySpans } from '#shared/figures/testing/any-spans.ts'
import { unitizingAlpha } from '#shared/figures/testing/at-once.ts'
import { gapsAmong, observedSquares, overlapsItself, unitsOf } from '#shared/figures/unit-squares.ts'

interface Section {
  readonly start: number
  readonly end: number
  readonly unit: boolean
}

const length = 30
const anyUnits = anySpans
  .map((spans) =>
    unitsOf(
      spans.map((one) => ({ ...one, tag: 'person' })),
      'person',
    ),
  )
  .filter((units) => !overlapsItself(units))

/** One annotator's line: units, and gaps where nothing is marked. */
function sectionsOf(units: readonly Span[]): Section[] {
  const edges = [...new Set([0, length, ...units.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return edges.slice(1).map((end, at) => {
    const start = edges[at] ?? 0
    return { start, end, unit: units.some((unit) => unit.start === start && unit.end === end) }
  })
}

/** Krippendorff's δ² of two sections that intersect (2004, page 253). */
function difference(a: Section, b: Section): number {
  if (a.start >= b.end || b.start >= a.end) return 0
  if (a.unit && b.unit) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2
  if (a.unit && a.start >= b.start && a.end <= b.end) return (a.end - a.start) ** 2
  if (b.unit && b.start >= a.start && b.end <= a.end) return (b.end - b.start) ** 2
  return 0
}

const sumOf = <Value>(list: readonly Value[], value: (one: Value) => number) =>
  list.reduce((sum, one) => sum + value(one), 0)

function expectedByFormula(annotators: readonly (readonly Span[])[]): number {
  const sizes = annotators.flat().map(({ start, end }) => end - start)
  const gaps = annotators.flatMap((units) => gapsAmong(units, length))
  const whole = annotators.length * length
  const sum = sumOf(sizes, (b) => {
    const fitting = sumOf(
      gaps.filter((gap) => gap >= b),
      (gap) => gap - b + 1,
    )
    return ((sizes.length - 1) / 3) * (2 * b ** 3 - 3 * b ** 2 + b) + b ** 2 * fitting
  })
  return ((2 / length) * sum) / (whole * (whole - 1) - sumOf(sizes, (b) => b * (b - 1)))
}

test('FG5 squares of two annotators are those of all their sections that meet', () => {
  fc.assert(
    fc.property(anyUnits, anyUnits, (a, b) => {
      const byDefinition = sumOf(sectionsOf(a), (one) => sumOf(sectionsOf(b), (other) => difference(one, other)))
      expect(observedSquares([a, b])).toBe(byDefinition)
    }),
  )
})

test('FG5 what is observed and expected of several annotators is as the formulas have it', () => {
  fc.assert(
    fc.property(fc.array(anyUnits, { minLength: 2, maxLength: 4 }), (annotators) => {
      const figure = unitizingAlpha([{ length, marked: annotators }], 1)
      if (!figure.defined) return
      const pairs = annotators.length * (annotators.length - 1)
      expect(figure.observed).toBeCloseTo((2 * observedSquares(annotators)) / (pairs * length ** 2), 9)
      expect(figure.expected).toBeCloseTo(expectedByFormula(annotators), 9)
    }),
  )
})
