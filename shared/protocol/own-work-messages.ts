import { z } from 'zod'
import type { Share } from '#shared/compare/wilson.ts'
import type { Cited } from '#shared/domain/cited-sections.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Changer, OwnDifference } from '#shared/projections/own-difference.ts'
import { isZone } from '#shared/projections/work-periods.ts'
import type { CountedSwap, WorkSums } from '#shared/projections/work-sums.ts'

const day = z.iso.date()

/** `GET /api/v1/rooms/<room>/as/<n>/work/people`. Days are those of the time zone on which items were signed off, inclusive. */
export const workPeopleQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  batch: z.string().max(40).optional(),
  language: z.string().max(35).optional(),
  /** "yes": also places that are settled or ruled in items that are not signed off. */
  open: z.enum(['yes']).optional(),
  /** IANA, such as Asia/Kolkata. */
  zone: z.string().max(60).refine(isZone, { error: 'no such time zone' }).default('UTC'),
})
export type WorkPeopleQuery = z.infer<typeof workPeopleQuery>

/** Rows on one page of the list. */
export const rowsOnPage = 100
/** Differences that can be asked for by name. */
export const mostKept = 200

/** `GET /api/v1/rooms/<room>/as/<n>/work` and `work.csv`. */
export const workQuery = workPeopleQuery.extend({
  person: z.string().max(40).optional(),
  per: z.enum(['day', 'week']).default('week'),
  /** A class of `work-sums.ts`; holds for the list alone. */
  reason: z.string().max(70).optional(),
  /** Ids of rows, with blanks between them; holds for the list alone. */
  only: z.string().max(12_000).optional(),
  /** From 1. */
  page: z.coerce.number().int().positive().default(1),
})
export type WorkQuery = z.infer<typeof workQuery>

/** How far the figures are counted: the first time they take a while. */
export interface Counted {
  readonly done: number
  readonly of: number
}

/** A place where the result says something else than one source of somebody. */
export interface WorkRow {
  /** The same as long as item, place and source are. */
  readonly id: string
  readonly item: string
  readonly key: string
  readonly language: string
  readonly batch: string
  readonly place: Place
  /** Its number in the item. */
  readonly segment: number
  /** It is a label, and what is said and stands are of it. */
  readonly labelled?: true
  readonly said: string
  readonly stands: string
  readonly kind: OwnDifference['kind']
  readonly how: Changer
  readonly reason: string | null
  readonly why: string | null
  /** Who settled it or ruled, as the reader may know them. */
  readonly by: string | null
  /** Precedents that the ruling goes by. */
  readonly cites: readonly string[]
  /** Sections of the guideline that the ruling cites, with the version that held. */
  readonly cited: Cited | null
  /** When the item was signed off, or while it is not, when it was ruled. */
  readonly at: string | null
  readonly signedOff: boolean
}

interface Named {
  readonly id: string
  readonly name: string
}

export interface WorkChoices {
  readonly batches: readonly Named[]
  readonly languages: readonly string[]
}

/** Sums with the share of the own words that stand, and its 95 % interval; null where there are no words. */
export interface SharedSums extends WorkSums {
  readonly standing: Share | null
}

export interface OwnWork {
  readonly person: Named
  /** Whether the reader may see everybody's. */
  readonly everybody: boolean
  readonly counted: Counted
  readonly sums: SharedSums
  /** In the order of time; only those in which something of theirs was signed off. `start` is "2026-11-23". */
  readonly periods: readonly { readonly start: string; readonly sums: SharedSums }[]
  readonly swaps: readonly CountedSwap[]
  /** How many more pairs of words there are. */
  readonly moreSwaps: number
  readonly rows: readonly WorkRow[]
  /** How many rows the filters leave. */
  readonly total: number
  readonly choices: WorkChoices
}

export interface WorkPerson extends Named {
  readonly sums: WorkSums
  /** Of their own words those that do not stand. */
  readonly changed: Share | null
}

export interface WorkPeople {
  readonly counted: Counted
  /** By the lower end of the interval, the highest first. */
  readonly people: readonly WorkPerson[]
  readonly total: WorkSums
  readonly choices: WorkChoices
}
