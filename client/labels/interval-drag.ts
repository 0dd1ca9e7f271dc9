import { clampedInterval, movedTo, onMillisecond, snapped, withEdge } from '#shared/labels/interval-moves.ts'
import type { Interval } from '#shared/labels/label.ts'
import { placedBetween, type Track } from './interval-tracks.ts'
import { endOf, type TimeView } from './time-view.ts'

/** What a hand has hold of. */
export type Grip =
  /** A new one, from where it was begun. Seconds. */
  | { readonly is: 'new'; readonly from: number }
  | { readonly is: 'edge'; readonly edge: 'start' | 'end'; readonly interval: Interval }
  /** The whole of it, so far from its start. */
  | { readonly is: 'whole'; readonly from: number; readonly interval: Interval }

export interface Reach {
  readonly seconds: number
  /** Where edges take their place, and how near they must come. Seconds. */
  readonly edges: readonly number[]
  readonly within: number
}

const snapPixels = 5

/** Where the interval stands while the hand is at a time. */
export function draggedTo(grip: Grip, at: number, { seconds, edges, within }: Reach): Interval {
  if (grip.is === 'whole') {
    const { interval } = grip
    const start = at - grip.from
    const length = interval.end - interval.start
    const byStart = snapped(start, edges, within)
    const byEnd = snapped(start + length, edges, within) - length
    const isEnd = byStart === start || (byEnd !== start && Math.abs(byEnd - start) < Math.abs(byStart - start))
    return movedTo(interval, isEnd ? byEnd : byStart, seconds)
  }
  const near = snapped(at, edges, within)
  if (grip.is === 'edge') return withEdge(grip.interval, grip.edge, near, seconds)
  const from = snapped(grip.from, edges, within)
  const drawn = { ...emptyInterval, start: onMillisecond(from), end: onMillisecond(near) }
  return clampedInterval(drawn, seconds)
}

/** One that nobody has called anything yet. */
export const emptyInterval: Interval = { id: '', kind: 'interval', tag: '', start: 0, end: 0 }

/** The edges of all others that are in sight, and the playhead. */
export function reachIn(
  view: TimeView,
  tracks: readonly Track[],
  key: string | null,
  { seconds, playhead }: { readonly seconds: number; readonly playhead: number },
): Reach {
  const edges = [0, seconds, playhead]
  for (const track of tracks)
    for (const { shown } of placedBetween(track, view.from, endOf(view)))
      if (shown.key !== key) edges.push(shown.label.start, shown.label.end)
  return { seconds, edges, within: snapPixels / view.scale }
}
