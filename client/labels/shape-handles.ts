import { type BoxSides, middleOf, turnedVector } from '#shared/labels/box-edges.ts'
import type { Box, Point, Polygon, Shape } from '#shared/labels/label.ts'
import { type PointAt, partsOf } from '#shared/labels/polygon-points.ts'
import { type ScreenSize, toScreen, type View } from './view-transform.ts'

/** What a person takes hold of: sides or the turn of a box, a point of a polygon, or the middle of its edge after that point. */
export type Handle =
  | ({ readonly is: 'sides' } & BoxSides)
  | { readonly is: 'turn' }
  | ({ readonly is: 'point' } & PointAt)
  | ({ readonly is: 'edge' } & PointAt)

export interface PlacedHandle {
  readonly handle: Handle
  /** On the screen. */
  readonly at: Point
}

const sides: readonly BoxSides[] = [
  { across: -1, down: -1 },
  { across: 1, down: -1 },
  { across: 1, down: 1 },
  { across: -1, down: 1 },
  { across: 0, down: -1 },
  { across: 1, down: 0 },
  { across: 0, down: 1 },
  { across: -1, down: 0 },
]

/** No more than so many points are drawn as handles: closer in there are fewer in sight. */
const mostPoints = 400

/** `target` is how wide a handle is to be hit, in CSS pixels: handles are kept so far apart, outside of small boxes. */
export function handlesOf(shape: Shape, view: View, screen: ScreenSize, target: number): readonly PlacedHandle[] {
  return shape.kind === 'box' ? boxHandles(shape, view, screen, target) : pointHandles(shape, view, screen, target)
}

/** The nearest within reach. */
export function handleAt(handles: readonly PlacedHandle[], [x, y]: Point, target: number): PlacedHandle | undefined {
  const far = ({ at }: PlacedHandle) => Math.hypot(at[0] - x, at[1] - y)
  const [nearest] = handles.toSorted((a, b) => far(a) - far(b))
  return nearest && far(nearest) <= target / 2 ? nearest : undefined
}

function boxHandles(box: Box, view: View, screen: ScreenSize, target: number): readonly PlacedHandle[] {
  const middle = toScreen(view, middleOf(box))
  const [width, height] = [box.width * view.scale, box.height * view.scale]
  const least = target * 0.9
  const [right, down] = [Math.max(width / 2, least), Math.max(height / 2, least)]
  const at = (across: number, below: number): Point => {
    const [x, y] = turnedVector([across, below], box.rotation ?? 0)
    return [middle[0] + x, middle[1] + y]
  }
  const shown = sides.filter(({ across, down: below }) =>
    across === 0 ? right * 2 >= target * 3 : below !== 0 || down * 2 >= target * 3,
  )
  const handles = shown.map((side): PlacedHandle => {
    return { handle: { is: 'sides', ...side }, at: at(side.across * right, side.down * down) }
  })
  const away = target * 1.15
  const turns = [at(0, -down - away), at(0, down + away), at(right + away, 0), at(-right - away, 0)]
  const turn = turns.find((point) => isWithin(point, screen, target / 2)) ?? turns[0] ?? middle
  return [...handles, { handle: { is: 'turn' }, at: turn }]
}

function pointHandles(polygon: Polygon, view: View, screen: ScreenSize, target: number): readonly PlacedHandle[] {
  const points: PlacedHandle[] = []
  const edges: PlacedHandle[] = []
  for (const [part, ring] of partsOf(polygon).entries())
    for (const [at, point] of ring.entries()) {
      const here = toScreen(view, point)
      const next = toScreen(view, ring[(at + 1) % ring.length] ?? point)
      if (isWithin(here, screen, -target)) points.push({ handle: { is: 'point', part, at }, at: here })
      const middle: Point = [(here[0] + next[0]) / 2, (here[1] + next[1]) / 2]
      const isLong = Math.hypot(next[0] - here[0], next[1] - here[1]) >= target * 2
      if (isLong && isWithin(middle, screen, 0)) edges.push({ handle: { is: 'edge', part, at }, at: middle })
    }
  const step = Math.ceil(points.length / mostPoints)
  return [...points.filter((_, at) => at % step === 0), ...edges.slice(0, mostPoints)]
}

const isWithin = ([x, y]: Point, { width, height }: ScreenSize, inset: number): boolean =>
  x >= inset && y >= inset && x <= width - inset && y <= height - inset
