import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import type { Caller } from '#server/auth/caller.ts'
import { sessionCookies } from '#server/auth/cookies.ts'
import { originFault } from '#server/auth/origins.ts'
import { splitToken } from '#server/auth/tokens.ts'
import { sessionOf } from '#server/http/authenticate.ts'
import { type Doorkeeper, unknownMilliseconds } from '#server/limits/doorkeeper.ts'
import { tombstoneField } from '#server/rooms/room-actor.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { allows } from '#shared/domain/roles.ts'
import { asRoomId, houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'
import type { ClientToServer, ServerToClient } from '#shared/protocol/rt-messages.ts'
import { RoomConnection, type RoomSocket } from './room-connection.ts'

export const rtPath = '/rt'
const address = /^\/rt\/as\/([1-9][0-9]{0,3})\/(?:\?|$)/

/**
 * socket.io at `/rt/as/<n>`: one channel a person and room. WebSocket only, so that no proxy needs sticky sessions.
 * Messages are small JSON; what a client missed it asks for by sequence, never from socket.io's own recovery.
 */
export function serveRt(
  http: HttpServer,
  rooms: RoomRegistry,
  doors: Doorkeeper,
  publicUrl: URL | undefined,
  warnings: readonly string[],
): Server<ClientToServer, ServerToClient> {
  const unfinished = new WeakMap<IncomingMessage, () => void>()
  const io = new Server<ClientToServer, ServerToClient>(http, {
    path: rtPath,
    transports: ['websocket'],
    destroyUpgrade: false,
    connectTimeout: unknownMilliseconds,
    serveClient: false,
    maxHttpBufferSize: 256 * 1024,
    perMessageDeflate: false,
    // A link that is silent for 15 s is gone, and its person with it.
    pingInterval: 5_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => {
      const fault = originFault(request, publicUrl)
      const known = fault === undefined ? doors.begins(request) : undefined
      if (known) {
        request.socket.on('close', known)
        unfinished.set(request, known)
      }
      decide(fault ?? null, known !== undefined)
    },
  })
  const admit: Parameters<typeof io.use>[0] = async (socket, next) => {
    const number = address.exec(socket.request.url ?? '')?.[1]
    const { person, room: wanted } = socket.handshake.auth as { person?: unknown; room?: unknown }
    const named = typeof wanted === 'string' ? asRoomId(wanted) : undefined
    const caller = number ? await sessionOf(rooms, socket.request, named, Number(number)) : undefined
    const room = caller && caller.room !== houseRoom ? await rooms.open(caller.room) : undefined
    unfinished.get(socket.request)?.()
    if (!caller || !room) {
      if (await doors.tooManyStrangers(socket.request)) return socket.conn.close()
      return next(new Error(await whyDenied(rooms, socket.request, { number, named, person })))
    }
    if (person !== undefined && person !== caller.person) return next(new Error(rtDenials.somebodyElse))
    const closed = doors.opens(caller)
    if (!closed || (await doors.tooOften(caller))) {
      closed?.()
      return socket.conn.close()
    }
    socket.conn.on('close', closed)
    socket.data = { caller, room, seen: await room.sight.of(caller.role) }
    next()
  }
  // An error given to `next` is final for a client; a connection that is closed comes again.
  io.use((socket, next) => {
    Promise.resolve(admit(socket, next)).catch((error: unknown) => {
      rooms.log.error({ error }, 'somebody could not be let in')
      socket.conn.close()
    })
  })
  io.on('connection', (socket) => {
    const { caller, room, seen } = socket.data
    new RoomConnection(socket, { room, seen }, caller, { warnings, spending: doors.spendingOf(caller) })
  })
  return io
}

interface Claimed {
  readonly number: string | undefined
  readonly named: RoomId | undefined
  readonly person: unknown
}

async function whyDenied(rooms: RoomRegistry, request: IncomingMessage, { number, named, person }: Claimed) {
  if (named && (await rooms.store.field(named, tombstoneField)) !== undefined) return rtDenials.deleted
  return (await wasMerged(rooms, request, { number, named, person })) ? rtDenials.merged : rtDenials.unauthenticated
}

/** Whether whoever this page says it is became another entry of the room, and their session ended by that. */
async function wasMerged(
  rooms: RoomRegistry,
  { headers }: IncomingMessage,
  { number, named, person }: Claimed,
): Promise<boolean> {
  const cookie = sessionCookies(headers).get(Number(number))
  const id = cookie === undefined ? undefined : (named ?? splitToken(cookie)?.room)
  const room = id && (await rooms.open(id))
  return typeof person === 'string' && room !== undefined && room.actor.personNow(person) !== person
}

/** Trouble with the store concerns who works here; its sentence may name a host. */
export function tellStaff(sockets: Iterable<RoomSocket>, trouble: string | null): void {
  for (const socket of sockets) {
    const { caller, room } = socket.data as { caller: Caller; room: OpenRoom }
    if (allows('people.see', caller.role)) socket.emit('storage', trouble ?? room.actor.loss.sentence)
  }
}
