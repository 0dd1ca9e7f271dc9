import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Caller } from '#server/auth/caller.ts'
import { originFault } from '#server/auth/origins.ts'
import { sessionOf } from '#server/http/authenticate.ts'
import { type Doorkeeper, unknownMilliseconds } from '#server/limits/doorkeeper.ts'
import { throttle } from '#server/limits/throttled-socket.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { RoomActor } from '#server/rooms/room-actor.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { onPenMoved, onSessionEnd } from '#server/rooms/session-end.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { mayWriteDraft } from '#shared/domain/pen.ts'
import { allows } from '#shared/domain/roles.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { maximumFrameBytes } from '#shared/protocol/sync-messages.ts'
import { DraftConnection } from './draft-connection.ts'
import { gone, ItemGone } from './draft-home.ts'
import { markOf } from './entry-mark.ts'
import type { SharedDraft } from './shared-draft.ts'

const address = /^\/sync\/([a-z0-9-]+)\/([a-z0-9]+)(?:\/as\/([1-9][0-9]{0,3}))?(?:\?|$)/

/** `/sync/<room>/<item>`, with `/as/<n>` where a browser holds several people. */
export function serveSync(
  http: HttpServer,
  rooms: RoomRegistry,
  doors: Doorkeeper,
  publicUrl: URL | undefined,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maximumFrameBytes, perMessageDeflate: false })
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!request.url?.startsWith('/sync/')) return
    const fault = originFault(request, publicUrl)
    if (fault !== undefined) {
      stream.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${fault}\n`)
      return
    }
    const known = doors.begins(request)
    if (!known) {
      stream.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n')
      return
    }
    stream.on('close', known)
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => socket.terminate())
      const late = setTimeout(() => socket.terminate(), unknownMilliseconds)
      admit(rooms, doors, request, socket)
        .catch((error: unknown) => {
          rooms.log.error({ error }, 'a draft could not be opened')
          socket.close(closeCodes.reload, 'The server could not open this draft; trying again')
        })
        .finally(() => {
          clearTimeout(late)
          known()
        })
    })
  })
  return sockets
}

/** Accepted first and closed with a code where it may not be: a client that is turned away at the upgrade retries for ever. */
async function admit(
  rooms: RoomRegistry,
  doors: Doorkeeper,
  request: IncomingMessage,
  socket: WebSocket,
): Promise<void> {
  const early: Buffer[] = []
  let earlyBytes = 0
  const keep = (data: Buffer) => {
    early.push(data)
    earlyBytes += data.length
    if (early.length <= mostEarly.messages && earlyBytes <= mostEarly.bytes) return
    socket.off('message', keep)
    socket.close(closeCodes.reload, 'Too much before the draft was there; trying again')
  }
  socket.on('message', keep)
  const [, roomId, itemId, number] = address.exec(request.url ?? '') ?? []
  if (!roomId || !itemId) return socket.close(closeCodes.notFound, 'There is no such document')
  const caller = await sessionOf(rooms, request, roomId, number === undefined ? undefined : Number(number))
  if (!caller) {
    if (await doors.tooManyStrangers(request)) return socket.terminate()
    return socket.close(closeCodes.unauthenticated, 'This needs a link into the room')
  }
  const closed = doors.opens(caller)
  if (!closed) return socket.close(closeCodes.tooFast, 'You have too many connections open')
  socket.on('close', closed)
  if (await doors.tooOften(caller)) return socket.close(closeCodes.reload, 'Too many connections; trying again')
  throttle(socket, doors.spendingOf(caller))
  if (!allows('draft.read', caller.role)) return socket.close(closeCodes.forbidden, 'Drafts are not for your role')
  const claims = claimsOf(request)
  if (claims.person !== null && claims.person !== caller.person)
    return socket.close(closeCodes.unauthenticated, 'This session is another person’s by now')
  const room = await rooms.open(caller.room)
  const item = room?.actor.item(itemId)
  if (!room || !item) return socket.close(closeCodes.notFound, 'There is no such document')
  if (!(await seesByNow(room, caller, item))) return socket.close(closeCodes.forbidden, notSeen)
  const draft = await room.actor.drafts.open(room.actor, item)
  if (await isAhead(claims, room.actor, draft))
    return socket.close(closeCodes.wentBack, 'The room was put back to an earlier state')
  const writes = () => mayWriteDraft(room.actor.state, caller, itemId)
  try {
    if (writes()) await begun(room.actor, draft)
  } catch (error) {
    if (error instanceof ItemGone) return socket.close(closeCodes.notFound, gone)
    throw error
  }
  if (socket.readyState !== socket.OPEN) return
  socket.off('message', keep)
  if (!room.actor.holds(itemId)) return socket.close(closeCodes.notFound, gone)
  const stays = () => room.actor.goesOn(caller.session) && room.actor.holds(itemId)
  const connection = new DraftConnection(socket, draft, caller, { stays, writes })
  socket.on(
    'close',
    onSessionEnd(room.actor, caller, () => connection.close(closeCodes.unauthenticated, 'Session ended')),
  )
  socket.on(
    'close',
    onPenMoved(room, itemId, () => penMoved(room, caller, item, { draft, connection, writes })),
  )
  for (const data of early) socket.emit('message', data)
}

const notSeen = 'You see this item once it is signed off'

/** The pen lets an annotator see an item: it may have been given at another process just now. */
async function seesByNow(room: OpenRoom, caller: Caller, item: ListedItem): Promise<boolean> {
  if (maySee(room, caller, item)) return true
  await room.actor.learnRights()
  return maySee(room, caller, item)
}

/** A draft begins when it is opened by somebody who may write it, or the pen comes to somebody who has it open. */
async function begun(room: RoomActor, draft: SharedDraft): Promise<void> {
  if (!draft.closed && !room.readOnly && room.loss.sentence === null) await draft.ensureSeeded()
}

/** What is on its way is answered first. Who sees the item no more keeps their words by the same refusal. */
async function penMoved(
  room: OpenRoom,
  caller: Caller,
  item: ListedItem,
  { draft, connection, writes }: { draft: SharedDraft; connection: DraftConnection; writes: () => boolean },
): Promise<void> {
  if (writes()) await begun(room.actor, draft).catch((error: unknown) => room.actor.log.warn({ error }, 'not begun'))
  else draft.carets.lift(connection)
  if (!maySee(room, caller, item)) await draft.alone(async () => connection.refuse(0, 'no-pen'))
}

/** What comes before the draft is there. None of it may be left out: the frames that come after are counted with it. */
const mostEarly = { messages: 1000, bytes: 1024 * 1024 }

/** What a client says of itself before anything is merged; a stock client says nothing. */
interface Claims {
  readonly person: string | null
  readonly epoch: string | null
  /** The draft's position that it has seen acknowledged, and the mark of the entry there. */
  readonly position: number
  readonly mark: string | null
}

function claimsOf(request: IncomingMessage): Claims {
  const { searchParams } = new URL(request.url ?? '', 'http://here')
  return {
    person: searchParams.get('person'),
    epoch: searchParams.get('epoch'),
    position: Number(searchParams.get('position') ?? 0),
    mark: searchParams.get('mark'),
  }
}

/** Another process may have gone on: only the stream itself tells that the store went back, or went back and on. */
async function isAhead({ epoch, position, mark }: Claims, room: RoomActor, draft: SharedDraft): Promise<boolean> {
  if (epoch !== null && epoch !== room.epoch) return true
  if (position > draft.position) await draft.alone(() => draft.catchUp())
  if (position > draft.position) return true
  if (mark === null || !(position > 0)) return false
  const [entry] = await room.store.range(room.id, draft.stream, position - 1, 1)
  return entry !== undefined && markOf(entry.bytes) !== mark
}
