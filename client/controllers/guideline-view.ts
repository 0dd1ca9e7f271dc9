import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { itemPath } from '../routes.ts'
import { roomClientContext, roomRouteContext } from './contexts.ts'
import { type GuidelineAsked, readGuidelineAsked, writeGuidelineAsked } from './guideline-asked.ts'
import { GuidelineBook } from './guideline-book.ts'
import type { RoomClient } from './room-client.ts'
import type { RoomRoute } from './room-route.ts'
import { Slice } from './slice.ts'

/** The guidelines page's part of the room; it ends with the host. */
export class GuidelineView implements ReactiveController {
  book: GuidelineBook | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  readonly #route: Slice<RoomRoute['state'], RoomRoute, string>
  #ends: () => void = () => undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext })
    this.#route = new Slice(host, roomRouteContext, ({ search }) => search)
    host.addController(this)
  }

  hostConnected(): void {
    const room = this.#room.value
    if (!room) return
    const book = new GuidelineBook(room)
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

  get room(): RoomClient | undefined {
    return this.#room.value
  }

  get asked(): GuidelineAsked {
    return readGuidelineAsked(this.#route.value ?? '')
  }

  address(asked: Partial<GuidelineAsked>): string {
    return this.#route.source?.address('guidelines', writeGuidelineAsked(asked)) ?? ''
  }

  readonly itemAddress = (item: string): string => {
    const { room } = this
    return room ? itemPath(room.address, item) : ''
  }

  go(asked: Partial<GuidelineAsked>): void {
    this.#route.source?.enter('guidelines', writeGuidelineAsked(asked))
  }
}
