import type { Role } from '#shared/domain/roles.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

/** Who asks, as proved by a session cookie or the operator's token. */
export interface Caller {
  readonly room: RoomId
  readonly person: string
  readonly role: Role
  /** Null for the operator, whose word comes from the machine itself. */
  readonly session: string | null
}

/** The machine's own hand: the command line with the operator's token, and what the server does by itself. */
export const operatorOf = (room: RoomId): Caller => ({ room, person: 'operator', role: 'lead', session: null })
