import { z } from 'zod'
import type { EndedSession, MyRoom } from './session-messages.ts'

/** A room on the home page. */
export interface HomeRow extends MyRoom {
  readonly archived: boolean
  /** When something was written there last, ISO 8601. */
  readonly at: string
  /** Whether this person renames, archives and deletes it. */
  readonly leads: boolean
  /** Entered by the house: nothing of it is left by itself. */
  readonly seat: boolean
  /** A lead of the room ended this browser's stay in it. */
  readonly shut: boolean
}

/** Somebody of this browser, by the number of their session. */
export interface HomePerson {
  readonly number: number
  readonly name: string
}

/** `GET /api/v1/home`: the rooms of this browser, what waits for its people there, and who of them may make rooms. */
export interface Home {
  readonly rows: readonly HomeRow[]
  readonly ended: readonly EndedSession[]
  /** Sessions of the house; each opens the rooms that its person made. */
  readonly house: readonly HomePerson[]
  /** Who may make a room: those of the house, else whoever leads a room. */
  readonly makers: readonly HomePerson[]
}

/** `POST /api/v1/home/rooms`: a room of one's own; a session of the house comes with it where there is none. */
export const makeRoomBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Its id, for ever: `a-z`, `0-9` and `-`, at most 64. */
  room: z.string().max(64),
  /** BCP 47. */
  languages: z.array(z.string().min(2).max(35)).max(20).default([]),
  /** Which of the `makers`, by number; the first where it is left out. */
  as: z.number().int().positive().optional(),
})

export interface MadeRoom {
  readonly path: string
}
