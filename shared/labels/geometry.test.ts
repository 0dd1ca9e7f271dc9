import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { boundsOf, cornersOf, mostOverlap, outlineOf, overlapOf, stretchOverlap } from './geometry.ts'
import type { Box, Point, Polygon, Shape } from './label.ts'

const box = (x: number, y: number, width: number, height: number, rotation?: number): Box => ({
  ...{ id: 'b', kind: 'box', tag: '', x, y, width, height },
  ...(rotation === undefined ? {} : { rotation }),
})
const polygon = (points: readonly Point[], ...moreParts: readonly (readonly Point[])[]): Polygon => ({
  ...{ id: 'p', kind: 'polygon', tag: '', points },
  ...(moreParts.length > 0 ? { moreParts } : {}),
})
const iou = (a: Shape, b: Shape) => overlapOf(outlineOf(a), outlineOf(b))
const square: readonly Point[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
]

interface Case {
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly fmt: 'xyxy' | 'interval'
  readonly iou: number
}
const reference = referenceText('reference-values.json')
const cases: readonly Case[] = reference
  ? JSON.parse(reference).iou.filter((each: Partial<Case>) => each.fmt !== undefined)
  : []

test.skipIf(!reference)(reference ? 'LB5: the published overlaps' : missingData('reference-values.json'), () => {
  expect(cases.length).toBeGreaterThan(5)
  for (const { a, b, fmt, iou: expected } of cases) {
    const [left = 0, top = 0, right = 0, bottom = 0] = a
    const [left2 = 0, top2 = 0, right2 = 0, bottom2 = 0] = b
    if (fmt === 'interval')
      expect(stretchOverlap({ start: left, end: top }, { start: left2, end: top2 })).toBeCloseTo(expected, 12)
    else {
      const [one, two] = [box(left, top, right - left, bottom - top), box(left2, top2, right2 - left2, bottom2 - top2)]
      expect(iou(one, two)).toBeCloseTo(expected, 12)
      const outline = ({ x, y, width: w, height: h }: Box) => polygon(cornersOf(box(x, y, w, h)))
      expect(iou(outline(one), outline(two))).toBeCloseTo(expected, 6)
    }
  }
})

describe('LB5: overlap', () => {
  test('a box turns clockwise about its middle', () => {
    const corners = cornersOf(box(10, 10, 4, 2, 90))
    const expected = [
      [13, 9],
      [13, 13],
      [11, 13],
      [11, 9],
    ]
    for (const [at, corner] of corners.entries())
      for (const [axis, number] of corner.entries()) expect(number).toBeCloseTo(expected[at]?.[axis] ?? 0, 12)
  })

  test.each<[string, Shape, Shape, number]>([
    ['a box and the same turned by a right angle, moved back', box(0, 0, 4, 2), box(1, -1, 2, 4, 90), 1],
    [
      'a square and the one standing on its corner inside it',
      box(0, 0, 2, 2),
      box(1 - Math.SQRT1_2, 1 - Math.SQRT1_2, Math.SQRT2, Math.SQRT2, 45),
      0.5,
    ],
    ['the same turned box', box(3, 3, 9, 4, 17), box(3, 3, 9, 4, 17), 1],
    ['a box and the polygon of its corners', box(3, 3, 9, 4, 17), polygon(cornersOf(box(3, 3, 9, 4, 17))), 1],
    ['a polygon, whichever way it winds', polygon(square), polygon(square.toReversed()), 1],
    [
      'two parts and one of them',
      polygon(square, [
        [4, 0],
        [6, 0],
        [6, 2],
        [4, 2],
      ]),
      polygon(square),
      0.5,
    ],
    ['parts that overlap count once', polygon(square, square), polygon(square), 1],
    [
      'a bow tie and the square around it',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
      polygon(square),
      0.5,
    ],
    ['a box without area and itself', box(1, 1, 0, 5), box(1, 1, 0, 5), 1],
    ['a box without area and another', box(1, 1, 0, 5), box(0, 0, 5, 5), 0],
    [
      'a line and the square that it crosses',
      polygon([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
      polygon(square),
      0,
    ],
    ['boxes that touch', box(0, 0, 1, 1), box(1, 0, 1, 1), 0],
  ])('%s', (_, a, b, expected) => {
    expect(iou(a, b)).toBeCloseTo(expected, 5)
    expect(iou(b, a)).toBeCloseTo(expected, 5)
  })

  test.each([
    [0, 2, 1, 3, 1 / 3],
    [0, 2, 2, 3, 0],
    [0, 2, 3, 4, 0],
    [1, 1, 1, 1, 1],
    [1, 1, 0, 2, 0],
  ])('of stretches %d–%d and %d–%d', (start, end, start2, end2, expected) => {
    expect(stretchOverlap({ start, end }, { start: start2, end: end2 })).toBeCloseTo(expected, 12)
  })

  const anyBox = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 30 }))
    .chain(([x, y, width]) =>
      fc.record({
        x: fc.constant(x),
        y: fc.constant(y),
        width: fc.constant(width),
        height: fc.integer({ min: 1, max: 30 }),
        rotation: fc.constantFrom(0, 15, 45, 90, 200, 359.5),
      }),
    )
    .map(({ x, y, width, height, rotation }) => box(x, y, width, height, rotation))

  test('is symmetric, from 0 to 1, within what bounds promise, and the same by the library for polygons', () => {
    fc.assert(
      fc.property(anyBox, anyBox, (a, b) => {
        const [one, two] = [outlineOf(a), outlineOf(b)]
        const overlap = overlapOf(one, two)
        expect(overlapOf(two, one)).toBeCloseTo(overlap, 9)
        expect(overlap).toBeGreaterThanOrEqual(0)
        expect(overlap).toBeLessThanOrEqual(1)
        expect(overlap).toBeLessThanOrEqual(mostOverlap(one, two) + 1e-9)
        expect(iou(polygon(cornersOf(a)), polygon(cornersOf(b)))).toBeCloseTo(overlap, 4)
      }),
      { numRuns: 300 },
    )
  })

  test('does not care where in the picture, how large, or in which unit', () => {
    for (const [scale, move] of [
      [1, 0],
      [0.001, 0],
      [1000, 50_000],
    ] as const) {
      const placed = (points: readonly Point[]) =>
        polygon(points.map(([x, y]): Point => [x * scale + move, y * scale + move]))
      expect(
        iou(
          placed(square),
          placed([
            [1, 0],
            [3, 0],
            [3, 2],
            [1, 2],
          ]),
        ),
      ).toBeCloseTo(1 / 3, 5)
    }
  })

  test('bounds of nothing are empty', () => {
    expect(boundsOf([])).toEqual({ left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity })
  })
})
