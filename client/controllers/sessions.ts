import type { Role } from '#shared/domain/roles.ts'
import type { OfferedSession, OpenedSession, PassphraseAnswer, SessionRow } from '#shared/protocol/session-messages.ts'
import { type Answer, asked } from './answered.ts'

/** The sessions of this browser, those that have ended too. */
export const mySessions = (): Promise<Answer<readonly SessionRow[]>> => asked('/api/v1/sessions')

/** What a link offers; nothing is used up. */
export const lookAt = (invite: string): Promise<Answer<OfferedSession>> => asked('/api/v1/sessions/look', { invite })

/** Exchanges an invite for a session; the answer names the page to open. */
export const enter = (wish: {
  readonly invite: string
  readonly name?: string
  readonly another?: boolean
}): Promise<Answer<OpenedSession>> => asked('/api/v1/sessions', wish)

/** Ends one session on this device, or forgets one that has ended. */
export const leave = (number: number): Promise<Answer<null>> => asked(`/api/v1/sessions/${number}/leave`, {})

/** Comes in by room, name and passphrase: the page to open, or the roles to choose from. */
export const comeIn = (wish: {
  readonly room: string
  readonly name: string
  readonly passphrase: string
  readonly role?: Role
}): Promise<Answer<PassphraseAnswer>> => asked('/api/v1/sessions/passphrase', wish)
