import fc from 'fast-check'
import { expect, test } from 'vitest'
import { box, polygon, shapesInside } from '#shared/testing/shapes.ts'
import { outlineOf, overlapOf } from './geometry.ts'
import type { Point, Shape } from './label.ts'
import { joinedShapes, tightestShape } from './shape-joining.ts'
import { splitShape } from './shape-splitting.ts'

const area = (shape: Shape | undefined): number => (shape ? outlineOf(shape).area : Number.NaN)
const same = (a: Shape | undefined, b: Shape) => a !== undefined && overlapOf(outlineOf(a), outlineOf(b)) > 0.999

const square = (left: number, top: number, size: number): readonly Point[] => [
  [left, top],
  [left + size, top],
  [left + size, top + size],
  [left, top + size],
]

test('IM3: a box is cut across its longer side, also a turned one', () => {
  expect(splitShape(box(10, 20, 40, 20))).toEqual([box(10, 20, 20, 20), box(30, 20, 20, 20)])
  expect(splitShape(box(10, 20, 20, 40), 0.25)).toEqual([box(10, 20, 20, 10), box(10, 30, 20, 30)])
  const turned = box(100, 100, 60, 20, 30)
  const halves = splitShape(turned)
  expect(halves.map((half) => area(half))).toEqual([600, 600])
  expect(same(joinedShapes(halves), turned)).toBe(true)
})

test('IM3: a polygon of parts falls into them, another is cut; each keeps tag and attributes', () => {
  const parts = { ...polygon(square(0, 0, 10), square(50, 0, 20)), attributes: { hidden: true } }
  expect(splitShape(parts)).toEqual([
    { ...polygon(square(0, 0, 10)), attributes: { hidden: true } },
    { ...polygon(square(50, 0, 20)), attributes: { hidden: true } },
  ])
  expect(splitShape(polygon(square(0, 0, 10))).map(area)).toEqual([50, 50])
})

test('IM3: what is split is as large as before, and joining it gives it back', () => {
  fc.assert(
    fc.property(shapesInside(), (shape) => {
      const isOne = shape.kind === 'box' || shape.moreParts === undefined
      fc.pre(isOne && area(shape) > 50)
      const halves = splitShape(shape)
      const sum = halves.reduce((total, half) => total + area(half), 0)
      expect(Math.abs(sum - area(shape))).toBeLessThan(5)
      if (shape.kind === 'box') expect(same(joinedShapes(halves), shape)).toBe(true)
    }),
  )
})

test('IM4: boxes are joined to the one around them, turned where all are; polygons to what any of them has', () => {
  expect(joinedShapes([box(0, 0, 10, 10), box(20, 5, 10, 10)])).toEqual(box(0, 0, 30, 15))
  expect(joinedShapes([box(10, 10, 10, 10, 45), box(100, 5, 10, 10)])?.kind).toBe('box')
  expect(joinedShapes([])).toBeUndefined()
  const apart = joinedShapes([polygon(square(0, 0, 10)), polygon(square(50, 0, 20))])
  expect(apart).toMatchObject({ kind: 'polygon', tag: 'car' })
  expect(area(apart)).toBeCloseTo(500, 6)
  expect(apart?.kind === 'polygon' && apart.moreParts?.length).toBe(1)
  expect(area(joinedShapes([polygon(square(0, 0, 10)), polygon(square(5, 0, 10))]))).toBe(150)
  expect(joinedShapes([box(0, 0, 10, 10), polygon(square(5, 0, 10))])).toMatchObject({ kind: 'polygon', tag: 'car' })
})

test('IM4: the joined shape covers each of those it was joined from', () => {
  fc.assert(
    fc.property(fc.array(shapesInside(), { minLength: 1, maxLength: 4 }), (shapes) => {
      const joined = joinedShapes(shapes)
      // Points in one line have no area, and clipping counts in hundredths of a pixel.
      for (const shape of shapes) expect(area(joined)).toBeGreaterThan(area(shape) - 5)
    }),
  )
})

test('IM5: the tightest is what all have in common, else the smallest', () => {
  expect(tightestShape([box(0, 0, 20, 20), box(5, 5, 20, 20), box(4, 0, 20, 18)])).toEqual(box(5, 5, 15, 13))
  expect(tightestShape([box(0, 0, 20, 20), box(50, 5, 10, 10)])).toEqual(box(50, 5, 10, 10))
  expect(tightestShape([box(0, 0, 20, 20, 10), box(0, 0, 30, 10)])).toEqual(box(0, 0, 30, 10))
  expect(area(tightestShape([polygon(square(0, 0, 10)), polygon(square(5, 5, 10))]))).toBe(25)
  expect(tightestShape([polygon(square(0, 0, 10)), polygon(square(50, 5, 5))])).toEqual(polygon(square(50, 5, 5)))
  expect(tightestShape([])).toBeUndefined()
})

test('IM5: the tightest is no larger than any of them, in any order', () => {
  fc.assert(
    fc.property(fc.array(shapesInside(), { minLength: 1, maxLength: 4 }), (shapes) => {
      const tightest = area(tightestShape(shapes))
      const least = Math.min(...shapes.map(area))
      expect(tightest).toBeLessThan(least + 5)
      expect(Math.abs(area(tightestShape(shapes.toReversed())) - tightest)).toBeLessThan(5)
    }),
  )
})
