import type { UnitComparison } from '#shared/compare/comparison.ts'
import type { Segment } from '#shared/domain/source.ts'

/** Units in a row `[first, end)`, and what a source says in them together. */
export interface SourceShare {
  readonly first: number
  readonly end: number
  readonly text: string
}

/** Units that were cut of one stretch of the recording; seconds. */
interface TimedUnits {
  readonly first: number
  readonly end: number
  readonly from: number
  readonly until: number
}

interface Span {
  readonly from: number
  readonly until: number
}

/** Which units a source speaks in, by times where units and segments have them; else all of it in all of them. */
export function sharesOf(units: readonly UnitComparison[], segments: readonly Segment[]): readonly SourceShare[] {
  const stretches = timedUnits(units)
  const isTimed = segments.length > 0 && segments.every(({ start, end }) => start !== undefined && end !== undefined)
  if (!stretches || !isTimed) return [{ first: 0, end: units.length, text: joined(segments) }]
  const shares: { first: number; last: number; segments: Segment[] }[] = []
  for (const segment of segments.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0))) {
    const from = segment.start ?? 0
    const [first, last] = stretchesOf({ from, until: Math.max(from, segment.end ?? from) }, stretches)
    const share = shares.at(-1)
    if (share && first <= share.last) {
      share.last = Math.max(share.last, last)
      share.segments.push(segment)
    } else shares.push({ first, last, segments: [segment] })
  }
  return shares.map(({ first, last, segments: own }) => ({
    first: stretches[first]?.first ?? 0,
    end: stretches[last]?.end ?? units.length,
    text: joined(own),
  }))
}

const joined = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join(' ')

/** Of units that were one stretch the first has its start and the last its end. Undefined when one has no times. */
function timedUnits(units: readonly UnitComparison[]): readonly TimedUnits[] | undefined {
  const stretches: TimedUnits[] = []
  let first = 0
  for (const [at, { end: until }] of units.entries()) {
    if (until === undefined) continue
    const from = units[first]?.start
    if (from === undefined) return undefined
    stretches.push({ first, end: at + 1, from, until: Math.max(from, until) })
    first = at + 1
  }
  return first === units.length && stretches.length > 0 ? stretches : undefined
}

/** The first and the last stretch that a segment shares half of the shorter with; else the one that is nearest. */
function stretchesOf(span: Span, stretches: readonly TimedUnits[]): readonly [first: number, last: number] {
  const shared = stretches.flatMap((stretch, at) => (overlapsByHalf(span, stretch) ? [at] : []))
  const [first] = shared
  if (first !== undefined) return [first, shared.at(-1) ?? first]
  const middle = (span.from + span.until) / 2
  const distances = stretches.map(({ from, until }) => Math.max(from - middle, middle - until, 0))
  const nearest = distances.indexOf(Math.min(...distances))
  return [nearest, nearest]
}

function overlapsByHalf(a: Span, b: Span): boolean {
  const overlap = Math.min(a.until, b.until) - Math.max(a.from, b.from)
  const shorter = Math.min(a.until - a.from, b.until - b.from)
  return shorter === 0 ? overlap >= 0 : overlap >= shorter / 2
}
