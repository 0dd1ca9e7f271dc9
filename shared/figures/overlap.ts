import { areaPathsD, FillRule, intersectD, type PathsD, unionD } from 'clipper2-ts'
import { type Bounds, boundsOf, cornersOf, isUpright, type Shape } from '#shared/figures/shape.ts'

/** Intersection over union, from 0 to 1; not defined for two shapes without any extent. */
export type Overlap =
  | { readonly defined: true; readonly value: number }
  | { readonly defined: false; readonly reason: 'no-extent' }

/** A shape with what is asked of it again and again. */
export interface MeasuredShape {
  readonly shape: Shape
  readonly bounds: Bounds
  /** Area, or length of an interval. A polygon that crosses itself has the area that it goes round, each part once. */
  readonly extent: number
}

/** Throws RangeError for what is no shape (`boundsOf`). */
export function measure(shape: Shape): MeasuredShape {
  const bounds = boundsOf(shape)
  return { shape, bounds, extent: extentOf(shape, bounds) }
}

/**
 * IoU of two intervals, or of two boxes or polygons in any mix; the same whichever comes first. Exact for intervals and
 * upright boxes, else to about a ten-millionth (Vatti's clipping on a grid). Throws RangeError for an interval and an area.
 */
export function overlapOf(a: Shape, b: Shape): Overlap {
  return overlapOfMeasured(measure(a), measure(b))
}

export function overlapOfMeasured(a: MeasuredShape, b: MeasuredShape): Overlap {
  if ((a.shape.kind === 'interval') !== (b.shape.kind === 'interval'))
    throw new RangeError(`No overlap of one ${a.shape.kind} and one ${b.shape.kind}`)
  const both = inCommon(a, b)
  const either = a.extent + b.extent - both
  if (either <= 0) return { defined: false, reason: 'no-extent' }
  return { defined: true, value: Math.min(1, both / either) }
}

function extentOf(shape: Shape, bounds: Bounds): number {
  const { left, right, top, bottom } = bounds
  if (shape.kind === 'interval') return right - left
  if (isUpright(shape)) return (right - left) * (bottom - top)
  const grid = gridOver(bounds)
  return grid.areaOf(unionD(grid.pathsOf(shape), [], FillRule.NonZero, decimals))
}

function inCommon(a: MeasuredShape, b: MeasuredShape): number {
  const across = Math.min(a.bounds.right, b.bounds.right) - Math.max(a.bounds.left, b.bounds.left)
  if (a.shape.kind === 'interval') return Math.max(0, across)
  const down = Math.min(a.bounds.bottom, b.bounds.bottom) - Math.max(a.bounds.top, b.bounds.top)
  if (across <= 0 || down <= 0) return 0
  if (isUpright(a.shape) && isUpright(b.shape)) return across * down
  return clipped(...inFixedOrder(a, b))
}

function clipped(a: MeasuredShape, b: MeasuredShape): number {
  const grid = gridOver({
    left: Math.min(a.bounds.left, b.bounds.left),
    top: Math.min(a.bounds.top, b.bounds.top),
    right: Math.max(a.bounds.right, b.bounds.right),
    bottom: Math.max(a.bounds.bottom, b.bounds.bottom),
  })
  return grid.areaOf(intersectD(grid.pathsOf(a.shape), grid.pathsOf(b.shape), FillRule.NonZero, decimals))
}

/** So that rounding is the same whichever comes first. */
function inFixedOrder(a: MeasuredShape, b: MeasuredShape): readonly [MeasuredShape, MeasuredShape] {
  return JSON.stringify(a.shape) <= JSON.stringify(b.shape) ? [a, b] : [b, a]
}

/** The library clips on whole numbers: the longer side becomes 10⁷ of them, which products of two still hold exactly. */
const decimals = 7

/** Puts shapes between 0 and 1, so that the unit they are measured in makes no difference. */
function gridOver({ left, top, right, bottom }: Bounds) {
  const side = Math.max(right - left, bottom - top) || 1
  return {
    pathsOf: (shape: Shape): PathsD =>
      shape.kind === 'interval'
        ? []
        : [cornersOf(shape).map(([x, y]) => ({ x: (x - left) / side, y: (y - top) / side }))],
    areaOf: (paths: PathsD): number => Math.abs(areaPathsD(paths)) * side * side,
  }
}
