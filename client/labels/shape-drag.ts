import { middleOf, resizedBox, turnedBox, turnedVector } from '#shared/labels/box-edges.ts'
import { clampedPoint, type ImageSize, movedShape } from '#shared/labels/image-bounds.ts'
import type { Box, Point, Shape } from '#shared/labels/label.ts'
import { addedPoint, movedPoint, pointOf } from '#shared/labels/polygon-points.ts'
import type { Handle } from './shape-handles.ts'

/** Where the shape is once the pointer is at a point of the image. `even`: in even steps, by 15 degrees. */
export type ShapeDrag = (to: Point, even: boolean) => Shape

/**
 * What dragging a handle, or the whole of a shape, from a point of the image does to it. Handles go as far as the pointer
 * goes, from wherever in them it took hold.
 */
export function shapeDrag(shape: Shape, handle: Handle | 'whole', from: Point, image: ImageSize): ShapeDrag {
  const by = (to: Point): Point => [to[0] - from[0], to[1] - from[1]]
  if (handle === 'whole') return (to) => movedShape(shape, by(to), image)
  if (shape.kind === 'box') return boxDrag(shape, handle, from, image)
  if (handle.is === 'edge') {
    const { part, at } = handle
    const start = clampedPoint(from, image)
    const more = addedPoint(shape, { part, at }, start, image)
    return (to) => movedPoint(more, { part, at: at + 1 }, to, image)
  }
  const point = handle.is === 'point' ? pointOf(shape, handle) : undefined
  if (handle.is !== 'point' || !point) return () => shape
  return (to) => movedPoint(shape, handle, sum(point, by(to)), image)
}

function boxDrag(box: Box, handle: Handle, from: Point, image: ImageSize): ShapeDrag {
  if (handle.is === 'turn') {
    const before = box.rotation ?? 0
    const start = angleFrom(box, from)
    return (to, even) => {
      const turned = before + angleFrom(box, to) - start
      return turnedBox(box, even ? Math.round(turned / 15) * 15 : Math.round(turned), image)
    }
  }
  if (handle.is !== 'sides') return () => box
  const { across, down } = handle
  const corner = turnedVector([(across * box.width) / 2, (down * box.height) / 2], box.rotation ?? 0)
  const held = sum(middleOf(box), corner)
  return (to) => resizedBox(box, handle, sum(held, [to[0] - from[0], to[1] - from[1]]), image)
}

const sum = ([x, y]: Point, [right, down]: Point): Point => [x + right, y + down]

/** Degrees clockwise. */
function angleFrom(box: Box, [x, y]: Point): number {
  const [middleX, middleY] = middleOf(box)
  return (Math.atan2(y - middleY, x - middleX) * 180) / Math.PI
}

/** Whole pixels, and tenths once they can be told apart. */
export const snapped = ([x, y]: Point, scale: number): Point => {
  const steps = scale >= 4 ? 10 : 1
  return [Math.round(x * steps) / steps, Math.round(y * steps) / steps]
}
