import Flatbush from 'flatbush'
import { type Bounds, boundsOf, ringsOf } from '#shared/labels/geometry.ts'
import type { Point, Shape } from '#shared/labels/label.ts'
import { withKnown } from './known-shapes.ts'
import type { ShownLabel } from './shown-label.ts'

export interface ShownShape extends ShownLabel {
  readonly label: Shape
}

export const isShape = (shown: ShownLabel): shown is ShownShape =>
  shown.label.kind === 'box' || shown.label.kind === 'polygon'

/** A shape as it is drawn and pointed at. */
export interface Outline {
  readonly rings: readonly (readonly Point[])[]
  readonly bounds: Bounds
  /** Of all parts, roughly: which of two is smaller. */
  readonly area: number
  /** A box that fills its bounds. */
  readonly upright: boolean
}

/** Labels are values and are often shown again as they were. */
const outlines = new WeakMap<Shape, Outline>()

export function knownOutline(shape: Shape): Outline {
  const known = outlines.get(shape)
  if (known) return known
  const rings = ringsOf(shape)
  const area = rings.reduce((sum, ring) => sum + ringArea(ring), 0)
  const upright = shape.kind === 'box' && !shape.rotation
  const outline = { rings, bounds: boundsOf(rings), area, upright }
  outlines.set(shape, outline)
  return outline
}

function ringArea(ring: readonly Point[]): number {
  let twice = 0
  let [beforeX, beforeY] = ring.at(-1) ?? [0, 0]
  for (const [x, y] of ring) {
    twice += beforeX * y - x * beforeY
    ;[beforeX, beforeY] = [x, y]
  }
  return Math.abs(twice) / 2
}

/** The boxes and polygons of an image, found by where they are. Made anew when labels change. */
export class ShapeIndex {
  readonly shapes: readonly ShownShape[]
  readonly #tree: Flatbush | undefined

  /** What is shown as it was `before` stays the same object. */
  constructor(labels: readonly ShownLabel[], before?: ShapeIndex) {
    const shapes = labels.filter(isShape)
    this.shapes = before ? withKnown(before.shapes, shapes) : shapes
    if (this.shapes.length === 0) return
    this.#tree = new Flatbush(this.shapes.length)
    for (const { label } of this.shapes) {
      const { left, top, right, bottom } = knownOutline(label).bounds
      this.#tree.add(left, top, right, bottom)
    }
    this.#tree.finish()
  }

  /** In the order in which they are drawn. */
  within({ left, top, right, bottom }: Bounds): readonly ShownShape[] {
    const found = this.#tree?.search(left, top, right, bottom) ?? []
    return found.sort((a, b) => a - b).flatMap((at) => this.shapes[at] ?? [])
  }

  /** What a person may mean who points there, `slack` pixels of the image off at most: the draft's first, and small ones before what they lie in. */
  at([x, y]: Point, slack: number): readonly ShownShape[] {
    const near = { left: x - slack, top: y - slack, right: x + slack, bottom: y + slack }
    return this.within(near)
      .filter(({ label }) => isAt(knownOutline(label), [x, y], slack))
      .sort((a, b) => rank(a) - rank(b) || knownOutline(a.label).area - knownOutline(b.label).area)
  }
}

const rank = ({ layer }: ShownShape): number => (layer === 'draft' ? 0 : 1)

const isAt = ({ rings }: Outline, point: Point, slack: number): boolean =>
  rings.some((ring) => isInside(ring, point) || distanceTo(ring, point) <= slack)

/** By the winding of the ring around the point, as polygons are filled. */
function isInside(ring: readonly Point[], [x, y]: Point): boolean {
  let winding = 0
  for (const [at, [fromX, fromY]] of ring.entries()) {
    const [toX, toY] = ring[(at + 1) % ring.length] ?? [0, 0]
    if (fromY <= y === toY <= y) continue
    const side = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY)
    if (fromY <= y && side > 0) winding++
    else if (toY <= y && side < 0) winding--
  }
  return winding !== 0
}

function distanceTo(ring: readonly Point[], point: Point): number {
  return Math.min(...ring.map((from, at) => distanceToLine(from, ring[(at + 1) % ring.length] ?? from, point)))
}

export function distanceToLine([fromX, fromY]: Point, [toX, toY]: Point, [x, y]: Point): number {
  const [right, down] = [toX - fromX, toY - fromY]
  const length = right * right + down * down
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * right + (y - fromY) * down) / length))
  return Math.hypot(x - fromX - share * right, y - fromY - share * down)
}
