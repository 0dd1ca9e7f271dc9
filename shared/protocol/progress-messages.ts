import { z } from 'zod'
import type { Forecast } from '#shared/projections/forecast.ts'
import type { WorkCounts } from '#shared/projections/work-counts.ts'
import type { WorkLeft } from '#shared/projections/work-left.ts'
import { isZone, periods } from '#shared/projections/work-periods.ts'

const day = z.iso.date()

/** `GET /api/v1/rooms/<room>/as/<n>/progress` and `progress.csv`. Days are those of the time zone, inclusive. */
export const progressQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  per: z.enum(periods).default('day'),
  batch: z.string().max(40).optional(),
  person: z.string().max(40).optional(),
  /** IANA, such as Asia/Kolkata. */
  zone: z.string().max(60).refine(isZone, { error: 'no such time zone' }).default('UTC'),
})
export type ProgressQuery = z.infer<typeof progressQuery>

export interface ProgressPerson {
  readonly id: string
  readonly name: string
  readonly counts: WorkCounts
}

export interface ProgressBatch {
  readonly id: string
  /** Empty for work that is about no item. */
  readonly name: string
  readonly counts: WorkCounts
  /** Null for readers of their own figures, and for a batch that is not in the room any more. */
  readonly left: WorkLeft | null
  readonly forecast: Forecast | null
}

export interface Progress {
  /** Whether these are everybody's figures or only the reader's own. */
  readonly whose: 'everybody' | 'own'
  /** The day it is in the reader's time zone: "2026-11-23". */
  readonly today: string
  readonly left: WorkLeft
  /** Null for readers of their own figures. */
  readonly forecast: Forecast | null
  readonly total: WorkCounts
  /** In the order of time; only those in which something was done. `start` is "2026-11-23", of an hour "2026-11-23T14". */
  readonly periods: readonly { readonly start: string; readonly counts: WorkCounts }[]
  /** In the order of their names, never of their figures. */
  readonly people: readonly ProgressPerson[]
  readonly batches: readonly ProgressBatch[]
  /** Whom and what can be filtered for, whatever is filtered for now. */
  readonly choices: {
    readonly people: readonly { readonly id: string; readonly name: string }[]
    readonly batches: readonly { readonly id: string; readonly name: string }[]
  }
}
