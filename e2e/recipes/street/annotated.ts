import type { Point } from '#shared/labels/label.ts'
import type { Annotator } from '../annotators.ts'
import { scatter } from '../scatter.ts'
import {
  type Bounds,
  boundsOf,
  imageHeight,
  imageWidth,
  type Scene,
  type Side,
  type Tag,
  type Truth,
  truthOf,
} from './scene.ts'
import { type Slip, slips } from './slips.ts'

/** What an annotator drew: a box, turned where it says so, or an outline. */
export interface Mark {
  readonly id: string
  readonly tag: Tag
  readonly box: Bounds
  /** Degrees clockwise about its middle. */
  readonly turn?: number
  readonly points?: readonly Point[]
  readonly occluded: Truth['occluded']
  readonly side?: Side
}

type SlipOf<Does extends Slip['does']> = Extract<Slip, { does: Does }>

/** How many pixels somebody's hand is off by at most. */
const unsteady: Readonly<Record<Annotator, number>> = { Joseph: 1.6, Meena: 3.2, Farida: 2.4 }
const outlined: ReadonlySet<Tag> = new Set(['tree', 'temple car'])

/** All that this annotator drew in the scene, in the order in which the eye meets it. */
export function marksOf(scene: Scene, who: Annotator): readonly Mark[] {
  const own = (slips[scene.name] ?? []).filter((slip) => slip.who === who)
  const joins = own.filter((slip): slip is SlipOf<'joined'> => slip.does === 'joined')
  const truths = truthOf(scene)
  const drawn = truths.flatMap((truth): readonly Mark[] => {
    const join = joins.find(({ ids }) => ids.includes(truth.id))
    if (join && join.ids[0] !== truth.id) return []
    const other = join && truths.find(({ id }) => id === join.ids[1])
    const mine = own.filter((slip) => 'id' in slip && slip.id === truth.id)
    return mine.some(({ does }) => does === 'missed')
      ? []
      : [markOf(other ? joined(truth, other) : truth, mine, who, scene.name)]
  })
  const extras = own.flatMap((slip, at): readonly Mark[] => {
    if (slip.does !== 'extra') return []
    const side = hasSide.has(slip.tag) ? { side: 'right' as const } : {}
    return [{ id: `extra-${at}`, tag: slip.tag, box: slip.box, occluded: 'no', ...side }]
  })
  return [...drawn, ...extras]
}

const hasSide: ReadonlySet<Tag> = new Set(['auto', 'bus', 'car', 'bicycle'])

const joined = (one: Truth, other: Truth): Truth => {
  const both = [...one.outline, ...other.outline]
  return { ...one, outline: both, box: boundsOf(both), seen: boundsOf(both) }
}

function markOf(truth: Truth, own: readonly Slip[], who: Annotator, scene: string): Mark {
  const slip = <Does extends Slip['does']>(does: Does) => own.find((one): one is SlipOf<Does> => one.does === does)
  const shaken = shaking(`${scene} ${truth.id} ${who}`, unsteady[who])
  const tag = slip('tag')?.tag ?? truth.tag
  const common = {
    id: truth.id,
    tag,
    occluded: slip('occluded')?.value ?? truth.occluded,
    ...(hasSide.has(tag) && truth.side ? { side: slip('side')?.value ?? truth.side } : {}),
  }
  if (outlined.has(tag))
    return { ...common, box: truth.box, points: outlineOf(truth, slip('few-points') !== undefined, shaken) }
  if (truth.turn !== 0 && !slip('upright'))
    return { ...common, box: shakenBox(straight(truth), 0, shaken), turn: truth.turn }
  const seen = slip('cut') ? truth.seen : truth.box
  return { ...common, box: shakenBox(seen, slip('loose')?.by ?? 0, shaken) }
}

function shaking(name: string, most: number): () => number {
  const next = scatter(name)
  return () => (next() + next() - 1) * most
}

const clamped = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)) * 2) / 2

function shakenBox({ x, y, width, height }: Bounds, wider: number, shaken: () => number): Bounds {
  const [left, top] = [clamped(x + shaken() - wider, imageWidth), clamped(y + shaken() - wider, imageHeight)]
  const [right, bottom] = [
    clamped(x + width + shaken() + wider, imageWidth),
    clamped(y + height + shaken() + wider, imageHeight),
  ]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The box of a turned sign before it is turned: its outline is its four corners. */
function straight({ outline }: Truth): Bounds {
  const [a = [0, 0], b = a, c = a, d = a] = outline
  const [width, height] = [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])]
  return { x: (a[0] + c[0]) / 2 - width / 2, y: (a[1] + c[1]) / 2 - height / 2, width, height }
}

/** With few points the corners are cut. */
function outlineOf({ outline }: Truth, few: boolean, shaken: () => number): readonly Point[] {
  const step = Math.ceil(outline.length / 6)
  const points = few ? outline.filter((_, at) => at === 0 || at === outline.length - 1 || at % step === 2) : outline
  return points.map(([x, y]): Point => [clamped(x + shaken(), imageWidth), clamped(y + shaken(), imageHeight)])
}
