import { ContextProvider } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { roomRouteContext, watchedItemContext } from './contexts.ts'
import type { RoomRoute } from './room-route.ts'
import { RoomView } from './room-view.ts'
import { Slice } from './slice.ts'
import { WatchedItem } from './watched-item.ts'
import { WatchedWindow, type WindowScreen } from './watched-window.ts'

type Host = ReactiveControllerHost & HTMLElement

/** The room's window while the host is on the page, and the item that is worked on in it, handed down. */
export class WindowView implements ReactiveController {
  readonly #host: Host
  readonly #room: RoomView<string>
  readonly #route: Slice<RoomRoute['state'], RoomRoute, RoomRoute['state']>
  readonly #open: ContextProvider<typeof watchedItemContext>
  #window: WatchedWindow | undefined
  #item: WatchedItem | undefined

  constructor(host: Host) {
    this.#host = host
    this.#room = new RoomView(host, ({ connection }) => connection.is)
    this.#route = new Slice(host, roomRouteContext, (place) => place)
    this.#open = new ContextProvider(host, { context: watchedItemContext, initialValue: undefined })
    host.addController(this)
  }

  get value(): WindowScreen | undefined {
    return this.#window?.state
  }

  get route(): RoomRoute | undefined {
    return this.#route.source
  }

  hostUpdate(): void {
    const { client } = this.#room
    // An update may still come after the host has gone.
    if (!client || !this.#host.isConnected) return
    if (!this.#window) {
      this.#window = new WatchedWindow(client)
      this.#window.subscribe(() => this.#host.requestUpdate())
    }
    const wanted = this.#window.state.window?.working ?? undefined
    if (this.#item?.state.id === wanted) return
    this.#item?.leave()
    this.#item = wanted === undefined ? undefined : new WatchedItem(client, wanted, null)
    this.#open.setValue(this.#item)
  }

  /** The host may come back as it was. */
  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    this.#item?.leave()
    this.#window?.leave()
    this.#item = undefined
    this.#window = undefined
    this.#open.setValue(undefined)
  }
}
