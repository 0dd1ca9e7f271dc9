import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { freeNumber, sessionCookies } from '#server/auth/cookies.ts'
import { checkUsable, type Invite, storedInvite, useInvite } from '#server/auth/invites.ts'
import { callerOf, endSession, type KnownSession, sessionsIn } from '#server/auth/sessions.ts'
import { splitToken } from '#server/auth/tokens.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { myRoom } from '#server/rooms/my-room.ts'
import { nameOf, readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import type { Role } from '#shared/domain/roles.ts'
import { houseRoom } from '#shared/kernel/ids.ts'
import type { OfferedSession, OpenedSession, PassphraseAnswer, SessionRow } from '#shared/protocol/session-messages.ts'
import { comeIn } from './passphrase-door.ts'
import { Problem } from './problem.ts'
import { forgetSession, giveSession } from './session-cookie.ts'

export const openSchema = z.strictObject({
  invite: z.string().max(400),
  /** For a link that names nobody. */
  name: z.string().max(80).optional(),
  /** Somebody else at this browser uses the same link, which names nobody. */
  another: z.boolean().optional(),
})
export const lookSchema = openSchema.pick({ invite: true })

/** Links are exchanged for sessions here; a browser may hold several, one for each tab's person. */
export function sessionRoutes(rooms: RoomRegistry, doors: Doorkeeper, secure: boolean): Router {
  const router = Router()

  router.use(async (request, _response, next) => {
    const beforeSignIn = request.method === 'POST' && !/leave$/.test(request.path)
    next(beforeSignIn && (await doors.tooManyStrangers(request)) ? tooMany : undefined)
  })

  router.post('/look', async (request, response) => {
    const offer = await offerOf(rooms, request)
    if (!offer.here?.runs) checkUsable(offer.invite)
    const { invite, here, room } = offer
    const named = here?.person ?? invite.person
    const offered: OfferedSession = {
      room: room.actor.id,
      title: await titleFor(room, invite.role),
      role: invite.role,
      name: named === undefined ? (invite.name ?? null) : await called(room, named),
      anybody: invite.person === undefined,
      path: here?.runs ? pathOf(room, here.number) : null,
    }
    response.set('Cache-Control', 'no-store').json(offered)
  })

  router.post('/', async (request, response) => {
    const { room, invite, secret, here } = await offerOf(rooms, request)
    const title = await titleFor(room, invite.role)
    if (here?.runs) {
      const opened: OpenedSession = {
        path: pathOf(room, here.number),
        room: title,
        name: await called(room, here.person),
      }
      response.status(200).json(opened)
      return
    }
    const wished = openSchema.safeParse(request.body).data?.name
    const { cookie: value, name } = await useInvite(room, secret, wished)
    const number = here?.number ?? freeNumber(request.headers)
    giveSession(response, secure, { number, value, isNew: !here })
    const opened: OpenedSession = { path: pathOf(room, number), room: title, name }
    response.status(201).json(opened)
  })

  router.post('/passphrase', async (request, response) => {
    const come = await comeIn(rooms, doors, request)
    if (come.choose) return void response.json({ choose: come.choose } satisfies PassphraseAnswer)
    const { room, number, isNew, cookie: value } = come
    if (value !== undefined) giveSession(response, secure, { number, value, isNew })
    response.status(value === undefined ? 200 : 201).json({ path: pathOf(room, number) } satisfies PassphraseAnswer)
  })

  router.get('/', async (request, response) => {
    response.set('Cache-Control', 'no-store').json(await sessionsOf(rooms, request))
  })

  /** Ends this one session, in this browser only; for one that has ended, forgets it. */
  router.post('/:number/leave', async (request: Request<{ number: string }>, response: Response) => {
    const number = Number(request.params.number)
    const value = sessionCookies(request.headers).get(number)
    if (value === undefined) throw new Problem(404, 'No such session', `This browser has no session ${number}`)
    const caller = await callerOf(rooms.store, value)
    const room = caller && (await rooms.open(caller.room))
    if (room) await endSession(room, value)
    forgetSession(response, secure, number)
    response.status(204).end()
  })
  return router
}

const tooMany = new Problem(
  429,
  'Too many at once',
  'Too many links were opened from your network within a minute. Wait a minute, then open yours again.',
)

const pathOf = ({ actor }: OpenRoom, number: number): string =>
  actor.id === houseRoom ? '/' : `/r/${actor.id}/as/${number}`

const titleFor = async ({ sight }: OpenRoom, role: Role): Promise<string> =>
  (await sight.of(role)).actor.state.settings.title

const called = async ({ actor }: OpenRoom, person: string): Promise<string> =>
  nameOf(person, actor.state.people, await readNames(actor.store, actor.id))

interface Offer {
  readonly room: OpenRoom
  readonly secret: string
  readonly invite: Invite
  /** A session of this browser as that person and role, or by this very link. */
  readonly here: KnownSession | undefined
}

/** What the link in a request stands for. */
async function offerOf(rooms: RoomRegistry, request: Request): Promise<Offer> {
  const body = openSchema.safeParse(request.body)
  if (!body.success) throw new Problem(400, 'Not an invite', 'Send the invite of your link as {"invite": "…"}')
  const token = splitToken(body.data.invite)
  const room = token && (await rooms.open(token.room))
  if (!token || !room)
    throw new Problem(410, 'This link does not open a room', 'No such room here. Ask for a new link.')
  const { invite: stored } = await storedInvite(rooms.store, token.room, token.secret)
  const invite = stored.person === undefined ? stored : { ...stored, person: room.actor.personNow(stored.person) }
  const sessions = await sessionsIn(rooms.store, request.headers, token.room)
  const theirs = sessions.filter(({ role, person }) => role === invite.role && person === invite.person)
  const byThisLink = body.data.another ? [] : sessions.filter((session) => session.runs && session.invite === invite.id)
  const here = theirs.find(({ runs }) => runs) ?? byThisLink[0] ?? theirs[0]
  return { room, secret: token.secret, invite, here }
}

async function sessionsOf(rooms: RoomRegistry, request: Request): Promise<readonly SessionRow[]> {
  const found = await Promise.all(
    [...sessionCookies(request.headers)].map(async ([number, cookie]): Promise<SessionRow> => {
      const caller = await callerOf(rooms.store, cookie)
      const room = caller && (await rooms.open(caller.room))
      if (!caller || !room) return { ended: true, number, room: splitToken(cookie)?.room ?? '' }
      return { ...(await myRoom(room, caller)), number, path: pathOf(room, number) }
    }),
  )
  return found.filter(({ room }) => room !== houseRoom).sort((a, b) => a.number - b.number)
}
