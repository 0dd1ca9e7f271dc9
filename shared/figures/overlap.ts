import {
  type Area,
  type Outline,
  outlineOf,
  overlapOf,
  type StretchOfTime,
  stretchOverlap,
} from '#shared/labels/geometry.ts'

/** What can overlap: an interval, or a box or polygon. */
export type Extent = StretchOfTime | Area

/** Intersection over union, from 0 to 1; not defined for two shapes without any extent. */
export type Overlap =
  | { readonly defined: true; readonly value: number }
  | { readonly defined: false; readonly reason: 'no-extent' }

/** A shape with what is asked of it again and again. */
export type MeasuredExtent =
  | { readonly is: 'stretch'; readonly of: StretchOfTime; readonly size: number }
  | { readonly is: 'area'; readonly of: Area; readonly outline: Outline; readonly size: number }

/** Throws RangeError where a number is not finite, a side is below 0, or there is no corner. */
export function measure(extent: Extent): MeasuredExtent {
  if (extent.kind === 'interval') {
    if (!(extent.end - extent.start >= 0)) throw noSuch(extent)
    return { is: 'stretch', of: extent, size: extent.end - extent.start }
  }
  const outline = outlineOf(extent)
  const { left, top, right, bottom } = outline.bounds
  const isTurnedOut = extent.kind === 'box' && (extent.width < 0 || extent.height < 0)
  if (isTurnedOut || ![left, top, right, bottom].every(Number.isFinite)) throw noSuch(extent)
  return { is: 'area', of: extent, outline, size: outline.area }
}

const noSuch = (extent: Extent) => new RangeError(`No such ${extent.kind}: ${JSON.stringify(extent)}`)

/**
 * Of two intervals, or of two boxes or polygons in any mix, as labels overlap everywhere in this code; the same whichever
 * comes first. Throws RangeError for an interval and an area.
 */
export function overlapOfMeasured(a: MeasuredExtent, b: MeasuredExtent): Overlap {
  if (a.is !== b.is) throw new RangeError(`No overlap of one ${a.of.kind} and one ${b.of.kind}`)
  if (a.size === 0 && b.size === 0) return { defined: false, reason: 'no-extent' }
  if (a.is === 'stretch' && b.is === 'stretch') return { defined: true, value: stretchOverlap(a.of, b.of) }
  if (a.is === 'area' && b.is === 'area')
    return { defined: true, value: overlapOf(...inFixedOrder(a.outline, b.outline)) }
  return { defined: false, reason: 'no-extent' }
}

/** So that rounding is the same whichever comes first. */
function inFixedOrder(a: Outline, b: Outline): readonly [Outline, Outline] {
  if (a.upright && b.upright) return [a, b]
  return JSON.stringify(a.rings) <= JSON.stringify(b.rings) ? [a, b] : [b, a]
}
