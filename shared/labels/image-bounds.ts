import { type Bounds, boundsOf, ringsOf } from './geometry.ts'
import type { Box, Point, Polygon, Shape } from './label.ts'

/** Of the image, in its own pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

export const boundsOfShape = (shape: Shape): Bounds => boundsOf(ringsOf(shape))

export const clampedPoint = ([x, y]: Point, { width, height }: ImageSize): Point => [
  between(x, 0, width),
  between(y, 0, height),
]

/** Moved as far as the image allows. What reaches beyond it already may stay there, and goes no further. */
export function movedShape(shape: Shape, [right, down]: Point, image: ImageSize): Shape {
  const bounds = boundsOfShape(shape)
  const across = between(right, Math.min(0, -bounds.left), Math.max(0, image.width - bounds.right))
  const below = between(down, Math.min(0, -bounds.top), Math.max(0, image.height - bounds.bottom))
  if (shape.kind === 'box') return { ...shape, x: tidy(shape.x + across), y: tidy(shape.y + below) }
  return mapPoints(shape, ([x, y]) => [tidy(x + across), tidy(y + below)])
}

export function mapPoints({ moreParts, ...polygon }: Polygon, map: (point: Point) => Point): Polygon {
  return {
    ...polygon,
    points: polygon.points.map(map),
    ...(moreParts ? { moreParts: moreParts.map((ring) => ring.map(map)) } : {}),
  }
}

/** As far on the way from one box to the other as no corner goes beyond the image, or no further beyond than before. */
export function heldInside(before: Box, wanted: Box, image: ImageSize): Box {
  const most = excess(before, image) + 1e-6
  if (excess(wanted, image) <= most) return wanted
  let [from, to] = [0, 1]
  for (let step = 0; step < 14; step++) {
    const middle = (from + to) / 2
    if (excess(partWay(before, wanted, middle), image) <= most) from = middle
    else to = middle
  }
  return partWay(before, wanted, from)
}

/** By how much a box reaches beyond the image, over all its sides. */
function excess(box: Box, { width, height }: ImageSize): number {
  const { left, top, right, bottom } = boundsOfShape(box)
  const sides = [-left, -top, right - width, bottom - height]
  return sides.reduce((sum, side) => sum + Math.max(0, side), 0)
}

function partWay(before: Box, wanted: Box, share: number): Box {
  const mixed = (from: number, to: number) => from + (to - from) * share
  const [turned, turn] = [before.rotation ?? 0, turnBetween(before.rotation ?? 0, wanted.rotation ?? 0)]
  const box: Box = {
    ...wanted,
    x: mixed(before.x, wanted.x),
    y: mixed(before.y, wanted.y),
    width: mixed(before.width, wanted.width),
    height: mixed(before.height, wanted.height),
  }
  return withRotation(box, turned + turn * share)
}

/** The shorter way round, -180 to 180 degrees. */
const turnBetween = (from: number, to: number): number => ((((to - from + 180) % 360) + 360) % 360) - 180

/** An upright box has no rotation at all. */
export function withRotation(box: Box, degrees: number): Box {
  const { rotation: _, ...upright } = box
  const rotation = tidy(((degrees % 360) + 360) % 360) % 360
  return rotation === 0 ? upright : { ...upright, rotation }
}

export const between = (number: number, least: number, most: number): number => Math.min(most, Math.max(least, number))

/** Sums of decimals without the noise in their last digits. */
export const tidy = (number: number): number => Math.round(number * 1000) / 1000
