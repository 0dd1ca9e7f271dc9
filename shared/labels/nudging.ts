import { type BoxEdge, boxEdges, nudgedEdge, turnedBox } from './box-edges.ts'
import { type ImageSize, movedShape } from './image-bounds.ts'
import type { Box, Point, Polygon, Shape } from './label.ts'
import { movedPoint, type PointAt, partsOf, pointOf } from './polygon-points.ts'

/** What of a shape the arrow keys move: all of it, an edge or the turn of a box, a point of a polygon. */
export type Grip = 'whole' | BoxEdge | 'turn' | PointAt

/** Grips in the order in which a key goes through them. */
export function gripsOf(shape: Shape): readonly Grip[] {
  if (shape.kind === 'box') return ['whole', 'left', 'top', 'right', 'bottom', 'turn']
  const points = partsOf(shape).flatMap((ring, part) => ring.map((_, at): PointAt => ({ part, at })))
  return ['whole', ...points]
}

export const sameGrip = (a: Grip, b: Grip): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.part === b.part && a.at === b.at : a === b

/** The one after, or before, round and round; `whole` after one that the shape no longer has. */
export function nextGrip(shape: Shape, grip: Grip, step: 1 | -1): Grip {
  const grips = gripsOf(shape)
  const at = grips.findIndex((one) => sameGrip(one, grip))
  return (at < 0 ? undefined : grips.at((at + step + grips.length) % grips.length)) ?? 'whole'
}

/**
 * A shape, or what of it is gripped, moved by pixels of the image to the right and down. An edge moves along the way that
 * it faces, in a turned box too; the turn goes clockwise by as many degrees.
 */
export function nudged(shape: Shape, grip: Grip, by: Point, image: ImageSize): Shape {
  if (grip === 'whole') return movedShape(shape, by, image)
  if (shape.kind === 'box') return typeof grip === 'string' ? nudgedBox(shape, grip, by, image) : shape
  return typeof grip === 'object' ? nudgedPoint(shape, grip, by, image) : shape
}

function nudgedBox(box: Box, grip: BoxEdge | 'turn', [right, down]: Point, image: ImageSize): Box {
  if (grip === 'turn') return turnedBox(box, (box.rotation ?? 0) + right + down, image)
  const [across, below] = boxEdges[grip]
  return nudgedEdge(box, grip, right * across + down * below, image)
}

function nudgedPoint(polygon: Polygon, grip: PointAt, [right, down]: Point, image: ImageSize): Polygon {
  const point = pointOf(polygon, grip)
  return point ? movedPoint(polygon, grip, [point[0] + right, point[1] + down], image) : polygon
}

/** The edge of an upright box that faces where an arrow points. */
export function edgeFacing([right, down]: Point): BoxEdge {
  if (right !== 0) return right > 0 ? 'right' : 'left'
  return down > 0 ? 'bottom' : 'top'
}
