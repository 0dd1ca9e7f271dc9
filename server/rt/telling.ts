import type { Socket } from 'socket.io'
import type { ServerToClient } from '#shared/protocol/rt-messages.ts'

/** More than so many messages that did not leave: the reader does not keep up. */
const mostUnread = 1000

/** What is told to one connection. Who does not read is let go, comes again and asks for what was missed. */
export class Telling {
  readonly #socket: Socket<never, ServerToClient>
  #unread = 0

  constructor(socket: Socket<never, ServerToClient>) {
    this.#socket = socket
    socket.conn.on('drain', () => {
      this.#unread = 0
    })
  }

  tell<Name extends keyof ServerToClient>(name: Name, ...told: Parameters<ServerToClient[Name]>): void {
    if (this.counts()) this.#socket.emit(name, ...told)
  }

  /** One more message is on its way; false when the connection ends for it. */
  counts(): boolean {
    if (++this.#unread <= mostUnread) return true
    this.#socket.conn.close(true)
    return false
  }
}
