import { clampedPoint, type ImageSize } from './image-bounds.ts'
import type { Point, Polygon } from './label.ts'

type Ring = readonly Point[]

/** A point of a polygon: of which part, and the how manieth there. */
export interface PointAt {
  /** 0 is `points`, 1 and above are `moreParts`. */
  readonly part: number
  readonly at: number
}

export const partsOf = ({ points, moreParts = [] }: Polygon): readonly Ring[] => [points, ...moreParts]

/** Fewer than three points are no part. */
const least = 3

function withParts({ moreParts: _, ...polygon }: Polygon, [points = [], ...moreParts]: readonly Ring[]): Polygon {
  return { ...polygon, points, ...(moreParts.length > 0 ? { moreParts } : {}) }
}

const withPart = (polygon: Polygon, part: number, change: (ring: Ring) => Ring): Polygon =>
  withParts(
    polygon,
    partsOf(polygon).map((ring, index) => (index === part ? change(ring) : ring)),
  )

export const pointOf = (polygon: Polygon, { part, at }: PointAt): Point | undefined => partsOf(polygon)[part]?.[at]

export const movedPoint = (polygon: Polygon, { part, at }: PointAt, to: Point, image: ImageSize): Polygon =>
  withPart(polygon, part, (ring) => ring.with(at, clampedPoint(to, image)))

/** A new point between that one and the next. */
export const addedPoint = (polygon: Polygon, { part, at }: PointAt, point: Point, image: ImageSize): Polygon =>
  withPart(polygon, part, (ring) => ring.toSpliced(at + 1, 0, clampedPoint(point, image)))

/** A part of three points goes with one of them; undefined where it is the only one. */
export function withoutPoint(polygon: Polygon, { part, at }: PointAt): Polygon | undefined {
  const parts = partsOf(polygon)
  const ring = parts[part] ?? []
  if (ring.length > least) return withPart(polygon, part, () => ring.toSpliced(at, 1))
  return parts.length > 1 ? withParts(polygon, parts.toSpliced(part, 1)) : undefined
}
