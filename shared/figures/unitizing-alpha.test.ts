import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingData } from '#shared/compare/testing/reference-data.ts'
import type { Span } from '#shared/figures/span.ts'
import { shuffled } from '#shared/figures/testing/any-answers.ts'
import { anySpans } from '#shared/figures/testing/any-spans.ts'
import { unitizingAlpha } from '#shared/figures/testing/at-once.ts'
import { referenceValues } from '#shared/figures/testing/reference-values.ts'
import { observedSquares, overlapsItself, unitsOf } from '#shared/figures/unit-squares.ts'
import type { MarkedItem } from '#shared/figures/unitizing-alpha.ts'

type Stretches = readonly (readonly [begin: number, length: number])[]
const spansOf = (tag: string, stretches: Stretches, from = 0, times = 1): Span[] =>
  stretches.map(([begin, length]) => ({ start: (begin - from) * times, end: (begin - from + length) * times, tag }))

const reference = referenceValues()?.alpha_u
describe.skipIf(!reference)(
  reference ? 'FG5 Krippendorff 2004, page 254' : missingData('reference-values.json'),
  () => {
    const { begin = 0, length = 0, c, k, expect: is } = reference ?? {}
    const marked = [
      [...spansOf('c', c?.obs1 ?? [], begin), ...spansOf('k', k?.obs1 ?? [], begin)],
      [...spansOf('c', c?.obs2 ?? [], begin), ...spansOf('k', k?.obs2 ?? [], begin)],
    ]

    test.each(['c', 'k'] as const)('of the tag %s', (tag) => {
      expect(unitizingAlpha([{ length, marked }], 1, tag)).toEqual({
        defined: true,
        value: expect.closeTo(is?.[tag].alpha ?? 0, 7),
        observed: expect.closeTo(is?.[tag].Do ?? 0, 8),
        expected: expect.closeTo(is?.[tag].De ?? 0, 7),
        n: 1,
        interval: null,
      })
    })

    test('of all tags together', () => {
      const figure = unitizingAlpha([{ length, marked }], 1)
      expect(figure).toMatchObject({ value: expect.closeTo(is?.all ?? 0, 6) })
      // As dkpro-statistics has it: .8591, give or take .0005.
      expect(figure.defined && Math.abs(figure.value - 0.8591)).toBeLessThan(0.0005)
    })

    test.each(reference?.pair_distances ?? [])('$a and $b differ by $d2', ({ a, b, d2 }) => {
      const units = ([at, size, tag]: typeof a) => (tag === null ? [] : [{ start: at, end: at + size }])
      expect(observedSquares([units(a), units(b)])).toBe(d2)
    })
  },
)

// Krippendorff, On the Reliability of Unitizing Continuous Data (1995), page 57, 24 places, here each made `times` as long.
const pairsOf1995: Readonly<Record<string, readonly [Stretches, Stretches]>> = {
  A: [
    [
      [2, 8],
      [14, 6],
    ],
    [
      [4, 4],
      [15, 2],
    ],
  ],
  B: [
    [[0, 18]],
    [
      [0, 2],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
      [6, 3],
      [9, 1],
    ],
  ],
  C: [
    [
      [2, 6],
      [10, 2],
      [14, 4],
      [20, 2],
    ],
    [
      [0, 2],
      [4, 4],
      [10, 4],
      [16, 2],
      [20, 2],
    ],
  ],
  D: [
    [
      [0, 2],
      [2, 8],
      [10, 4],
      [14, 6],
      [20, 4],
    ],
    [
      [0, 4],
      [4, 4],
      [8, 7],
      [15, 2],
      [17, 7],
    ],
  ],
}

describe('FG5 Krippendorff 1995', () => {
  test.each([
    ['A', 0.03125, 0.0699, 0.553],
    ['B', 2.26736, 1.17731, -0.926],
    ['C', 0.02777, 0.08642, 0.679],
    ['D', 0.38715, 0.41445, 0.066],
  ])('example %s', (tag, observed, expected, alpha) => {
    const times = 50_000
    const marked = (pairsOf1995[tag] ?? []).map((stretches) => spansOf(tag, stretches, 0, times))
    const figure = unitizingAlpha([{ length: 24 * times, marked }], 1)
    if (!figure.defined) throw new Error('this alpha is defined')
    expect(figure.observed).toBeCloseTo(observed, 4)
    // The formula was corrected in 2004: the paper's own figures are a little off (dkpro-statistics allows as much).
    expect(Math.abs(figure.expected - expected)).toBeLessThan(0.005)
    expect(Math.abs(figure.value - alpha)).toBeLessThan(0.02)
  })
})

