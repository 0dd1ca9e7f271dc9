import { z } from 'zod'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import { searchSchema } from '#shared/domain/find-words.ts'
import { replacementWords } from '#shared/domain/replace-words.ts'
import { type LeftOut, manySelections } from '#shared/domain/sign-many.ts'
import type { RefusalCode } from '#shared/kernel/outcome.ts'

/** Work on many items is done in lots: each request does a few and says where the next begins. */
const drawn = z.string().regex(/^[a-z0-9]{16,40}$/)

export const signingPreviewBody = z.strictObject({
  selection: z.enum(manySelections),
  /** Null: of all batches. */
  batch: z.string().max(60).nullable(),
})
export type SigningWish = z.infer<typeof signingPreviewBody>

/** How an item drawn at random reads, for whoever wants to look before signing. */
export interface DrawnItem {
  readonly item: string
  readonly key: string
  readonly language: string
  readonly units: readonly DrawnUnit[]
}
export interface DrawnUnit {
  /** Left out of words. */
  readonly label?: NamedLabel
  readonly unit: string
  readonly speaker?: string
  readonly text: string
  /** Where sources differed, in UTF-16 offsets, in rising order: settled by a person, ruled, or neither. */
  readonly marks: readonly { readonly from: number; readonly to: number; readonly is: 'settled' | 'ruled' | 'sure' }[]
}

export interface SigningPreview {
  /** The list that was kept of what would be signed: each item with the hash of the result that was seen. */
  readonly list: string
  readonly count: number
  readonly words: number
  readonly left: Readonly<Partial<Record<LeftOut, number>>>
  readonly seed: string
  readonly drawn: readonly DrawnItem[]
}

export const signingLotBody = z.strictObject({
  list: z.string().regex(/^[0-9a-f]{64}$/),
  /** Drawn by the asker: a lot that is asked for again is done once. */
  bulk: drawn,
  from: z.number().int().nonnegative(),
})
export type SigningLotBody = z.infer<typeof signingLotBody>

export interface Skipped {
  readonly item: string
  readonly key: string
  readonly code: RefusalCode
  readonly message: string
}

export interface SigningLot {
  readonly signed: number
  readonly skipped: readonly Skipped[]
  /** Where the next lot begins; null after the last. */
  readonly next: number | null
  readonly of: number
}

export const findBody = searchSchema.extend({
  with: replacementWords,
  /** Null: of all batches. */
  batch: z.string().max(60).nullable(),
})
export type FindWish = z.infer<typeof findBody>

/** One place, as it reads and as it would. */
export interface FoundHit {
  /** Where in the unit's text, by which a replacement names it. */
  readonly at: number
  /** What stands before and after it in its line, cut to a few words. */
  readonly left: string
  readonly right: string
  readonly old: string
  readonly new: string
  /** A trainer has ruled there, or will: it is left alone. */
  readonly closed: 'ruled' | 'disputed' | null
}
export interface FoundUnit {
  readonly unit: string
  /** The hash of its text. */
  readonly seen: string
  readonly hits: readonly FoundHit[]
}
export interface FoundItem {
  readonly item: string
  readonly key: string
  readonly language: string
  readonly units: readonly FoundUnit[]
}
export interface Found {
  readonly items: readonly FoundItem[]
  /** Places that can be replaced, and those that are left alone. */
  readonly places: number
  readonly closed: number
  /** How many open items were looked through. */
  readonly looked: number
  /** There are more: these are the first. */
  readonly more: boolean
}

/** As many places as one preview shows. */
export const mostPlaces = 2000

const wantedUnit = z.strictObject({
  unit: z.string().max(20),
  seen: z.string().max(64),
  at: z.array(z.number().int().nonnegative()).min(1).max(mostPlaces),
})
export const replaceLotBody = searchSchema.extend({
  with: replacementWords,
  replacing: drawn,
  items: z
    .array(z.strictObject({ item: z.string().max(40), units: z.array(wantedUnit).min(1) }))
    .min(1)
    .max(50),
})
export type ReplaceLotBody = z.infer<typeof replaceLotBody>

export interface ReplaceLot {
  /** Items. */
  readonly replaced: number
  readonly places: number
  readonly skipped: readonly Skipped[]
}

export const undoLotBody = z.strictObject({ from: z.number().int().nonnegative() })

export interface UndoLot {
  /** Items. */
  readonly undone: number
  /** Places where other words stand by now, in items that were undone. */
  readonly left: number
  readonly skipped: readonly Skipped[]
  readonly next: number | null
  readonly of: number
}

/** A find-and-replace as the list of the latest ones has it. */
export interface ReplacingRow {
  readonly replacing: string
  readonly find: string
  readonly with: string
  readonly name: string
  readonly at: string
  readonly items: number
  readonly places: number
  /** Items in which it was undone. */
  readonly undone: number
  /** Whether this reader may undo it. */
  readonly mine: boolean
}
