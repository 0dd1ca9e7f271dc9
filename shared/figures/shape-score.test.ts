import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingData } from '#shared/compare/testing/reference-data.ts'
import { confusionMatrix } from '#shared/figures/confusion-matrix.ts'
import { type Extent, measure, overlapOfMeasured } from '#shared/figures/overlap.ts'
import { matchShapes, type TaggedShape } from '#shared/figures/shape-score.ts'
import { shuffled } from '#shared/figures/testing/any-answers.ts'
import { shapeScore } from '#shared/figures/testing/at-once.ts'
import { referenceValues } from '#shared/figures/testing/reference-values.ts'
import type { Point } from '#shared/labels/label.ts'

const box = (x: number, y: number, width: number, height: number, rotation = 0): Extent => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  rotation,
})
const polygon = (...points: Point[]): Extent => ({ kind: 'polygon', points })
const interval = (start: number, end: number): Extent => ({ kind: 'interval', start, end })
const overlapOf = (a: Extent, b: Extent) => overlapOfMeasured(measure(a), measure(b))
const iou = (a: Extent, b: Extent) => {
  const overlap = overlapOf(a, b)
  return overlap.defined ? overlap.value : overlap.reason
}

const reference = referenceValues()?.iou.filter(({ iou: value }) => value !== undefined)
describe.skipIf(!reference)(reference ? 'FG7 reference' : missingData('reference-values.json'), () => {
  const shapeOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[], fmt?: string): Extent =>
    fmt === 'interval' ? interval(a, b) : box(a, b, c - a, d - b)

  test.each(reference ?? [])('IoU of $a and $b is $iou', ({ a = [], b = [], fmt, iou: value = 0 }) => {
    expect(iou(shapeOf(a, fmt), shapeOf(b, fmt))).toBeCloseTo(value, 12)
    expect(iou(shapeOf(b, fmt), shapeOf(a, fmt))).toBeCloseTo(value, 12)
  })
})

describe('FG7 IoU by hand', () => {
  // A square and the same turned by 45° have a regular octagon in common: 2 (√2 − 1) of its area.
  const octagon = 2 * (Math.SQRT2 - 1)
  const rows: readonly [string, Extent, Extent, number][] = [
    ['boxes that share a quarter', box(0, 0, 2, 2), box(1, 1, 2, 2), 1 / 7],
    ['boxes that touch', box(0, 0, 1, 1), box(1, 0, 1, 1), 0],
    ['a box in another', box(0, 0, 4, 4), box(1, 1, 2, 2), 1 / 4],
    ['a box without width', box(0, 0, 0, 5), box(0, 0, 5, 5), 0],
    ['a square turned by 45°', box(10, 10, 6, 6), box(10, 10, 6, 6, 45), octagon / (2 - octagon)],
    ['a square turned by 90°', box(10, 10, 6, 6), box(10, 10, 6, 6, 90), 1],
    ['a box turned by 90° across itself', box(0, 0, 4, 2), box(0, 0, 4, 2, 90), 4 / 12],
    ['a box turned by 180°', box(0, 0, 4, 2), box(0, 0, 4, 2, 180), 1],
    ['a box and the polygon of its corners', box(0, 0, 4, 2), polygon([0, 0], [4, 0], [4, 2], [0, 2]), 1],
    ['a polygon the other way round', polygon([0, 0], [4, 0], [4, 3]), polygon([4, 3], [4, 0], [0, 0]), 1],
    [
      'a polygon with its first corner again',
      polygon([0, 0], [4, 0], [4, 3]),
      polygon([0, 0], [4, 0], [4, 3], [0, 0]),
      1,
    ],
    ['a triangle, half of a box', box(0, 0, 4, 4), polygon([0, 0], [4, 0], [4, 4]), 1 / 2],
    // An L of 3 and a box of 4 have 1 in common on each leg.
    ['an L and a box', polygon([0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]), box(0, 0, 2, 2), 3 / 4],
    [
      'a polygon that crosses itself, and its halves',
      polygon([0, 0], [10, 10], [10, 0], [0, 10]),
      box(0, 0, 10, 10),
      1 / 2,
    ],
    ['a polygon of two corners', polygon([0, 0], [4, 4]), box(0, 0, 4, 4), 0],
    ['intervals', interval(0, 2), interval(1, 3), 1 / 3],
    ['intervals that touch', interval(0, 2), interval(2, 3), 0],
    ['far from zero', box(1e6, 1e6, 2, 2, 30), box(1e6, 1e6, 2, 2, 30), 1],
  ]
  test.each(rows)('%s', (_, a, b, value) => {
    expect(iou(a, b)).toBeCloseTo(value, 6)
    expect(iou(b, a)).toBe(iou(a, b))
  })

  test('two shapes without extent have no IoU', () => {
    expect(iou(box(1, 1, 0, 0), box(1, 1, 0, 0))).toBe('no-extent')
    expect(iou(interval(1, 1), interval(1, 1))).toBe('no-extent')
    expect(iou(polygon([0, 0], [1, 1]), polygon([2, 2]))).toBe('no-extent')
  })

  test.each([
    box(0, 0, -1, 4),
    box(Number.NaN, 0, 1, 1),
    interval(3, 2),
    polygon([0, Number.POSITIVE_INFINITY]),
    polygon(),
  ])('refuses %j', (shape) => {
    expect(() => overlapOf(shape, shape)).toThrow(RangeError)
  })

  test('refuses an interval and a box', () => {
    expect(() => overlapOf(interval(0, 1), box(0, 0, 1, 1))).toThrow('No overlap of one interval and one box')
  })
})

