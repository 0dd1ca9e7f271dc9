import type { ResultUnit } from '#shared/domain/result.ts'
import type { AcceptanceRule, SampleClosing, Standing } from '#shared/domain/sample.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/samples`: what may be drawn from, and what was drawn. */
export interface SampleList {
  /** Batches with what is signed off in each, the latest first. */
  readonly batches: readonly DrawableBatch[]
  /** The latest first. */
  readonly samples: readonly SampleRow[]
}

export interface DrawableBatch {
  readonly id: string
  readonly name: string
  readonly items: number
  readonly signedOff: number
}

export interface SampleRow {
  readonly id: string
  readonly number: number
  /** Null: from all batches of the room. */
  readonly batch: string | null
  readonly seed: string
  readonly of: number
  readonly drawn: number
  readonly rule: AcceptanceRule
  readonly byName: string
  /** ISO 8601. */
  readonly at: string
  readonly standing: Standing
  readonly closing: (SampleClosing & { readonly byName: string }) | null
}

/** `GET /api/v1/rooms/<room>/as/<n>/samples/<sample>`: one sample with what is looked at in it. */
export interface SampleView extends SampleRow {
  readonly items: readonly SampledItem[]
}

export interface SampledItem {
  readonly id: string
  readonly key: string
  readonly language: string
  readonly units: readonly ResultUnit[]
  /** Of the result that stands; null while the item is open again. */
  readonly hash: string | null
  /** Who signed it off; empty while it is open again. */
  readonly signedBy: string
  /** The reader signed it off, so that somebody else judges it. */
  readonly own: boolean
  readonly judged: {
    readonly right: boolean
    readonly reason: string | null
    readonly words: string
    readonly byName: string
    /** Whether these words still stand; else it is judged again. */
    readonly stands: boolean
  } | null
}
