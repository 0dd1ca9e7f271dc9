import type { Role } from '#shared/domain/roles.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/people`: somebody of the room. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** When they were here last, ISO 8601; null for somebody who never came. */
  readonly seen: string | null
}
