import type { Role } from '#shared/domain/roles.ts'

/** `POST /api/v1/sessions/look` with `{invite}`: what a link offers, without using it. */
export interface OfferedSession {
  readonly room: string
  readonly title: string
  readonly role: Role
  /** Null where the link is for whoever comes. */
  readonly name: string | null
  /** The link names nobody: several people may use it, one after the other, in one browser too. */
  readonly anybody: boolean
  /** The page of a session of this browser that the link leads back to; nothing is used up then. */
  readonly path: string | null
}

/** `POST /api/v1/sessions` with `{invite, name?}`: the page to open; a cookie comes with it, unless one is there. */
export interface OpenedSession {
  readonly path: string
  readonly room: string
  readonly name: string
}

/**
 * `POST /api/v1/sessions/passphrase` with `{room, name, passphrase, role?}`: the page to open, or the roles to choose one
 * of.
 */
export type PassphraseAnswer = { readonly path: string } | { readonly choose: readonly Role[] }

/** `GET /api/v1/sessions`: a room that a session of this browser leads to. */
export interface MyRoom {
  readonly ended: false
  /** The session's number in this browser, as it stands in the address. */
  readonly number: number
  readonly path: string
  readonly room: string
  readonly title: string
  readonly role: Role
  readonly name: string
  readonly items: number
  readonly signedOff: number
  /** Disputes that wait for this person. */
  readonly waiting: number
  /** Who is in the room now: names, or how many for those who may not know them. */
  readonly here: readonly string[] | number
  /** How many observers are in, for those who know the others by name. */
  readonly watching?: number
}

/** A cookie of this browser whose session has ended. */
export interface EndedSession {
  readonly ended: true
  readonly number: number
  readonly room: string
}

export type SessionRow = MyRoom | EndedSession
