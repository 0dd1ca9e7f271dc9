import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { box, photo, polygon, shapesInside } from '#shared/testing/shapes.ts'
import { boxBetween, resizedBox, turnedBox } from './box-edges.ts'
import { cornersOf, outlineOf } from './geometry.ts'
import { boundsOfShape, movedShape } from './image-bounds.ts'
import type { Point, Shape } from './label.ts'
import { edgeFacing, type Grip, gripsOf, nextGrip, nudged } from './nudging.ts'
import { addedPoint, movedPoint, withoutPoint } from './polygon-points.ts'

const triangle: readonly Point[] = [
  [10, 10],
  [60, 10],
  [10, 60],
]
const other: readonly Point[] = [
  [100, 100],
  [150, 100],
  [100, 150],
]

describe('IM2 a nudge', () => {
  const rows: readonly [string, Shape, Grip, Point, Shape][] = [
    ['moves a box', box(10, 20, 30, 40), 'whole', [1, -10], box(11, 10, 30, 40)],
    ['stops at the edge of the image', box(365, 20, 30, 40), 'whole', [10, 0], box(370, 20, 30, 40)],
    ['leaves what reaches beyond where it is', box(-5, 20, 30, 40), 'whole', [-10, 3], box(-5, 23, 30, 40)],
    ['brings what reaches beyond back', box(-5, 20, 30, 40), 'whole', [10, 0], box(5, 20, 30, 40)],
    ['moves one edge', box(10, 20, 30, 40), 'right', [10, 5], box(10, 20, 40, 40)],
    ['pulls one edge in', box(10, 20, 30, 40), 'left', [10, 5], box(20, 20, 20, 40)],
    ['never turns a box inside out', box(10, 20, 3, 40), 'left', [10, 0], box(12, 20, 1, 40)],
    ['stops an edge at the image', box(10, 5, 30, 40), 'top', [0, -10], box(10, 0, 30, 45)],
    ['turns a box', box(100, 100, 30, 40), 'turn', [10, 0], box(100, 100, 30, 40, 10)],
    ['turns a box back upright', box(100, 100, 30, 40, 5), 'turn', [-5, 0], box(100, 100, 30, 40)],
    ['moves a polygon with all its parts', polygon(triangle), 'whole', [-20, 1], polygon(shifted(triangle, -10, 1))],
    [
      'moves one point of a part',
      polygon(triangle, other),
      { part: 1, at: 0 },
      [-1, 1],
      polygon(triangle, other.with(0, [99, 101])),
    ],
    ['of an edge that a polygon does not have is none', polygon(triangle), 'left', [1, 0], polygon(triangle)],
    ['of a point that a box does not have is none', box(1, 1, 5, 5), { part: 0, at: 0 }, [1, 0], box(1, 1, 5, 5)],
  ]
  test.each(rows)('IM2: %s', (_, before, grip, by, after) => {
    expect(nudged(before, grip, by, photo)).toEqual(after)
  })

  test('IM2: whatever is nudged stays in the image, and keeps its size when all of it moves', () => {
    const step = fc.integer({ min: -40, max: 40 })
    const nudge = fc.record({ shape: shapesInside(), which: fc.nat(12), by: fc.tuple(step, step) })
    fc.assert(
      fc.property(nudge, ({ shape, which, by }) => {
        const grips = gripsOf(shape)
        const after = nudged(shape, grips[which % grips.length] ?? 'whole', by, photo)
        expectInside(after)
        const moved = nudged(shape, 'whole', by, photo)
        expect(outlineOf(moved).area).toBeCloseTo(outlineOf(shape).area, 3)
      }),
    )
  })

  test('IM2: grips go round and round', () => {
    expect(nextGrip(box(0, 0, 1, 1), 'whole', 1)).toBe('left')
    expect(nextGrip(box(0, 0, 1, 1), 'turn', 1)).toBe('whole')
    expect(nextGrip(box(0, 0, 1, 1), 'whole', -1)).toBe('turn')
    expect(nextGrip(polygon(triangle, other), { part: 0, at: 2 }, 1)).toEqual({ part: 1, at: 0 })
    expect(nextGrip(polygon(triangle), { part: 4, at: 0 }, 1)).toBe('whole')
    expect([edgeFacing([1, 0]), edgeFacing([-1, 0]), edgeFacing([0, 1]), edgeFacing([0, -1])]).toEqual(
      ['right', 'left', 'bottom', 'top'], // as arrows point
    )
  })
})

describe('IM1 handles', () => {
  test('IM1: a corner of a turned box goes where it is pulled, the corner across from it stays', () => {
    const before = box(150, 100, 80, 40, 30)
    const target: Point = [260, 170]
    const after = resizedBox(before, { across: 1, down: 1 }, target, photo)
    expectPoint(cornersOf(after)[2], target)
    expectPoint(cornersOf(after)[0], cornersOf(before)[0])
    expect(after.rotation).toBe(30)
  })

  test('IM1: a box turns about its middle, and only as far as its corners have room', () => {
    expect(turnedBox(box(100, 100, 40, 20), 90, photo)).toEqual(box(100, 100, 40, 20, 90))
    expect(turnedBox(box(100, 100, 40, 20), 360, photo)).toEqual(box(100, 100, 40, 20))
    const flat = turnedBox(box(100, 0, 100, 20), 90, photo)
    expectInside(flat)
    expect(flat.rotation ?? 0).toBeLessThan(90)
  })

  test('IM1: two corners make a box in any order', () => {
    expect(boxBetween([30, 5], [10, 25])).toEqual({ x: 10, y: 5, width: 20, height: 20 })
  })

  test('IM1: points of a polygon are moved, added and taken away; three are the fewest', () => {
    const two = polygon(triangle, other)
    expect(movedPoint(two, { part: 0, at: 1 }, [500, -3], photo).points[1]).toEqual([400, 0])
    const more = addedPoint(two, { part: 0, at: 2 }, [5, 30], photo)
    expect(more.points).toEqual([...triangle, [5, 30]])
    expect(withoutPoint(more, { part: 0, at: 3 })).toEqual(two)
    expect(withoutPoint(two, { part: 1, at: 0 })).toEqual(polygon(triangle))
    expect(withoutPoint(two, { part: 0, at: 0 })).toEqual(polygon(other))
    expect(withoutPoint(polygon(triangle), { part: 0, at: 0 })).toBeUndefined()
  })

  test('IM1: moving back and forth in the image gives the same shape again', () => {
    fc.assert(
      fc.property(shapesInside(), (shape) => {
        const { left, top } = boundsOfShape(shape)
        const by: Point = [-Math.floor(left), -Math.floor(top)]
        const back = movedShape(movedShape(shape, by, photo), [-by[0], -by[1]], photo)
        expect(back).toEqual(shape)
      }),
    )
  })
})

function shifted(points: readonly Point[], right: number, down: number): readonly Point[] {
  return points.map(([x, y]): Point => [x + right, y + down])
}

function expectInside(shape: Shape): void {
  const { left, top, right, bottom } = boundsOfShape(shape)
  expect(Math.min(left, top)).toBeGreaterThan(-0.01)
  expect(right).toBeLessThan(photo.width + 0.01)
  expect(bottom).toBeLessThan(photo.height + 0.01)
}

function expectPoint(point: Point, [x, y]: Point): void {
  expect(point[0]).toBeCloseTo(x, 1)
  expect(point[1]).toBeCloseTo(y, 1)
}
