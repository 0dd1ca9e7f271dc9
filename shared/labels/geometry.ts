import { areaPathsD, FillRule, intersectD, type PathsD, unionD } from 'clipper2-ts'
import type { Box, Interval, Point, Polygon } from './label.ts'

type Ring = readonly Point[]
type BoxArea = Pick<Box, 'kind' | 'x' | 'y' | 'width' | 'height' | 'rotation'>
type PolygonArea = Pick<Polygon, 'kind' | 'points' | 'moreParts'>

/** Where a box or polygon is, without a word about what is there. */
export type Area = BoxArea | PolygonArea
export type StretchOfTime = Pick<Interval, 'kind' | 'start' | 'end'>

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A box or polygon as overlaps are measured: its outlines, the upright rectangle around them, and its area in square pixels. */
export interface Outline {
  readonly rings: readonly Ring[]
  readonly bounds: Bounds
  readonly area: number
  /** A box; upright where it fills its bounds. */
  readonly convex: boolean
  readonly upright: boolean
}

/** Clockwise from the one that is top left before the box is turned. */
export function cornersOf({ x, y, width, height, rotation = 0 }: BoxArea): readonly [Point, Point, Point, Point] {
  const angle = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [right, down] = [width / 2, height / 2]
  const at = (across: number, below: number): Point => [
    x + right + across * cos - below * sin,
    y + down + across * sin + below * cos,
  ]
  return [at(-right, -down), at(right, -down), at(right, down), at(-right, down)]
}

export const ringsOf = (shape: Area): readonly Ring[] =>
  shape.kind === 'box' ? [cornersOf(shape)] : [shape.points, ...(shape.moreParts ?? [])]

export function boundsOf(rings: readonly Ring[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (const [x, y] of ring) {
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  return { left, top, right, bottom }
}

const outlines = new WeakMap<Area, Outline>()

/** Of a polygon that crosses itself, what it winds around (its non-zero part). Remembered, as no label ever changes. */
export function outlineOf(shape: Area): Outline {
  const known = outlines.get(shape) ?? outlined(shape)
  outlines.set(shape, known)
  return known
}

function outlined(shape: Area): Outline {
  const rings = ringsOf(shape)
  const bounds = boundsOf(rings)
  if (shape.kind === 'polygon') return { rings, bounds, area: polygonArea(shape), convex: false, upright: false }
  const upright = (shape.rotation ?? 0) % 360 === 0
  return { rings, bounds, area: Math.max(0, shape.width) * Math.max(0, shape.height), convex: true, upright }
}

/** Intersection over union, 0 to 1. Without area: 1 for the very same shape, else 0; never NaN. */
export function overlapOf(a: Outline, b: Outline): number {
  if (mostOverlap(a, b) === 0) return sameRings(a.rings, b.rings) ? 1 : 0
  const both = sharedArea(a, b)
  const either = a.area + b.area - both
  return either > 0 ? Math.min(1, Math.max(0, both / either)) : 0
}

/** What the overlap cannot exceed, from bounds and areas alone. */
export function mostOverlap(a: Outline, b: Outline): number {
  const larger = Math.max(a.area, b.area)
  return larger > 0 ? Math.min(sharedBounds(a.bounds, b.bounds), a.area, b.area) / larger : 0
}

/** Of two stretches `[start, end)` of a text or recording, as of shapes. */
export function stretchOverlap(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const either = Math.max(a.end, b.end) - Math.min(a.start, b.start)
  if (either <= 0) return both >= 0 ? 1 : 0
  return Math.max(0, both) / either
}

function sharedBounds(a: Bounds, b: Bounds): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, width) * Math.max(0, height)
}

function sharedArea(a: Outline, b: Outline): number {
  if (a.upright && b.upright) return sharedBounds(a.bounds, b.bounds)
  if (a.convex && b.convex) return ringArea(clipConvex(a.rings[0] ?? [], b.rings[0] ?? []))
  const origin: Point = [Math.min(a.bounds.left, b.bounds.left), Math.min(a.bounds.top, b.bounds.top)]
  const digits = digitsFor(a.bounds, b.bounds)
  return Math.abs(areaPathsD(intersectD(pathsOf(a.rings, origin), pathsOf(b.rings, origin), FillRule.NonZero, digits)))
}

/** The area between crossing outlines is counted once. */
function polygonArea({ points, moreParts = [] }: PolygonArea): number {
  if (points.length < 3) return 0
  const rings = [points, ...moreParts]
  const bounds = boundsOf(rings)
  const paths = pathsOf(rings, [bounds.left, bounds.top])
  return Math.abs(areaPathsD(unionD(paths, [], FillRule.NonZero, digitsFor(bounds, bounds))))
}

// The library counts in whole numbers: as many decimals as keep products of coordinates exact in a double.
const digitsKept = 7

function digitsFor(a: Bounds, b: Bounds): number {
  const width = Math.max(a.right, b.right) - Math.min(a.left, b.left)
  const height = Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top)
  const whole = Math.ceil(Math.log10(Math.max(width, height, 1e-6)))
  return Math.min(8, Math.max(0, digitsKept - whole))
}

/** Wound one way, so that parts add up wherever they overlap. */
function pathsOf(rings: readonly Ring[], [left, top]: Point): PathsD {
  return rings.map((ring) => {
    const path = ring.map(([x, y]) => ({ x: x - left, y: y - top }))
    return signedArea(ring) < 0 ? path.reverse() : path
  })
}

const ringArea = (ring: Ring): number => Math.abs(signedArea(ring))

/** Counted from its first point: far from zero the products would swallow a small area. */
function signedArea(ring: Ring): number {
  const [left, top] = ring[0] ?? [0, 0]
  let twice = 0
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0]
    twice += (x - left) * (nextY - top) - (nextX - left) * (y - top)
  }
  return twice / 2
}

/**
 * The common part of two convex rings (Sutherland and Hodgman 1974). Beside the library because a turned box has four
 * corners and a picture may have thousands: this takes a hundredth of the time.
 */
function clipConvex(subject: Ring, clip: Ring): Ring {
  const turn = signedArea(clip) < 0 ? -1 : 1
  let rest = subject
  for (const [index, [fromX, fromY]] of clip.entries()) {
    const [toX, toY] = clip[(index + 1) % clip.length] ?? [0, 0]
    const side = ([x, y]: Point): number => turn * ((toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX))
    rest = rest.flatMap((point, at) => {
      const before = rest[(at + rest.length - 1) % rest.length] ?? point
      const [here, there] = [side(point), side(before)]
      const kept: readonly Point[] = here >= 0 ? [point] : []
      return here >= 0 === there >= 0 ? kept : [crossing(before, point, there / (there - here)), ...kept]
    })
  }
  return rest
}

const crossing = ([fromX, fromY]: Point, [toX, toY]: Point, share: number): Point => [
  fromX + (toX - fromX) * share,
  fromY + (toY - fromY) * share,
]

const sameRings = (a: readonly Ring[], b: readonly Ring[]): boolean => JSON.stringify(a) === JSON.stringify(b)