const whole = (max: number) => fc.integer({ min: 0, max })
const anyShape = fc.oneof(
  fc
    .tuple(whole(40), whole(40), whole(20), whole(20), fc.constantFrom(0, 0, 15, 90, 133))
    .map((sides) => box(...sides)),
  fc.array(fc.tuple(whole(50), whole(50)), { minLength: 3, maxLength: 6 }).map((points) => polygon(...points)),
)
const anyTagged = fc.array(fc.record({ shape: anyShape, tag: fc.constantFrom('cat', 'dog') }), { maxLength: 5 })
const rules = [
  { atLeast: 0.3, tags: 'any' },
  { atLeast: 0.5, tags: 'same' },
] as const

describe('FG7 for any shapes', () => {
  test('IoU is from 0 to 1, the same both ways, and 1 with itself', () => {
    fc.assert(
      fc.property(anyShape, anyShape, (a, b) => {
        const value = iou(a, b)
        expect(iou(b, a)).toBe(value)
        if (typeof value === 'number') {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
        }
        const same = iou(a, a)
        if (typeof same === 'number') expect(same).toBeCloseTo(1, 9)
      }),
    )
  })

  test('IoU does not depend on where they lie or how large they are measured', () => {
    const moved = (shape: Extent, by: number, times: number): Extent => {
      if (shape.kind === 'polygon')
        return { ...shape, points: shape.points.map(([x, y]): Point => [x * times + by, y * times - by]) }
      if (shape.kind === 'interval') return shape
      const { x, y, width, height } = shape
      return { ...shape, x: x * times + by, y: y * times - by, width: width * times, height: height * times }
    }
    fc.assert(
      fc.property(anyShape, anyShape, (a, b) => {
        const [value, other] = [iou(a, b), iou(moved(a, 700, 16), moved(b, 700, 16))]
        if (typeof value === 'number') expect(other).toBeCloseTo(value, 5)
        else expect(other).toBe(value)
      }),
    )
  })

  test('turned round, precision is recall; neither order nor names count', () => {
    const anyItem = fc
      .tuple(anyTagged, anyTagged)
      .chain(([expected, given]) => fc.tuple(fc.constant({ expected, given }), shuffled(expected), shuffled(given)))
    const renamed = (shapes: readonly TaggedShape[]) => shapes.map((one) => ({ ...one, tag: `the ${one.tag}` }))
    fc.assert(
      fc.property(anyItem, fc.constantFrom(...rules), ([item, expected, given], rule) => {
        const score = shapeScore([item], rule, 1)
        const turned = shapeScore([{ expected: renamed(given), given: renamed(expected) }], rule, 1)
        if (score.precision.defined) expect(turned.recall).toEqual(score.precision)
        expect(turned.f1).toEqual(score.f1)
        if (!score.meanOverlap.defined) expect(turned.meanOverlap).toEqual(score.meanOverlap)
        else expect(turned.meanOverlap).toMatchObject({ value: expect.closeTo(score.meanOverlap.value, 9) })
      }),
    )
  })
})

