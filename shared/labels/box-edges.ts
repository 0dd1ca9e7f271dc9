import { between, heldInside, type ImageSize, tidy, withRotation } from './image-bounds.ts'
import type { Box, Point } from './label.ts'

/** Which edges of a box move, seen before it is turned: -1 the left or top one, 1 the right or bottom one, 0 neither. */
export interface BoxSides {
  readonly across: -1 | 0 | 1
  readonly down: -1 | 0 | 1
}

export const boxEdges = { left: [-1, 0], top: [0, -1], right: [1, 0], bottom: [0, 1] } as const
export type BoxEdge = keyof typeof boxEdges

/** No box gets smaller. */
const least = 1

export const middleOf = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2]

/** A vector of the image as the box sees it that is turned so many degrees. */
export function turnedVector([x, y]: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [x * cos - y * sin, x * sin + y * cos]
}

/** The named edges go to the point; the ones across from them stay where they are. A box is never turned inside out. */
export function resizedBox(box: Box, { across, down }: BoxSides, to: Point, image: ImageSize): Box {
  const rotation = box.rotation ?? 0
  const [middleX, middleY] = middleOf(box)
  const upright = rotation % 360 === 0
  const [toX, toY] = upright ? [between(to[0], 0, image.width), between(to[1], 0, image.height)] : to
  const [x, y] = turnedVector([toX - middleX, toY - middleY], -rotation)
  const [right, bottom] = [box.width / 2, box.height / 2]
  const edges = {
    left: across < 0 ? Math.min(x, right - least) : -right,
    right: across > 0 ? Math.max(x, least - right) : right,
    top: down < 0 ? Math.min(y, bottom - least) : -bottom,
    bottom: down > 0 ? Math.max(y, least - bottom) : bottom,
  }
  const wanted = boxAround(box, edges)
  return upright ? wanted : tidied(heldInside(box, wanted, image))
}

/** Edges as seen from the middle, before turning. */
function boxAround(box: Box, edges: Readonly<Record<BoxEdge, number>>): Box {
  const [width, height] = [edges.right - edges.left, edges.bottom - edges.top]
  const shift: Point = [(edges.left + edges.right) / 2, (edges.top + edges.bottom) / 2]
  const [right, down] = turnedVector(shift, box.rotation ?? 0)
  const [x, y] = middleOf(box)
  return tidied({ ...box, x: x + right - width / 2, y: y + down - height / 2, width, height })
}

const tidied = (box: Box): Box => ({
  ...box,
  x: tidy(box.x),
  y: tidy(box.y),
  width: tidy(box.width),
  height: tidy(box.height),
})

/** One edge outwards by so many pixels, or inwards where they are negative. */
export function nudgedEdge(box: Box, edge: BoxEdge, by: number, image: ImageSize): Box {
  const [across, down] = boxEdges[edge]
  const [x, y] = middleOf(box)
  const [right, below] = turnedVector([across * (box.width / 2 + by), down * (box.height / 2 + by)], box.rotation ?? 0)
  return resizedBox(box, { across, down }, [x + right, y + below], image)
}

/** Turned clockwise about its middle to so many degrees, as far as the image has room for its corners. */
export const turnedBox = (box: Box, degrees: number, image: ImageSize): Box =>
  tidied(heldInside(box, withRotation(box, degrees), image))

/** Between two opposite corners, in any order. */
export function boxBetween([x, y]: Point, [otherX, otherY]: Point): Pick<Box, 'x' | 'y' | 'width' | 'height'> {
  const [left, top] = [Math.min(x, otherX), Math.min(y, otherY)]
  return { x: tidy(left), y: tidy(top), width: tidy(Math.abs(otherX - x)), height: tidy(Math.abs(otherY - y)) }
}
