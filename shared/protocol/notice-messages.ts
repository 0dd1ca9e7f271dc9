import { z } from 'zod'
import type { Place } from '#shared/domain/place.ts'
import type { Notice } from '#shared/projections/notices.ts'

/** The latest notices of whoever asks; none of them: only how many are unread. */
export const noticesRequest = z.strictObject({ count: z.number().int().min(0).max(200) })
export type NoticesRequest = z.infer<typeof noticesRequest>

/** Everything up to this entry was read. */
export const noticesReadRequest = z.strictObject({ seq: z.number().int().nonnegative() })
export type NoticesReadRequest = z.infer<typeof noticesReadRequest>

/** A notice as its person may read it. */
export interface NoticeRow extends Omit<Notice, 'mentions'> {
  /** Of whoever did it. */
  readonly name: string
  readonly key: string
  readonly language: string
  /** Where in the item it is. */
  readonly place: Place | null
}

export interface NoticePage {
  /** Newest first. */
  readonly rows: readonly NoticeRow[]
  readonly read: number
  readonly unread: number
}

/** A new notice, or none where another device of this person read some. */
export interface NoticeTold {
  readonly row: NoticeRow | null
  readonly read: number
  readonly unread: number
}
