import type { Point } from '#shared/labels/label.ts'
import { boardHigh, boardTop, type House } from './houses.ts'
import type { Drawn } from './svg.ts'

export const imageWidth = 1280
export const imageHeight = 800
/** Where houses stand, and where the road begins and ends. */
export const houseLine = 505
export const roadFrom = 545
export const roadTo = 768
export const houseScale = 1.2

export type Tag = 'auto' | 'bus' | 'car' | 'bicycle' | 'rider' | 'person' | 'cow' | 'sign' | 'tree' | 'temple car'
export type Side = 'left' | 'right' | 'front' | 'back'

/** Something that stands in a scene. Without a tag it only hides what is behind. */
export interface Thing {
  readonly id: string
  readonly tag?: Tag
  readonly drawn: Drawn
  readonly at: Point
  /** Beside what the distance makes of it. */
  readonly size?: number
  readonly flip?: boolean
  /** Degrees clockwise. */
  readonly turn?: number
  readonly side?: Side
  /** Drawn behind or before others that stand as near: by its foot, unless told. */
  readonly depth?: number
}

export interface Scene {
  readonly name: string
  readonly light: 'day' | 'dusk' | 'night' | 'rain'
  readonly houses: readonly (House & { readonly x: number; readonly sign?: string })[]
  /** Behind the houses, on the pavement, and over everything. */
  readonly far?: string
  readonly near?: string
  readonly over?: string
  readonly things: readonly Thing[]
  /** Light in the dark: where, how far, its colour. */
  readonly lamps?: readonly (readonly [x: number, y: number, r: number, colour: string])[]
}

/** How large things are that stand at that height of the picture. */
export const scaleAt = (y: number): number => 0.62 + ((y - houseLine) / (imageHeight - houseLine)) * 0.62

/** What is really there, in pixels of the picture. */
export interface Truth {
  readonly id: string
  readonly tag: Tag
  readonly outline: readonly Point[]
  readonly box: Bounds
  /** What can be seen of it, and how much of it that is not. */
  readonly seen: Bounds
  readonly occluded: 'no' | 'partly' | 'mostly'
  readonly turn: number
  readonly side?: Side
}

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const nearestLast = (things: readonly Thing[]): readonly Thing[] =>
  things.toSorted((a, b) => (a.depth ?? a.at[1]) - (b.depth ?? b.at[1]))

export function placement({ at: [x, y], size = 1, flip = false, turn = 0 }: Thing): string {
  const scale = Math.round(scaleAt(y) * size * 1000) / 1000
  return `translate(${x},${y})${turn ? ` rotate(${turn})` : ''} scale(${flip ? -scale : scale},${scale})`
}

function placed({ drawn, at: [x, y], size = 1, flip = false, turn = 0 }: Thing): readonly Point[] {
  const scale = Math.round(scaleAt(y) * size * 1000) / 1000
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  return drawn.outline.map(([px, py]): Point => {
    const [dx, dy] = [px * (flip ? -scale : scale), py * scale]
    return [tenth(x + dx * cos - dy * sin), tenth(y + dx * sin + dy * cos)]
  })
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const known = new WeakMap<Scene, readonly Truth[]>()

/** Everything of the scene that bears a tag and can be seen, the farthest first; boards of shops before all. */
export function truthOf(scene: Scene): readonly Truth[] {
  const truths = known.get(scene) ?? truthsIn(scene)
  known.set(scene, truths)
  return truths
}

function truthsIn({ houses, things }: Scene): readonly Truth[] {
  const boards = houses.flatMap(({ x, wide, sign }): Shape[] => {
    if (sign === undefined) return []
    const [left, top] = [x + 6 * houseScale, houseLine + boardTop * houseScale]
    const [right, bottom] = [left + (wide - 12) * houseScale, top + boardHigh * houseScale]
    return [
      {
        thing: { id: sign, tag: 'sign' },
        outline: [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ],
      },
    ]
  })
  const shapes: readonly Shape[] = [
    ...boards,
    ...nearestLast(things).map((thing) => ({ thing, outline: placed(thing) })),
  ]
  return shapes.flatMap(({ thing, outline }, at) => {
    const { id, tag, turn = 0, side } = thing
    if (tag === undefined) return []
    const hiding = shapes.slice(at + 1).map((other) => other.outline)
    const { seen, hidden } = whatIsSeen(outline, hiding)
    if (hidden > 0.9) return []
    const occluded = hidden < 0.08 ? 'no' : hidden < 0.5 ? 'partly' : 'mostly'
    return [
      {
        id,
        tag,
        outline: outline.map(inPicture),
        box: boundsOf(outline),
        seen,
        occluded,
        turn,
        ...(side ? { side } : {}),
      },
    ]
  })
}

interface Shape {
  readonly thing: Pick<Thing, 'id' | 'tag' | 'turn' | 'side'>
  readonly outline: readonly Point[]
}

const inPicture = ([x, y]: Point): Point => [
  tenth(Math.min(imageWidth, Math.max(0, x))),
  tenth(Math.min(imageHeight, Math.max(0, y))),
]

export function boundsOf(points: readonly Point[]): Bounds {
  const inside = points.map(inPicture)
  const [xs, ys] = [inside.map(([x]) => x), inside.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: tenth(Math.max(...xs) - x), height: tenth(Math.max(...ys) - y) }
}

const grid = 2

/** Counts the points of a grid in the outline, and those that nothing nearer covers. */
function whatIsSeen(
  outline: readonly Point[],
  hiding: readonly (readonly Point[])[],
): { seen: Bounds; hidden: number } {
  const box = boundsOf(outline)
  const near = hiding.filter((other) => overlaps(boundsOf(other), box))
  const open: Point[] = []
  let all = 0
  for (let y = box.y + grid / 2; y < box.y + box.height; y += grid)
    for (let x = box.x + grid / 2; x < box.x + box.width; x += grid) {
      if (!holds(outline, x, y)) continue
      all++
      if (!near.some((other) => holds(other, x, y))) open.push([x, y])
    }
  return { seen: open.length > 0 ? boundsOf(open) : box, hidden: all === 0 ? 0 : 1 - open.length / all }
}

const overlaps = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

function holds(ring: readonly Point[], x: number, y: number): boolean {
  let inside = false
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
