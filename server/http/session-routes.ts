import { type Request, Router } from 'express'
import { z } from 'zod'
import { cookieName, freeNumber, sessionCookies } from '#server/auth/cookies.ts'
import { useInvite } from '#server/auth/invites.ts'
import { callerOf, sessionMilliseconds } from '#server/auth/sessions.ts'
import { splitToken } from '#server/auth/tokens.ts'
import { nameOf, readNames } from '#server/rooms/people-names.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { OpenedSession } from '#shared/protocol/item-sources.ts'
import { Problem } from './problem.ts'

export const openSchema = z.strictObject({ invite: z.string().max(400), name: z.string().max(80).optional() })

/** Links are exchanged for sessions here; a browser may hold several, one for each tab's person. */
export function sessionRoutes(rooms: RoomRegistry, secure: boolean): Router {
  const router = Router()

  router.post('/', async (request, response) => {
    const body = openSchema.safeParse(request.body)
    if (!body.success) throw new Problem(400, 'Not an invite', 'Send the invite of your link as {"invite": "…"}')
    const token = splitToken(body.data.invite)
    const room = token && (await rooms.open(token.room))
    if (!token || !room)
      throw new Problem(410, 'This link does not open a room', 'No such room here. Ask for a new link.')
    const { cookie, name } = await useInvite(room, token.secret, body.data.name)
    const number = freeNumber(sessionCookies(request.headers))
    response.cookie(cookieName(number, secure), cookie, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/',
      maxAge: sessionMilliseconds,
    })
    const opened: OpenedSession = { path: `/r/${token.room}/as/${number}`, room: room.actor.state.settings.title, name }
    response.status(201).json(opened)
  })

  router.get('/', async (request, response) => {
    response.set('Cache-Control', 'no-store').json(await sessionsOf(rooms, request))
  })
  return router
}

async function sessionsOf(rooms: RoomRegistry, request: Request) {
  const found = await Promise.all(
    [...sessionCookies(request.headers)].map(async ([number, cookie]) => {
      const caller = await callerOf(rooms.store, cookie)
      const room = caller && (await rooms.open(caller.room))
      if (!caller || !room) return []
      const { state, id } = room.actor
      const name = nameOf(caller.person, state.people, await readNames(rooms.store, id))
      return [{ path: `/r/${id}/as/${number}`, room: id, title: state.settings.title, role: caller.role, name }]
    }),
  )
  return found.flat()
}
