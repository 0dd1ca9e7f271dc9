import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { AcceptanceBook } from './acceptance-book.ts'
import { roomClientContext } from './contexts.ts'

/** What the client has said of the room; it ends with the host. */
export class AcceptanceView implements ReactiveController {
  book: AcceptanceBook | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  #ends: () => void = () => undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext })
    host.addController(this)
  }

  hostConnected(): void {
    const room = this.#room.value
    if (!room) return
    const book = new AcceptanceBook(room)
    const stop = book.subscribe(() => this.#host.requestUpdate())
    this.#ends = () => {
      stop()
      book.leave()
    }
    this.book = book
  }

  hostDisconnected(): void {
    this.#ends()
  }
}