describe('FG7 shapes that were found', () => {
  const item = {
    expected: [
      { shape: box(0, 0, 10, 10), tag: 'cat' },
      { shape: box(20, 0, 10, 10), tag: 'dog' },
      { shape: box(40, 0, 10, 10), tag: 'dog' },
    ],
    given: [
      { shape: box(0, 0, 10, 8), tag: 'cat' },
      { shape: box(20, 0, 10, 10), tag: 'cat' },
      { shape: box(60, 0, 10, 10), tag: 'dog' },
      { shape: box(0, 0, 10, 6), tag: 'cat' },
    ],
  }

  test('class-agnostic: two of three at 0.5, with a mean IoU of 0.9', () => {
    const score = shapeScore([item], { atLeast: 0.5, tags: 'any' }, 1)
    expect(score.precision).toMatchObject({ value: 2 / 4, n: 1 })
    expect(score.recall).toMatchObject({ value: 2 / 3 })
    expect(score.f1).toMatchObject({ value: 4 / 7 })
    expect(score.meanOverlap).toMatchObject({ value: 0.9, n: 1, interval: null })
  })

  test('with the same tag only one is found; at 0.9 none', () => {
    expect(shapeScore([item], { atLeast: 0.5, tags: 'same' }, 1).f1).toMatchObject({ value: 2 / 7 })
    const strict = shapeScore([item], { atLeast: 0.9, tags: 'same' }, 1)
    expect(strict.f1).toMatchObject({ value: 0 })
    expect(strict.meanOverlap).toEqual({ defined: false, reason: 'nothing-matched', n: 0 })
  })

  test('their tags make a confusion matrix', () => {
    const pairs = matchShapes(item, { atLeast: 0.5, tags: 'any' })
    const tags = pairs.map(
      (pair) => [item.expected[pair.expected]?.tag ?? null, item.given[pair.given]?.tag ?? null] as const,
    )
    expect(confusionMatrix(tags)).toEqual({
      tags: ['cat', 'dog'],
      counts: [
        [1, 0],
        [1, 0],
      ],
      n: 2,
    })
  })

  test('a shape is found once, by the one that fits best, and by one of its tag where two fit as well', () => {
    const twice = [
      { shape: box(0, 0, 10, 10), tag: 'dog' },
      { shape: box(0, 0, 10, 10), tag: 'cat' },
    ]
    const [pair, ...more] = matchShapes(
      { expected: item.expected.slice(0, 1), given: twice },
      { atLeast: 0.5, tags: 'any' },
    )
    expect(more).toEqual([])
    expect(pair).toMatchObject({ expected: 0, given: 1, overlap: 1 })
  })

  test('intervals are found as boxes are', () => {
    const spoken = (start: number, end: number) => ({ shape: interval(start, end), tag: 'speech' })
    const score = shapeScore([{ expected: [spoken(0, 2), spoken(5, 7)], given: [spoken(0, 2.5)] }], rules[1], 1)
    expect(score).toMatchObject({ recall: { value: 0.5 }, meanOverlap: { value: 0.8 } })
  })

  test.each([0, -1, 1.1, Number.NaN])('refuses an overlap of at least %d', (atLeast) => {
    expect(() => shapeScore([item], { atLeast, tags: 'any' }, 1)).toThrow(RangeError)
  })

  test('no shape on either side is nothing to tell', () => {
    expect(shapeScore([{ expected: [], given: [] }], rules[0], 1).f1).toEqual({
      defined: false,
      reason: 'nothing-there',
      n: 0,
    })
  })
})
