import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import { type Role, roles } from '#shared/domain/roles.ts'
import type { Caller } from './caller.ts'
import { hashOf, splitToken } from './tokens.ts'

/** How long a session runs, and its cookie with it. */
export const sessionMilliseconds = 30 * 86_400_000

const sessionSchema = z.strictObject({ id: z.string(), person: z.string(), role: z.enum(roles), expires: z.string() })

/** The index field under which a session's token finds it. */
export const sessionRow = (token: string, session: { id: string; person: string; role: Role }) => ({
  [`session:${hashOf(token)}`]: JSON.stringify({
    ...session,
    expires: new Date(Date.now() + sessionMilliseconds).toISOString(),
  }),
})

/** Who holds this cookie value, if the session still runs. */
export async function callerOf(store: Store, cookie: string): Promise<Caller | undefined> {
  const token = splitToken(cookie)
  if (!token) return undefined
  const stored = await store.field(token.room, `session:${hashOf(token.secret)}`)
  if (stored === undefined) return undefined
  const { id, person, role, expires } = sessionSchema.parse(JSON.parse(stored))
  return expires > new Date().toISOString() ? { room: token.room, person, role, session: id } : undefined
}
