import { boxBetween } from '#shared/labels/box-edges.ts'
import { clampedPoint, type ImageSize } from '#shared/labels/image-bounds.ts'
import type { Point, Shape } from '#shared/labels/label.ts'

/** A shape in the making: the points that are set, and where the next one would be. */
export interface DrawnShape {
  readonly tool: 'box' | 'polygon'
  readonly points: readonly Point[]
  readonly next: Point
}

/** What the page is asked to add: id and tag are for it to give. */
const blank = { id: '', tag: '' } as const

export const startedShape = (tool: DrawnShape['tool'], at: Point, image: ImageSize): DrawnShape => ({
  ...{ tool, points: [clampedPoint(at, image)], next: clampedPoint(at, image) },
})

export const pointedAt = (shape: DrawnShape, at: Point, image: ImageSize): DrawnShape => ({
  ...shape,
  next: clampedPoint(at, image),
})

/** A point twice in the same place is one. */
export function pointSet(shape: DrawnShape, at: Point, image: ImageSize): DrawnShape {
  const point = clampedPoint(at, image)
  const last = shape.points.at(-1)
  const isNew = !last || last[0] !== point[0] || last[1] !== point[1]
  return { ...shape, points: isNew ? [...shape.points, point] : shape.points, next: point }
}

/** Undefined once there is none left. */
export function pointTakenBack(shape: DrawnShape): DrawnShape | undefined {
  const points = shape.points.slice(0, -1)
  return points.length > 0 ? { ...shape, points } : undefined
}

/** The label as it is by now; undefined where it has no area yet. */
export function finishedShape({ tool, points, next }: DrawnShape): Shape | undefined {
  if (tool === 'polygon') return points.length >= 3 ? { ...blank, kind: 'polygon', points } : undefined
  const [from] = points
  const box = from && boxBetween(from, points[1] ?? next)
  return box && box.width >= 1 && box.height >= 1 ? { ...blank, kind: 'box', ...box } : undefined
}
