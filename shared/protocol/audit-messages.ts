import { z } from 'zod'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { auditKinds } from '#shared/projections/audit-kinds.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/audit/entries`: which entries, newest first. Also what stands in the page's address. */
export const auditFilter = z.strictObject({
  /** Done by this person, or about them. */
  person: z.string().max(40).optional(),
  item: z.string().max(40).optional(),
  unit: z.string().max(20).optional(),
  kind: z.enum(auditKinds).optional(),
  words: z.string().max(200).optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

export const auditQuery = auditFilter.extend({
  /** Only entries before this number. */
  before: z.coerce.number().int().min(1).optional(),
  /** Only entries after this number. */
  after: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditQuery = z.infer<typeof auditQuery>

/** An entry of the journal as this reader may know it. */
export interface AuditEntry {
  readonly seq: number
  readonly at: string
  readonly type: string
  /** The role it was done under. */
  readonly role: string
  /** Empty where this reader may not know who. */
  readonly by: string
  readonly item: string | null
  /** The item's name in the imported file; empty for an item that is not in the room. */
  readonly key: string
  /** Which difference of the item it is about, from 1. */
  readonly difference: number | null
  /** The label that it is about; left out of words. */
  readonly label?: NamedLabel
  readonly event: RoomEvent | null
  /** Why there is no event: this reader may not see it, its content was erased, or its bytes are not an entry. */
  readonly hidden: 'withheld' | 'erased' | 'damaged' | null
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  /** Where to read on, as `before`: the server stops after so many entries, found or not. Null at the first one. */
  readonly next: number | null
  /** The journal's last entry. */
  readonly head: number
  /** Names of everybody whom these entries mention. */
  readonly names: Readonly<Record<string, string>>
  /** Whose entry somebody's became since, by id: names are as they were. */
  readonly merged?: Readonly<Record<string, string>>
}

export const storedQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) })
