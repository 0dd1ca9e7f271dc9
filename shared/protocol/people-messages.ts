import type { Role } from '#shared/domain/roles.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/people`: somebody of the room. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  /** None for somebody who was removed from the room. */
  readonly roles: readonly Role[]
  /** When they were here last, ISO 8601; null for somebody who never came. */
  readonly seen: string | null
  /** How many sessions of theirs run; null for readers who may not end them. */
  readonly sessions: number | null
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
