import type { IncomingHttpHeaders } from 'node:http'
import type { Caller } from '#server/auth/caller.ts'
import { sessionCookies } from '#server/auth/cookies.ts'
import { callerOf } from '#server/auth/sessions.ts'
import { splitToken } from '#server/auth/tokens.ts'
import { inNow, toldIn } from '#server/rooms/in-now.ts'
import { nameOf, readName, readNames } from '#server/rooms/people-names.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { allows } from '#shared/domain/roles.ts'
import { houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import type { Home, HomePerson, HomeRow } from '#shared/protocol/home-messages.ts'
import type { EndedSession } from '#shared/protocol/session-messages.ts'
import { roomsOf } from './house-rooms.ts'
import { recordMade } from './make-room.ts'
import { readOutlook, seenOutlook } from './read-outlook.ts'
import { type RoomOutlook, waitingFor } from './room-outlook.ts'
import { readSeat, stayIn } from './seats.ts'
import type { WhoIsIn } from './who-is-in.ts'

/** The rooms of this server, and who is in those that are open elsewhere. */
interface Hall {
  readonly rooms: RoomRegistry
  readonly who: WhoIsIn
}

interface Held {
  readonly number: number
  readonly cookie: string
  readonly caller: Caller | undefined
}

type Member = Pick<Caller, 'room' | 'person' | 'role'>

/** What the home page of a browser shows, from outlooks: no room is loaded for it. */
export async function homeOf(rooms: RoomRegistry, who: WhoIsIn, headers: IncomingHttpHeaders): Promise<Home> {
  const held = await Promise.all(
    [...sessionCookies(headers)].map(async ([number, cookie]): Promise<Held> => {
      return { number, cookie, caller: await callerOf(rooms.store, cookie) }
    }),
  )
  const found = await Promise.all(held.map((one) => rowsOf({ rooms, who }, one)))
  const rows = found.flatMap(({ rows: some }) => some)
  const house = found.flatMap(({ house: some }) => some)
  const leads = rows.filter(({ leads, archived }) => leads && !archived).map(({ number, name }) => ({ number, name }))
  return { rows, ended: found.flatMap(({ ended }) => ended), house, makers: house.length > 0 ? house : leads }
}

interface Found {
  readonly rows: readonly HomeRow[]
  readonly ended: readonly EndedSession[]
  readonly house: readonly HomePerson[]
}
const nothing: Found = { rows: [], ended: [], house: [] }

async function rowsOf(hall: Hall, held: Held): Promise<Found> {
  const { rooms } = hall
  const { number, cookie, caller } = held
  const named = splitToken(cookie)?.room
  if (!caller) return { ...nothing, ended: [{ ended: true, number, room: named === houseRoom ? '' : (named ?? '') }] }
  if (caller.room === houseRoom) return houseRows(hall, held, caller)
  const outlook = await seenOutlook(rooms, caller.room, caller.role)
  if (!outlook || outlook.standing === 'deleted')
    return { ...nothing, ended: [{ ended: true, number, room: caller.room }] }
  const row = await rowFor(hall, caller, outlook, number)
  return { ...nothing, rows: [{ ...row, seat: false, shut: false }] }
}

async function houseRows(hall: Hall, { number, cookie }: Held, caller: Caller): Promise<Found> {
  const { rooms } = hall
  const mine = [...(await roomsOf(rooms.store, caller.person))]
  const rows = await Promise.all(mine.map(([room, state]) => seatRow(hall, { number, cookie, caller }, room, state)))
  const name = (await readName(rooms.store, houseRoom, caller.person)) ?? ''
  return { ...nothing, rows: rows.flat(), house: [{ number, name }] }
}

interface Guest extends Held {
  readonly caller: Caller
}

/** None for a room that is gone, that was never made, or in which the seat is not theirs any more. */
async function seatRow(
  hall: Hall,
  { number, cookie, caller }: Guest,
  room: RoomId,
  state: string,
): Promise<readonly HomeRow[]> {
  const { rooms } = hall
  const [found, outlook] = await Promise.all([readSeat(rooms.store, room, caller.person), readOutlook(rooms, room)])
  if (!found || !outlook || outlook.standing === 'deleted') return []
  if (state === 'making') await recordMade(rooms, caller, room, outlook.title)
  const { role, stays } = found.seat
  const person = outlook.into[found.seat.person] ?? found.seat.person
  if (!outlook.roles[person]?.includes(role)) return []
  const came = caller.session !== null && stays[caller.session] !== undefined
  const shut = came && (await callerOf(rooms.store, stayIn(room, cookie))) === undefined
  const seen = await seenOutlook(rooms, room, role)
  return seen ? [{ ...(await rowFor(hall, { room, person, role }, seen, number)), seat: true, shut }] : []
}

async function rowFor(
  hall: Hall,
  { room, person, role }: Member,
  outlook: RoomOutlook,
  number: number,
): Promise<Omit<HomeRow, 'seat' | 'shut'>> {
  const name = await readName(hall.rooms.store, room, person)
  return {
    ended: false,
    number,
    path: `/r/${room}/as/${number}`,
    room,
    title: outlook.title,
    role,
    name: name ?? role,
    items: outlook.items,
    signedOff: outlook.signedOff,
    waiting: waitingFor(outlook, role, person),
    ...(await hereIn(hall, room, allows('people.see', role))),
    archived: outlook.standing === 'archived',
    at: outlook.at,
    leads: allows('room.rename', role),
  }
}

async function hereIn(
  { rooms, who }: Hall,
  room: RoomId,
  seesPeople: boolean,
): Promise<Pick<HomeRow, 'here' | 'watching'>> {
  const loaded = await rooms.loaded(room)
  const now = loaded ? inNow(loaded.here.all()) : who.in(room)
  if (!seesPeople) return toldIn(now, null)
  const names = now.people.length === 0 ? new Map() : await readNames(rooms.store, room)
  return toldIn(now, (person) => nameOf(person, loaded?.actor.state.people ?? {}, names))
}
