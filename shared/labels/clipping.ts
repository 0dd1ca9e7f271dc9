import { areaD, FillRule, intersectD, type PathsD, unionD } from 'clipper2-ts'
import { ringsOf } from './geometry.ts'
import type { Point, Shape } from './label.ts'

type Rings = readonly (readonly Point[])[]

/** A hundredth of a pixel. */
const digits = 2

/** What is in any of the shapes, as outlines, the largest first. A hole has no place in a label: it is filled. */
export const unionOf = (shapes: readonly Shape[]): Rings =>
  outlinesOf(unionD(shapes.flatMap(pathsOf), [], FillRule.NonZero, digits))

/** What is in all of them, likewise. */
export function sharedOf(shapes: readonly Shape[]): Rings {
  const [first, ...rest] = shapes
  if (!first) return []
  const shared = rest.reduce(
    (paths, shape) => intersectD(paths, pathsOf(shape), FillRule.NonZero, digits),
    unionD(pathsOf(first), [], FillRule.NonZero, digits),
  )
  return outlinesOf(shared)
}

/** What of one shape is within a ring. */
export const within = (shape: Shape, ring: readonly Point[]): Rings =>
  outlinesOf(intersectD(pathsOf(shape), [pathOf(ring)], FillRule.NonZero, digits))

const outlinesOf = (paths: PathsD): Rings =>
  paths
    .filter((path) => areaD(path) > 0)
    .toSorted((a, b) => areaD(b) - areaD(a))
    .map((path) => path.map(({ x, y }): Point => [x, y]))

/** Each outline by itself first: of one that crosses itself, parts wind the other way and would take away from others. */
const pathsOf = (shape: Shape): PathsD =>
  ringsOf(shape).flatMap((ring) => unionD([pathOf(ring)], [], FillRule.NonZero, digits))

/** Wound one way, so that parts add up wherever they overlap. */
function pathOf(ring: readonly Point[]): PathsD[number] {
  const path = ring.map(([x, y]) => ({ x, y }))
  return areaD(path) < 0 ? path.reverse() : path
}
