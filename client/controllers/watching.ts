import { ContextProvider } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { roomRouteContext, watchedItemContext } from './contexts.ts'
import type { RoomRoute } from './room-route.ts'
import { RoomView } from './room-view.ts'
import { Slice } from './slice.ts'
import { WatchedItem, type WatchedScreen } from './watched-item.ts'

type Host = ReactiveControllerHost & HTMLElement

/** An observer's stay beside the room's own: the item that the address names, watched, and handed down. */
export class Watching implements ReactiveController {
  item: WatchedItem | undefined
  readonly #host: Host
  readonly #room: RoomView<string>
  readonly #route: Slice<RoomRoute['state'], RoomRoute, RoomRoute['state']>
  readonly #open: ContextProvider<typeof watchedItemContext>
  /** The place to go to in the item that is opened next. */
  #wanted: string | null = null

  constructor(host: Host) {
    this.#host = host
    this.#room = new RoomView(host, ({ connection }) => connection.is)
    this.#route = new Slice(host, roomRouteContext, (place) => place)
    this.#open = new ContextProvider(host, { context: watchedItemContext, initialValue: undefined })
    host.addController(this)
  }

  get route(): RoomRoute | undefined {
    return this.#route.source
  }

  open(item: string, place: string | null): void {
    this.#wanted = place
    this.route?.open(item)
    if (this.item?.state.id === item && place !== null) this.item.goTo(place)
  }

  hostUpdate(): void {
    const { client } = this.#room
    const wanted = this.route?.item ?? null
    // An update may still come after the host has gone.
    if (!client || !this.#host.isConnected || this.item?.state.id === (wanted ?? undefined)) return
    this.item?.leave()
    this.item = wanted === null ? undefined : new WatchedItem(client, wanted, this.#wanted)
    this.#wanted = null
    this.#open.setValue(this.item)
  }

  /** The host may come back as it was. */
  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    this.item?.leave()
    this.item = undefined
    this.#open.setValue(undefined)
  }
}

/** One value of the item that is watched around the host. */
export class WatchedView<T> extends Slice<WatchedScreen, WatchedItem, T> {
  constructor(host: Host, select: (item: WatchedScreen) => T) {
    super(host, watchedItemContext, select)
  }

  get item(): WatchedItem | undefined {
    return this.source
  }
}
