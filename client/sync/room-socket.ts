import { io, type Socket } from 'socket.io-client'
import type { WindowPatch } from '#shared/projections/room-window.ts'
import type { HereRequest, Pointed } from '#shared/protocol/here-messages.ts'
import type { NoticeTold } from '#shared/protocol/notice-messages.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'
import type {
  Behind,
  ClientToServer,
  HereMoved,
  HereRow,
  ObservedTold,
  ServerToClient,
  ToldEvent,
} from '#shared/protocol/rt-messages.ts'
import type { TalkReadTold } from '#shared/protocol/talk-messages.ts'

export type Asked = Exclude<keyof ClientToServer, 'here'>
export type RequestOf<Name extends Asked> = Parameters<ClientToServer[Name]>[0]
export type OutcomeOf<Name extends Asked> = Parameters<Parameters<ClientToServer[Name]>[1]>[0]

export interface RoomSocketListener {
  connected(): void
  lost(): void
  /** The session is not valid, or another person's: nothing will connect again. */
  denied(why: Denial): void
  told(event: ToldEvent): void
  here(rows: readonly HereRow[], watching: number): void
  moved(moved: HereMoved): void
  pointed(pointed: Pointed): void
  observed(told: ObservedTold): void
  window(patch: WindowPatch): void
  behind(behind: Behind): void
  named(names: Readonly<Record<string, string>>): void
  noticed(told: NoticeTold): void
  talkRead(told: TalkReadTold): void
  storage(trouble: string | null): void
}

/** The room's channel as the client sees it; tests bring their own. */
export interface RoomSocket {
  /** Rejects with ConnectionLost when the connection ends before the answer. */
  ask<Name extends Asked>(name: Name, request: RequestOf<Name>): Promise<OutcomeOf<Name>>
  /** Nobody answers; what is said while there is no connection is lost. */
  stand(where: HereRequest): void
  /** From now on only this person's session connects. */
  identify(person: string): void
  follow(listener: RoomSocketListener): void
  close(): void
}

export type Denial = (typeof rtDenials)[keyof typeof rtDenials]
const denials: readonly string[] = Object.values(rtDenials)

export class ConnectionLost extends Error {}

/** A server that has not answered by then is tried anew. */
const connectMilliseconds = 8000
/** How long to wait before coming back after the server itself ended the connection. */
const comeBackMilliseconds = 2000

/** `room`: one session of the house leads into several. */
export function openRoomSocket({ room, session }: { room: string; session: number }): RoomSocket {
  const claims: { person?: string; room: string } = { room }
  const socket: Socket<ServerToClient, ClientToServer> = io({
    path: `/rt/as/${session}`,
    transports: ['websocket'],
    timeout: connectMilliseconds,
    auth: (give) => give(claims),
  })
  const waiting = new Set<(lost: ConnectionLost) => void>()
  const emit = socket.emit.bind(socket) as (name: string, ...rest: readonly unknown[]) => unknown
  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        if (!socket.connected) return reject(new ConnectionLost())
        waiting.add(reject)
        emit(name, request, (outcome: OutcomeOf<typeof name>) => {
          waiting.delete(reject)
          resolve(outcome)
        })
      }),
    stand(where) {
      if (socket.connected) socket.emit('here', where)
    },
    identify(person) {
      claims.person = person
    },
    follow(listener) {
      socket.on('connect', () => listener.connected())
      socket.on('connect_error', ({ message }) => {
        if (denials.includes(message)) listener.denied(message as Denial)
        else listener.lost()
      })
      socket.on('disconnect', (reason) => {
        for (const reject of waiting) reject(new ConnectionLost())
        waiting.clear()
        listener.lost()
        if (reason === 'io server disconnect') setTimeout(() => socket.connect(), comeBackMilliseconds)
      })
      socket.on('event', (told) => listener.told(told))
      socket.on('here', (rows, watching) => listener.here(rows, watching))
      socket.on('moved', (moved) => listener.moved(moved))
      socket.on('pointed', (pointed) => listener.pointed(pointed))
      socket.on('observed', (told) => listener.observed(told))
      socket.on('window', (patch) => listener.window(patch))
      socket.on('behind', (behind) => listener.behind(behind))
      socket.on('named', (names) => listener.named(names))
      socket.on('notice', (told) => listener.noticed(told))
      socket.on('talk-read', (told) => listener.talkRead(told))
      socket.on('storage', (trouble) => listener.storage(trouble))
    },
    close: () => socket.close(),
  }
}
