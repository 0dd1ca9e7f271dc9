import { noWork, type WorkCounts } from '#shared/projections/work-counts.ts'
import type { Period } from '#shared/projections/work-periods.ts'

export interface CountedPeriod {
  /** "2026-11-23", of an hour "2026-11-23T14". */
  readonly start: string
  readonly counts: WorkCounts
}

const hour = 3_600_000
const lengths: Readonly<Record<Period, number>> = { hour, day: 24 * hour, week: 7 * 24 * hour }
/** More bars than this are no picture any more. */
const most = 400

const timeOf = (start: string): number => Date.parse(start.length > 10 ? `${start}:00:00Z` : `${start}T00:00:00Z`)

/**
 * Every period from the first day to the last, those without work too; null where they would be too many. Hours are
 * those from the first to the last that has work.
 */
export function filledPeriods(
  periods: readonly CountedPeriod[],
  { per, from, to }: { readonly per: Period; readonly from: string; readonly to: string },
): readonly CountedPeriod[] | null {
  const known = new Map(periods.map(({ start, counts }) => [start, counts]))
  const [first, last] = [periods[0]?.start, periods.at(-1)?.start]
  if (first === undefined || last === undefined) return []
  const begin = per === 'hour' ? timeOf(first) : Math.min(timeOf(from), timeOf(first))
  const end = per === 'hour' ? timeOf(last) : Math.max(timeOf(last), per === 'day' ? timeOf(to) : 0)
  if ((end - begin) / lengths[per] >= most) return null
  const filled: CountedPeriod[] = []
  for (let at = begin; at <= end; at += lengths[per]) {
    const start = new Date(at).toISOString().slice(0, per === 'hour' ? 13 : 10)
    filled.push({ start, counts: known.get(start) ?? noWork() })
  }
  return filled
}
