import { z } from 'zod'
import type { Place } from '#shared/domain/place.ts'

const talkFilters = ['all', 'item', 'notes'] as const
export type TalkFilter = (typeof talkFilters)[number]

/** The latest that the reader may read, or what was said before or after an entry; none of it: only how much is unread. */
export const talkRequest = z.strictObject({
  filter: z.enum(talkFilters),
  /** With the filter `item`. */
  item: z.string().max(40).optional(),
  before: z.number().int().positive().optional(),
  /** Not with `before`. */
  after: z.number().int().nonnegative().optional(),
  count: z.number().int().min(0).max(100),
})
export type TalkRequest = z.infer<typeof talkRequest>

/** Everything up to this entry was read. */
export const talkReadRequest = z.strictObject({ seq: z.number().int().nonnegative() })
export type TalkReadRequest = z.infer<typeof talkReadRequest>

/** A message as its reader may know it. To observers people are pseudonyms, and there are no ids. */
export interface TalkRow {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly name: string
  /** With a number where somebody is named, see `mentions`. */
  readonly text: string
  readonly mentions: readonly { readonly person: string; readonly name: string }[]
  readonly item: string | null
  /** The item's name; empty where it is gone. */
  readonly key: string
  readonly unit: string | null
  /** The unit is a label. */
  readonly labelled?: true
  readonly place: Place | null
  /** Whom a note is for. */
  readonly to: { readonly person: string; readonly name: string } | null
}

/** How far somebody has read the talk, and what of it is left. */
export interface TalkReadTold {
  readonly read: number
  readonly unread: number
}

export interface TalkPage {
  /** Oldest first. */
  readonly rows: readonly TalkRow[]
  /** Whether there are older ones; of what was said after an entry, newer ones. */
  readonly more: boolean
  readonly read: number
  readonly unread: number
  /** With the filter `item`: how many were said about each of its units. */
  readonly units: Readonly<Record<string, number>>
}
