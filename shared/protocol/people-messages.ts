import type { Role } from '#shared/domain/roles.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/people`: somebody of the room. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly pseudonym: string
  /** None for somebody who was removed from the room. */
  readonly roles: readonly Role[]
  /** When they were here last, ISO 8601; null for somebody who never came. */
  readonly seen: string | null
  /** How many sessions of theirs run; null for readers who may not end them. */
  readonly sessions: number | null
  /** Whether they have set a passphrase; null for readers whom that does not concern. */
  readonly passphrase: boolean | null
  /** Items that are theirs to do and not signed off. */
  readonly open: number
}

/** `GET /api/v1/rooms/<room>/as/<n>/people/<person>/merge/<into>`: what two entries would be as one, before it is done. */
export interface MergePreview {
  readonly gone: MergeSide
  readonly stays: MergeSide
  /** Items that hold a source of both: two sources of one person on one item are odd. */
  readonly both: { readonly count: number; readonly keys: readonly string[] }
}

export interface MergeSide {
  readonly id: string
  readonly name: string
  readonly pseudonym: string
  readonly roles: readonly Role[]
  /** Items that hold a source of theirs. */
  readonly sources: number
  readonly settled: number
  readonly disputes: number
  readonly rulings: number
  readonly signedOff: number
  /** Items that are theirs to do and not signed off. */
  readonly open: number
  readonly sessions: number
  readonly passphrase: boolean
}

/** `GET /api/v1/rooms/<room>/as/<n>/invites`: a link that still opens the room. What it is is not known any more. */
export interface InviteRow {
  readonly id: string
  readonly role: Role
  /** Null where it is for whoever comes. */
  readonly name: string | null
  readonly uses: number
  /** ISO 8601. */
  readonly expires: string
}
