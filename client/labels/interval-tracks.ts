import type { Interval } from '#shared/labels/label.ts'
import type { ShownLabel } from './shown-label.ts'

export type ShownInterval = ShownLabel & { readonly label: Interval }

interface Placed {
  readonly shown: ShownInterval
  /** 0 is the uppermost: those that overlap stand under each other. */
  readonly lane: number
}

/** The intervals of the draft, or of one source, by their start. */
export interface Track {
  readonly layer: ShownLabel['layer']
  readonly lanes: number
  readonly placed: readonly Placed[]
  /** Of each interval and all before it: how far they reach. */
  readonly reach: readonly number[]
}

/** More that overlap stand over each other: a track does not grow for ever. */
const mostLanes = 6

export const isInterval = (shown: ShownLabel): shown is ShownInterval => shown.label.kind === 'interval'

/** The draft first, then the sources in their order. A draft without intervals has a track all the same, to draw in. */
export function tracksOf(labels: readonly ShownLabel[]): readonly Track[] {
  const byLayer = new Map<ShownLabel['layer'], ShownInterval[]>([['draft', []]])
  for (const shown of labels) {
    if (!isInterval(shown)) continue
    const same = byLayer.get(shown.layer)
    if (same) same.push(shown)
    else byLayer.set(shown.layer, [shown])
  }
  return [...byLayer].sort(([a], [b]) => orderOf(a) - orderOf(b)).map(([layer, intervals]) => trackOf(layer, intervals))
}

const orderOf = (layer: ShownLabel['layer']): number => (layer === 'draft' ? -1 : layer)

function trackOf(layer: ShownLabel['layer'], intervals: readonly ShownInterval[]): Track {
  const sorted = intervals.toSorted(
    (a, b) => a.label.start - b.label.start || b.label.end - a.label.end || (a.key < b.key ? -1 : 1),
  )
  const free: number[] = []
  const placed = sorted.map((shown) => ({ shown, lane: takeLane(free, shown.label) }))
  let furthest = Number.NEGATIVE_INFINITY
  const reach = sorted.map(({ label }) => {
    furthest = Math.max(furthest, label.end)
    return furthest
  })
  return { layer, lanes: Math.max(1, free.length), placed, reach }
}

/** The first lane that is free again; `free` has until when each is taken. */
function takeLane(free: number[], { start, end }: Interval): number {
  const found = free.findIndex((until) => until <= start)
  const lane = found === -1 ? Math.min(free.length, mostLanes - 1) : found
  free[lane] = Math.max(end, free[lane] ?? 0)
  return lane
}

/** Those of which something lies in between. */
export function* placedBetween({ placed, reach }: Track, from: number, to: number): Generator<Placed> {
  for (let at = firstReaching(reach, from); at < placed.length; at++) {
    const one = placed[at]
    if (!one || one.shown.label.start > to) return
    if (one.shown.label.end >= from) yield one
  }
}

function firstReaching(reach: readonly number[], from: number): number {
  let low = 0
  let high = reach.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
