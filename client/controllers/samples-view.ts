import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { roomClientContext } from './contexts.ts'
import { SamplesBook } from './samples-book.ts'

/** The samples page's part of the room; it ends with the host. */
export class SamplesView implements ReactiveController {
  book: SamplesBook | undefined
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
    const book = new SamplesBook(room)
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
