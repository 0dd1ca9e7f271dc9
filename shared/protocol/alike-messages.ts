import { z } from 'zod'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import { citesSectionsFields } from '#shared/domain/cited-sections.ts'
import type { Place } from '#shared/domain/place.ts'
import { placeSchema } from '#shared/domain/place.ts'
import { cites } from '#shared/domain/precedent.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { Skipped } from './many.ts'

/** More than so many are not shown, and not ruled, at once. */
export const mostAlike = 200

export const alikeQuery = z.strictObject({ item: z.string().max(40), dispute: z.string().max(40) })

/** `GET …/many/alike`: the open disputes that are like one, in the order of their items. */
export interface AlikeDisputes {
  readonly alike: readonly AlikeDispute[]
  /** There are more: these are the first. */
  readonly more: boolean
}

/** A dispute with all that ruling on it depends on, as it was seen. */
export interface AlikeDispute {
  readonly item: string
  readonly key: string
  readonly language: string
  readonly dispute: string
  readonly place: Place
  readonly compared: string
  /** What stands there, and around it. */
  readonly stands: string
  readonly left: string
  /** Left out of words; nothing stands around a label. */
  readonly label?: NamedLabel
  readonly right: string
  /** As they are spelled there. */
  readonly readings: readonly string[]
  /** Hash of what stands there. */
  readonly basis: string
  /** What was said in it, counted. */
  readonly said: number
  /** The reader opened it. */
  readonly own: boolean
}

export const rulingLotBody = z.strictObject({
  /** Drawn by the asker: a lot that is asked for again is done once. */
  bulk: z.string().regex(/^[a-z0-9]{16,40}$/),
  reason: z.string().max(200),
  why: z.string().trim().min(1).max(2000),
  cites,
  ...citesSectionsFields,
  /** Nothing is ruled: only which of these this lot has ruled already, for an asker whose line was lost. */
  look: z.boolean().optional(),
  rulings: z
    .array(
      z.strictObject({
        item: z.string().max(40),
        dispute: z.string().max(40),
        place: placeSchema,
        compared: z.string().max(100),
        value: z.string().max(4000),
        basis: z.string().max(64),
        said: z.number().int().nonnegative(),
      }),
    )
    .min(1)
    .max(50),
})
export type RulingLotBody = z.infer<typeof rulingLotBody>

export interface RulingLot {
  /** Disputes. */
  readonly ruled: readonly string[]
  readonly skipped: readonly SkippedDispute[]
}

export interface SkippedDispute extends Skipped {
  readonly dispute: string
  /** Of whoever ruled there first. */
  readonly ruling?: Pick<Ruling, 'by' | 'value' | 'reason' | 'why'>
}
