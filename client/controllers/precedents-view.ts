import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { roomClientContext, roomRouteContext } from './contexts.ts'
import { type PrecedentBook, precedentsOf } from './precedent-book.ts'
import type { RoomClient } from './room-client.ts'

/** The precedents of the room that the host stands in, and the way to their page. */
export class PrecedentsView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  readonly #route: ContextConsumer<typeof roomRouteContext, ReactiveControllerHost & HTMLElement>
  #followed: PrecedentBook | undefined
  #ends: (() => void)[] = []

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext, subscribe: true })
    this.#route = new ContextConsumer(host, { context: roomRouteContext, subscribe: true })
    host.addController(this)
  }

  get room(): RoomClient | undefined {
    return this.#room.value
  }

  /** Undefined where nobody reads precedents. */
  get book(): PrecedentBook | undefined {
    const room = this.room
    const book = room?.may('precedents.read') ? precedentsOf(room) : undefined
    if (book !== this.#followed) this.#follow(book)
    return book
  }

  /** The precedent that the address names, if it does. */
  get named(): string | null {
    const place = this.#route.value?.state
    return place?.section === 'precedents' ? new URLSearchParams(place.search).get('p') : null
  }

  address(precedent: string): string {
    return this.#route.value?.address('precedents', `?p=${precedent}`) ?? ''
  }

  open(precedent: string | null): void {
    this.#route.value?.enter('precedents', precedent === null ? '' : `?p=${precedent}`)
  }

  hostDisconnected(): void {
    this.#follow(undefined)
  }

  #follow(book: PrecedentBook | undefined): void {
    for (const end of this.#ends.splice(0)) end()
    this.#followed = book
    if (!book) return
    this.#ends.push(book.subscribe(() => this.#host.requestUpdate()))
    const route = this.#route.value
    if (route) this.#ends.push(route.subscribe(() => this.#host.requestUpdate()))
  }
}
