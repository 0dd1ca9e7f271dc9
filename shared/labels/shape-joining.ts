import { middleOf, turnedVector } from './box-edges.ts'
import { sharedOf, unionOf } from './clipping.ts'
import { type Bounds, boundsOf, cornersOf, outlineOf } from './geometry.ts'
import type { Box, Point, Polygon, Shape } from './label.ts'
import { polygonOf } from './shape-splitting.ts'

/**
 * Several shapes as one, with the tag and attributes of the first: boxes as the smallest one around them all, turned as
 * they are where all are turned alike; polygons, and boxes among them, as what is in any of them.
 */
export function joinedShapes(shapes: readonly Shape[]): Shape | undefined {
  const boxes = boxesOf(shapes)
  const [first] = shapes
  if (!first || shapes.length === 1) return first
  return boxes ? boxAround(boxes) : polygonFrom(first, unionOf(shapes))
}

/**
 * The tightest of several shapes of one thing: what all of them have in common; of boxes that are turned differently, and
 * where nothing is in common, the one with the least area.
 */
export function tightestShape(shapes: readonly Shape[]): Shape | undefined {
  const [first] = shapes
  if (!first || shapes.length === 1) return first
  const boxes = boxesOf(shapes)
  const common = boxes ? sharedBox(boxes) : polygonFrom(first, sharedOf(shapes))
  return common ?? shapes.toSorted((a, b) => outlineOf(a).area - outlineOf(b).area)[0]
}

function boxesOf(shapes: readonly Shape[]): readonly Box[] | undefined {
  const boxes = shapes.filter((shape) => shape.kind === 'box')
  return boxes.length === shapes.length ? boxes : undefined
}

function boxAround(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes
  const turn = commonTurn(boxes)
  if (turn === undefined)
    return first && { ...upright(first), ...sizeOf(boundsOf(boxes.flatMap((box) => [cornersOf(box)]))) }
  return first && fromTurned(first, boundsOf(boxes.map((box) => turnedCorners(box, -turn))), turn)
}

function sharedBox(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes
  const turn = commonTurn(boxes)
  if (!first || turn === undefined) return undefined
  const bounds = boxes.map((box) => boundsOf([turnedCorners(box, -turn)]))
  const shared: Bounds = {
    left: Math.max(...bounds.map(({ left }) => left)),
    top: Math.max(...bounds.map(({ top }) => top)),
    right: Math.min(...bounds.map(({ right }) => right)),
    bottom: Math.min(...bounds.map(({ bottom }) => bottom)),
  }
  return shared.left < shared.right && shared.top < shared.bottom ? fromTurned(first, shared, turn) : undefined
}

/** Degrees that all are turned by; undefined where they differ. */
function commonTurn(boxes: readonly Box[]): number | undefined {
  const [turn = 0, ...others] = boxes.map(({ rotation = 0 }) => rotation)
  return others.every((other) => (other - turn) % 360 === 0) ? turn : undefined
}

/** Seen by somebody who is turned with it: about the corner of the image. */
const turnedCorners = (box: Box, degrees: number): readonly Point[] =>
  cornersOf(box).map((corner) => turnedVector(corner, degrees))

function fromTurned(box: Box, bounds: Bounds, turn: number): Box {
  const size = sizeOf(bounds)
  const [x, y] = turnedVector(middleOf({ ...box, ...size }), turn)
  const { width, height } = size
  return { ...box, x: x - width / 2, y: y - height / 2, width, height }
}

const sizeOf = ({ left, top, right, bottom }: Bounds) => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
})

function upright({ rotation: _, ...box }: Box): Box {
  return box
}

function polygonFrom(first: Shape, rings: readonly (readonly Point[])[]): Polygon | undefined {
  if (rings.length === 0) return undefined
  if (first.kind === 'polygon') return polygonOf(first, rings)
  const { kind: _, x: __, y: ___, width: ____, height: _____, rotation: ______, ...common } = first
  return polygonOf({ ...common, kind: 'polygon', points: [] }, rings)
}
