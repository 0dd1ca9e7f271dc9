import fc from 'fast-check'
import type { Box, Point, Polygon, Shape } from '#shared/labels/label.ts'

export const box = (x: number, y: number, width: number, height: number, rotation?: number): Box => ({
  ...{ id: 'b', kind: 'box', tag: 'car', x, y, width, height },
  ...(rotation === undefined ? {} : { rotation }),
})

export const polygon = (points: readonly Point[], ...moreParts: readonly (readonly Point[])[]): Polygon => ({
  ...{ id: 'p', kind: 'polygon', tag: 'car', points },
  ...(moreParts.length > 0 ? { moreParts } : {}),
})

export const photo = { width: 400, height: 300 }

/** Boxes, also turned ones, and polygons that lie in `photo`. */
export function shapesInside(): fc.Arbitrary<Shape> {
  const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }))
  const upright = fc.tuple(point, point).map(([[x, y], [x2, y2]]) => {
    const [left, top] = [Math.min(x, x2, 399), Math.min(y, y2, 299)]
    return box(left, top, Math.max(1, Math.abs(x2 - x)), Math.max(1, Math.abs(y2 - y)))
  })
  const turned = fc
    .tuple(
      fc.integer({ min: 120, max: 280 }),
      fc.integer({ min: 120, max: 180 }),
      fc.integer({ min: 2, max: 160 }),
      fc.integer({ min: 2, max: 160 }),
      fc.integer({ min: 1, max: 359 }),
    )
    .map(([x, y, width, height, rotation]) => box(x - width / 2, y - height / 2, width, height, rotation))
  const ring = fc.array(point, { minLength: 3, maxLength: 8 }).map(inOneRound)
  const drawn = fc.tuple(ring, fc.array(ring, { maxLength: 2 })).map(([points, more]) => polygon(points, ...more))
  return fc.oneof(upright, turned, drawn)
}

/** So that the outline does not cross itself. */
function inOneRound(points: readonly Point[]): readonly Point[] {
  const [x, y] = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length)
  const angle = (point: Point) => Math.atan2(point[1] - (y ?? 0), point[0] - (x ?? 0))
  return points.toSorted((a, b) => angle(a) - angle(b))
}
