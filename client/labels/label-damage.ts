import type { Bounds } from '#shared/labels/geometry.ts'
import type { Shape } from '#shared/labels/label.ts'
import { knownOutline, type ShownShape } from './shape-index.ts'
import { boundsOnScreen, type View } from './view-transform.ts'

/** How far marks and plates reach beyond a shape. CSS pixels. */
const reach = { left: 12, top: 26, right: 200, bottom: 12 }
/** With more changes than that everything is drawn anew. */
const most = 24

/** The parts of the screen in which two showings differ; undefined where that is too much of it. */
export function damageOf(
  before: readonly ShownShape[],
  after: readonly ShownShape[],
  view: View,
): readonly Bounds[] | undefined {
  if (Math.abs(before.length - after.length) > most) return undefined
  const [gone, come] = [new Set(before), new Set<ShownShape>()]
  for (const shape of after) if (!gone.delete(shape)) come.add(shape)
  if (gone.size + come.size > most) return undefined
  return [...gone, ...come].map(({ label }) => reachOf(label, view))
}

/** All of the screen that drawing a shape may touch. */
function reachOf(label: Shape, view: View): Bounds {
  const { left, top, right, bottom } = boundsOnScreen(view, knownOutline(label).bounds)
  return {
    left: Math.floor(left - reach.left),
    top: Math.floor(top - reach.top),
    right: Math.ceil(Math.max(right + reach.left, left + reach.right)),
    bottom: Math.ceil(bottom + reach.bottom),
  }
}

/** Where shapes stand whose marks may reach into a part of the screen. */
export const reaching = ({ left, top, right, bottom }: Bounds): Bounds => ({
  left: left - reach.right,
  top: top - reach.bottom,
  right: right + reach.left,
  bottom: bottom + reach.top,
})
