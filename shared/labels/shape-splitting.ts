import { middleOf, turnedVector } from './box-edges.ts'
import { within } from './clipping.ts'
import { cornersOf } from './geometry.ts'
import { boundsOfShape } from './image-bounds.ts'
import type { Box, Point, Polygon, Shape } from './label.ts'
import { partsOf } from './polygon-points.ts'

/**
 * A shape as two or more that together are what it was; each bears its tag and attributes. A box is cut across its longer
 * side, at a share of it; a polygon of several parts falls into these, any other is cut as the box around it.
 */
export function splitShape(shape: Shape, share = 0.5): readonly Shape[] {
  if (shape.kind === 'box') return splitBox(shape, share)
  const parts = partsOf(shape)
  return parts.length > 1 ? parts.map((points) => polygonOf(shape, [points])) : splitPolygon(shape, share)
}

function splitBox(box: Box, share: number): readonly Box[] {
  const { width, height } = box
  const wide = width >= height
  const cut = (wide ? width : height) * share
  const half = (from: number, to: number): Box => {
    const size = wide ? { width: to - from, height } : { width, height: to - from }
    const shift = (from + to) / 2 - (wide ? width : height) / 2
    const [right, down] = turnedVector(wide ? [shift, 0] : [0, shift], box.rotation ?? 0)
    const [x, y] = middleOf(box)
    return { ...box, ...size, x: x + right - size.width / 2, y: y + down - size.height / 2 }
  }
  return [half(0, cut), half(cut, wide ? width : height)]
}

function splitPolygon(polygon: Polygon, share: number): readonly Polygon[] {
  const { left, top, right, bottom } = boundsOfShape(polygon)
  const around: Box = { id: '', kind: 'box', tag: '', x: left, y: top, width: right - left, height: bottom - top }
  return splitBox(around, share).flatMap((half) => {
    const rings = within(polygon, cornersOf(half))
    return rings.length > 0 ? [polygonOf(polygon, rings)] : []
  })
}

export function polygonOf(
  { moreParts: _, ...polygon }: Polygon,
  [points = [], ...moreParts]: readonly (readonly Point[])[],
): Polygon {
  return { ...polygon, points, ...(moreParts.length > 0 ? { moreParts } : {}) }
}
