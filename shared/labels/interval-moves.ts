import type { Interval } from './label.ts'

/** No interval is made shorter by hand: two edges on one point can be neither seen nor taken apart. Seconds. */
export const shortestInterval = 0.01

export type Edge = 'start' | 'end'

/** Edges that a person places stand on whole milliseconds; those that nobody moves stay as they are. */
export const onMillisecond = (seconds: number): number => Math.round(seconds * 1000) / 1000

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most))

/** With its edges inside of the recording, the earlier first; as long as an interval must be. */
export function clampedInterval(interval: Interval, seconds: number): Interval {
  const low = Math.min(interval.start, interval.end)
  const high = Math.max(interval.start, interval.end)
  const start = between(0, low, Math.max(0, seconds - shortestInterval))
  return withTimes(interval, start, between(Math.min(start + shortestInterval, seconds), high, seconds))
}

/** One edge elsewhere: inside of the recording, and never past the other one. */
export function withEdge(interval: Interval, edge: Edge, at: number, seconds: number): Interval {
  const { start, end } = interval
  return edge === 'start'
    ? withTimes(interval, onMillisecond(between(0, at, Math.max(0, end - shortestInterval))), end)
    : withTimes(interval, start, onMillisecond(between(Math.min(start + shortestInterval, seconds), at, seconds)))
}

/** The whole of it elsewhere, as long as it was. */
export function movedTo(interval: Interval, start: number, seconds: number): Interval {
  const length = interval.end - interval.start
  const begins = onMillisecond(between(0, start, Math.max(0, seconds - length)))
  return withTimes(interval, begins, Math.min(onMillisecond(begins + length), Math.max(seconds, length)))
}

/** In two at a time inside of it; undefined where a part would be too short. The second part has no id yet. */
export function splitInterval(interval: Interval, at: number): readonly [Interval, Interval] | undefined {
  const cut = onMillisecond(at)
  const { start, end } = interval
  if (!(cut - start >= shortestInterval) || !(end - cut >= shortestInterval)) return undefined
  return [withTimes(interval, start, cut), { ...withTimes(interval, cut, end), id: '' }]
}

/** One from the first start to the last end, under what the first that was given is called. */
export function joinedIntervals(intervals: readonly [Interval, ...Interval[]]): Interval {
  const [first] = intervals
  return withTimes(
    first,
    Math.min(...intervals.map(({ start }) => start)),
    Math.max(...intervals.map(({ end }) => end)),
  )
}

/** The nearest of `edges`, where it is not further than `within` seconds; else the time itself. */
export function snapped(at: number, edges: Iterable<number>, within: number): number {
  let nearest = at
  let distance = within
  for (const edge of edges) {
    const away = Math.abs(edge - at)
    if (away > distance || (nearest !== at && away === distance)) continue
    nearest = edge
    distance = away
  }
  return nearest
}

const withTimes = (interval: Interval, start: number, end: number): Interval => ({ ...interval, start, end })
