import type { Socket } from 'socket.io'
import type { Watcher } from '#server/rooms/watcher.ts'
import type { ClientToServer, ServerToClient } from '#shared/protocol/rt-messages.ts'

/** More than so many messages that did not leave: the reader does not keep up. */
const mostUnread = 1000

/** What is told to one connection. Who does not read is let go, comes again and asks for what was missed. */
export class Telling {
  readonly #socket: Socket<ClientToServer, ServerToClient>
  #unread = 0

  constructor(socket: Socket<ClientToServer, ServerToClient>) {
    this.#socket = socket
    socket.conn.on('drain', () => {
      this.#unread = 0
    })
  }

  tell<Name extends keyof ServerToClient>(name: Name, ...told: Parameters<ServerToClient[Name]>): void {
    if (this.counts()) this.#socket.emit(name, ...told)
  }

  /** The same to several connections of one server: put into bytes once. */
  static together<Name extends keyof ServerToClient>(
    tellings: Iterable<Telling>,
    name: Name,
    ...told: Parameters<ServerToClient[Name]>
  ): void {
    const reached = [...tellings].filter((telling) => telling.counts())
    const [first] = reached
    if (first) first.#socket.nsp.to(reached.map((telling) => telling.#socket.id)).emit(name, ...told)
  }

  /** One more message is on its way; false when the connection ends for it. */
  counts(): boolean {
    if (++this.#unread <= mostUnread) return true
    this.#socket.conn.close(true)
    return false
  }
}

/** A connection that watches what is told under one name. */
export class ToldTogether<Name extends 'observed' | 'window'> implements Watcher<Parameters<ServerToClient[Name]>[0]> {
  readonly #telling: Telling
  readonly #name: Name

  constructor(telling: Telling, name: Name) {
    this.#telling = telling
    this.#name = name
  }

  tellAll(
    watchers: ReadonlySet<Watcher<Parameters<ServerToClient[Name]>[0]>>,
    told: Parameters<ServerToClient[Name]>[0],
  ): void {
    const tellings = [...watchers].flatMap((watcher) => (watcher instanceof ToldTogether ? [watcher.#telling] : []))
    Telling.together(tellings, this.#name, ...([told] as Parameters<ServerToClient[Name]>))
  }
}
