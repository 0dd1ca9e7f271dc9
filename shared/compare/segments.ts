import { byText } from '#shared/compare/spelling.ts'
import type { Segment } from '#shared/domain/source.ts'

/** One stretch of the recording and what each source says in it. */
export interface Stretch {
  readonly texts: readonly string[]
  readonly start?: number
  readonly end?: number
  readonly speaker?: string
}

type Segments = readonly Segment[]
interface Placed {
  readonly source: number
  readonly segment: Segment
  readonly start: number
  readonly end: number
}

/**
 * The stretches of an item in order, at least one. Segments of different sources belong together when they overlap by half
 * of the shorter one, if all have times; else the first with the first and so on, if all sources with any have equally
 * many; else everything is one stretch. Start and end (seconds) are medians, the speaker is whom most sources name.
 */
export function matchSegments(sources: readonly Segments[]): readonly Stretch[] {
  const speaking = sources.filter((segments) => segments.length > 0)
  const count = speaking[0]?.length ?? 0
  if (count === 0) return [{ texts: sources.map(() => '') }]
  const placed = placedSegments(sources)
  if (placed)
    return groupByOverlap(placed).map((group) => stretchOf(sources.map((_, source) => ofSource(group, source))))
  if (speaking.every((segments) => segments.length === count))
    return Array.from({ length: count }, (_, index) =>
      stretchOf(sources.map((segments) => segments.slice(index, index + 1))),
    )
  return [stretchOf(sources)]
}

const ofSource = (group: readonly Placed[], source: number): Segments =>
  group.filter((placed) => placed.source === source).map((placed) => placed.segment)

/** All segments by start, or undefined when one has no times. */
function placedSegments(sources: readonly Segments[]): readonly Placed[] | undefined {
  const placed: Placed[] = []
  for (const [source, segments] of sources.entries()) {
    for (const segment of segments) {
      const { start, end } = segment
      if (start === undefined || end === undefined) return undefined
      placed.push({ source, segment, start, end: Math.max(start, end) })
    }
  }
  return placed.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Connected groups of overlapping segments, by the start of their first. */
function groupByOverlap(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groupOf = new Map<Placed, Placed[]>()
  let open: Placed[] = []
  for (const segment of placed) {
    open = open.filter((other) => other.end >= segment.start)
    let group = [segment]
    groupOf.set(segment, group)
    for (const other of open) {
      const found = groupOf.get(other)
      if (!found || found === group || other.source === segment.source || !overlapsByHalf(other, segment)) continue
      found.push(...group)
      for (const member of group) groupOf.set(member, found)
      group = found
    }
    open.push(segment)
  }
  return [...new Set(placed.map((segment) => groupOf.get(segment) ?? []))].map((group) =>
    group.toSorted((a, b) => a.start - b.start || a.end - b.end),
  )
}

function overlapsByHalf(a: Placed, b: Placed): boolean {
  const overlap = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const shorter = Math.min(a.end - a.start, b.end - b.start)
  return shorter === 0 ? overlap >= 0 : overlap >= shorter / 2
}

function stretchOf(bySource: readonly Segments[]): Stretch {
  const starts = bySource.map((segments) => edge(segments, 'start', Math.min))
  const ends = bySource.map((segments) => edge(segments, 'end', Math.max))
  const start = lowerMedian(starts)
  const end = lowerMedian(ends)
  const speaker = commonestSpeaker(bySource)
  return {
    texts: bySource.map((segments) => segments.map((segment) => segment.text).join(' ')),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === undefined ? {} : { speaker }),
  }
}

function edge(segments: Segments, name: 'start' | 'end', pick: (...times: number[]) => number): number | undefined {
  const times = segments.map((segment) => segment[name]).filter((time) => time !== undefined)
  return times.length === 0 ? undefined : pick(...times)
}

/** A time that some source gave, never one between two. */
function lowerMedian(times: readonly (number | undefined)[]): number | undefined {
  const given = times.filter((time) => time !== undefined).toSorted((a, b) => a - b)
  return given[(given.length - 1) >> 1]
}

function commonestSpeaker(bySource: readonly Segments[]): string | undefined {
  const votes = new Map<string, number>()
  for (const segments of bySource) {
    const named = new Set(segments.map((segment) => segment.speaker).filter((speaker) => speaker !== undefined))
    for (const speaker of named) votes.set(speaker, (votes.get(speaker) ?? 0) + 1)
  }
  return [...votes].sort(([a, countA], [b, countB]) => countB - countA || byText(a, b))[0]?.[0]
}
