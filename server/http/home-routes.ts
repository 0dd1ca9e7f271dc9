import { type Request, Router } from 'express'
import type { Caller } from '#server/auth/caller.ts'
import { freeNumber, sessionCookies } from '#server/auth/cookies.ts'
import { callerOf } from '#server/auth/sessions.ts'
import { beginHours } from '#server/house/begin-link.ts'
import { homeOf } from '#server/house/home.ts'
import { enterHouse, type HouseGuest, linkHome, makeRoom } from '#server/house/make-room.ts'
import type { WhoIsIn } from '#server/house/who-is-in.ts'
import { readName } from '#server/rooms/people-names.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { allows } from '#shared/domain/roles.ts'
import { asRoomId, houseRoom } from '#shared/kernel/ids.ts'
import { type MadeRoom, makeRoomBody } from '#shared/protocol/home-messages.ts'
import { Problem } from './problem.ts'
import { parsed } from './query.ts'
import { giveSession } from './session-cookie.ts'

/** The page before all rooms: what this browser has, and rooms that its people make. */
export function homeRoutes(rooms: RoomRegistry, who: WhoIsIn, secure: boolean): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    response.set('Cache-Control', 'no-store').json(await homeOf(rooms, who, request.headers))
  })

  router.post('/rooms', async (request, response) => {
    const { title, room: named, languages, as } = parsed(makeRoomBody, request.body)
    const room = asRoomId(named)
    if (!room) throw new Problem(400, 'Not an address', `"${named}" cannot be an address: use a-z, 0-9 and -`)
    const wish = { room, title, languages: languages.map(languageTag) }
    const maker = await makerOf(rooms, request, as)
    const guest = maker.guest ?? (await enterHouse(rooms, maker.name))
    if (!maker.guest) {
      const number = freeNumber(request.headers)
      giveSession(response, secure, { number, value: guest.cookie, isNew: true })
      await makeRoom(rooms, guest, wish)
      return void response.status(201).json({ path: `/r/${room}/as/${number}` } satisfies MadeRoom)
    }
    await makeRoom(rooms, guest, wish)
    response.status(201).json({ path: `/r/${room}/as/${maker.number}` } satisfies MadeRoom)
  })

  /** For another browser of the same person. */
  router.post('/link', async (request, response) => {
    const { guest } = await makerOf(rooms, request, undefined)
    if (!guest)
      throw new Problem(403, 'No rooms of your own', 'Make a room first; then a link takes you to it elsewhere')
    response.status(201).json({ invite: await linkHome(rooms, guest.caller, beginHours) })
  })
  return router
}

interface Maker {
  readonly number: number
  readonly name: string
  /** Undefined for a lead of some room who has not been in the house yet. */
  readonly guest: HouseGuest | undefined
}

/** Somebody of the house, else somebody who leads a room, at this browser. */
async function makerOf(rooms: RoomRegistry, { headers }: Request, wanted: number | undefined): Promise<Maker> {
  const held = await Promise.all(
    [...sessionCookies(headers)].map(async ([number, cookie]) => ({
      number,
      cookie,
      caller: await callerOf(rooms.store, cookie),
    })),
  )
  const may = held.filter(
    (one): one is typeof one & { caller: Caller } => one.caller !== undefined && allows('room.make', one.caller.role),
  )
  const wished = may.filter(({ number }) => wanted === undefined || number === wanted)
  const maker = wished.find(({ caller }) => caller.room === houseRoom) ?? wished[0]
  if (!maker) throw new Problem(403, 'Not for your role', 'Leads make rooms: ask one, or whoever runs this server')
  const { number, cookie, caller } = maker
  const name = (await readName(rooms.store, caller.room, caller.person)) ?? 'Lead'
  return { number, name, guest: caller.room === houseRoom ? { caller, cookie, name } : undefined }
}

function languageTag(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text
  } catch {
    throw new Problem(400, 'Not a language', `"${text}" is not a language: write tags such as ta, hi or en-IN`)
  }
}
