import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'
import { type Caller, operatorOf } from '#server/auth/caller.ts'
import { sessionCookies } from '#server/auth/cookies.ts'
import { callerIn } from '#server/house/seats.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { type Action, allows } from '#shared/domain/roles.ts'
import { asRoomId, houseRoom } from '#shared/kernel/ids.ts'
import { Problem } from './problem.ts'

export interface Asking {
  readonly caller: Caller
  readonly room: OpenRoom
}

/**
 * By the session that the address names, of that room or of the house; without a number, by the browser's only session in
 * that room.
 */
export async function sessionOf(
  rooms: RoomRegistry,
  request: IncomingMessage,
  room: string | undefined,
  number: number | undefined,
): Promise<Caller | undefined> {
  const cookies = sessionCookies(request.headers)
  const candidates = number === undefined ? [...cookies.values()] : [cookies.get(number)]
  const callers = await Promise.all(candidates.map((cookie) => (cookie ? callerIn(rooms, cookie, room) : undefined)))
  const fitting = callers.filter((caller) => caller !== undefined && (room === undefined || caller.room === room))
  return fitting.length === 1 ? fitting[0] : undefined
}

/**
 * The house has people and links, and no work. Both are for whoever runs this server: a link for somebody of it opens all
 * their rooms.
 */
const inHouse: ReadonlySet<Action> = new Set<Action>([
  'people.see',
  'person.invite',
  'annotator.invite',
  'invite.revoke',
])

/** Who asks, and for which room; refused with a problem unless the role matrix allows the action. */
export async function askingFor(
  rooms: RoomRegistry,
  operatorToken: string,
  request: Request,
  action: Action,
): Promise<Asking> {
  const { room: name, number } = request.params as { room?: string; number?: string }
  const id = asRoomId(name ?? '')
  if (!id || (id === houseRoom && (number !== undefined || !inHouse.has(action))))
    throw new Problem(404, 'No such room', `"${name}" is not the name of a room`)
  const caller =
    number === undefined ? byToken(request, operatorToken, id) : await sessionOf(rooms, request, id, Number(number))
  if (!caller) throw new Problem(401, 'Not signed in', 'This needs a link into the room: ask for one')
  if (!allows(action, caller.role))
    throw new Problem(403, 'Not for your role', `${action} is not for the role ${caller.role}`)
  const room = await rooms.open(id)
  if (!room) throw new Problem(404, 'No such room', `There is no room ${id} here`)
  return { caller, room }
}

function byToken(request: Request, operatorToken: string, room: Caller['room']): Caller | undefined {
  return hasOperatorToken(request, operatorToken) ? operatorOf(room) : undefined
}

export function hasOperatorToken(request: Request, operatorToken: string): boolean {
  const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /, '') ?? '')
  const wanted = Buffer.from(operatorToken)
  return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)
}
