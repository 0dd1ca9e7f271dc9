import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Store } from '#server/store/store.ts'
import { type Role, roles } from '#shared/domain/roles.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import type { Caller } from './caller.ts'
import { sessionCookies } from './cookies.ts'
import { rowOf } from './rows-over.ts'
import { splitToken } from './tokens.ts'

/** How long a session runs, and its cookie with it. */
export const sessionMilliseconds = 30 * 86_400_000

const sessionSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  role: z.enum(roles),
  expires: z.string(),
  /** The invite that it came by; none where it was a passphrase. */
  invite: z.string().optional(),
})

interface NewSession {
  readonly id: string
  readonly person: string
  readonly role: Role
  readonly invite?: string
}

const fieldOf = (secret: string): string => rowOf('session', secret)

/** The index field under which a session's token finds it. */
export const sessionRow = (token: string, session: NewSession) => ({
  [fieldOf(token)]: JSON.stringify({
    ...session,
    expires: new Date(Date.now() + sessionMilliseconds).toISOString(),
  }),
})

interface StoredSession extends z.infer<typeof sessionSchema> {
  readonly room: RoomId
  readonly runs: boolean
}

async function storedSession(store: Store, cookie: string): Promise<StoredSession | undefined> {
  const token = splitToken(cookie)
  const stored = token && (await store.field(token.room, fieldOf(token.secret)))
  if (!token || stored === undefined) return undefined
  const row = sessionSchema.parse(JSON.parse(stored))
  return { ...row, room: token.room, runs: row.expires > new Date().toISOString() }
}

/** Who holds this cookie value, if the session still runs. */
export async function callerOf(store: Store, cookie: string): Promise<Caller | undefined> {
  const session = await storedSession(store, cookie)
  if (!session?.runs) return undefined
  const { room, person, role, id } = session
  return { room, person, role, session: id }
}

export interface KnownSession extends StoredSession {
  readonly number: number
}

/** The sessions of a browser in one room, ended ones included. */
export async function sessionsIn(
  store: Store,
  headers: IncomingHttpHeaders,
  room: RoomId,
): Promise<readonly KnownSession[]> {
  const found = await Promise.all(
    [...sessionCookies(headers)]
      .filter(([, cookie]) => splitToken(cookie)?.room === room)
      .map(async ([number, cookie]) => {
        const session = await storedSession(store, cookie)
        return session ? [{ number, ...session }] : []
      }),
  )
  return found.flat()
}

/** Ends the session that this cookie proves: its row goes, and the journal says so. Nothing for one that has ended. */
export async function endSession({ actor }: OpenRoom, cookie: string): Promise<void> {
  const caller = await callerOf(actor.store, cookie)
  if (!caller?.session) return
  const { person, role, session } = caller
  await actor.alone(() =>
    actor.commit({ person, role, session, command: null }, () => ({
      events: [{ type: 'session.ended', person, session, rights: actor.state.rights.raised + 1 }],
    })),
  )
}