describe('FG5 unitizing', () => {
  const person = (start: number, end: number): Span => ({ start, end, tag: 'person' })

  test('the same spans are perfect, in one item or many; spans elsewhere are worse than chance', () => {
    const same = { length: 100, marked: [[person(3, 9)], [person(3, 9)], [person(3, 9)]] }
    expect(unitizingAlpha([same], 1)).toMatchObject({ value: 1, n: 1, interval: null })
    expect(unitizingAlpha([same, same], 1)).toMatchObject({ value: 1, n: 2, interval: { low: 1, high: 1 } })
    const apart = unitizingAlpha([{ length: 100, marked: [[person(0, 50)], [person(50, 100)]] }], 1)
    expect(apart.defined && apart.value).toBeLessThan(0)
  })

  test('an item that one person alone did is left out, null is not the same as no span', () => {
    const both = { length: 50, marked: [[person(3, 9)], [person(4, 9)]] }
    const alone = { length: 70, marked: [[person(3, 9)], null] }
    const none = { length: 70, marked: [[person(3, 9)], []] }
    expect(unitizingAlpha([both, alone], 1)).toMatchObject({ n: 1 })
    expect(unitizingAlpha([both, none], 1)).toMatchObject({ n: 2 })
  })

  test.each<[string, MarkedItem[], string, number]>([
    ['no item', [], 'nothing-shared', 0],
    ['one person', [{ length: 9, marked: [[person(0, 3)]] }], 'nothing-shared', 0],
    ['nobody marked anything', [{ length: 9, marked: [[], []] }], 'nothing-there', 1],
    ['one marked the same twice', [{ length: 9, marked: [[person(0, 3), person(2, 5)], []] }], 'overlapping-units', 1],
  ])('is undefined where %s', (_, items, reason, n) => {
    expect(unitizingAlpha(items, 1)).toEqual({ defined: false, reason, n })
  })

  test('spans of two tags may overlap', () => {
    const marked = [[person(0, 3), { start: 2, end: 5, tag: 'place' }], [person(0, 3)]]
    expect(unitizingAlpha([{ length: 9, marked }], 1)).toMatchObject({ defined: true })
  })

  test.each([person(-1, 3), person(3, 3), person(4, 2), person(0.5, 2), person(3, 10)])('refuses %o', (stray) => {
    expect(() => unitizingAlpha([{ length: 9, marked: [[stray], []] }], 1)).toThrow(RangeError)
    expect(() => unitizingAlpha([{ length: 9.5, marked: [] }], 1)).toThrow('9.5 is no length of an item')
  })

  const anyItem = fc
    .array(anySpans, { minLength: 2, maxLength: 4 })
    .filter((marked) => !marked.some((spans) => ['person', 'place'].some((tag) => overlapsItself(unitsOf(spans, tag)))))
    .map((marked): MarkedItem => ({ length: 30, marked }))
  const anyItems = fc.array(anyItem, { minLength: 1, maxLength: 4 })
  const told = (items: readonly MarkedItem[]) => {
    const figure = unitizingAlpha(items, 1)
    return figure.defined ? expect.closeTo(figure.value, 9) : figure.reason
  }
  const plain = (items: readonly MarkedItem[]) => {
    const figure = unitizingAlpha(items, 1)
    return figure.defined ? figure.value : figure.reason
  }

  test('neither the order of items, people or spans counts, nor the names of tags', () => {
    const reordered = anyItems.chain((items) => fc.tuple(fc.constant(items), shuffled(items)))
    fc.assert(
      fc.property(reordered, ([items, others]) => {
        const turned = others.map(({ length, marked }) => ({
          length,
          marked: marked
            .toReversed()
            .map((spans) => (spans ?? []).toReversed().map((one) => ({ ...one, tag: `x${one.tag}` }))),
        }))
        expect([plain(turned)]).toEqual([told(items)])
      }),
    )
  })

  test('is at most 1, and 1 where all marked the same', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const value = plain(items)
        if (typeof value === 'number') expect(value).toBeLessThanOrEqual(1)
        const agreed = items.map(({ length, marked }) => ({ length, marked: [marked[0] ?? [], marked[0] ?? []] }))
        expect([1, 'nothing-there', 'one-answer-only']).toContain(plain(agreed))
      }),
    )
  })

  test('two short spans that are put anywhere in a long text agree as chance has it', () => {
    const placed = Array.from({ length: 196 }, (_, start) => [person(start, start + 5)])
    const every13th = placed.filter((_, start) => start % 13 === 0)
    const values = every13th.flatMap((a) => placed.map((b) => plain([{ length: 200, marked: [a, b] }])))
    const sum = values.map(Number).reduce((so, value) => so + value, 0)
    expect(Math.abs(sum / values.length)).toBeLessThan(0.04)
  })
})
