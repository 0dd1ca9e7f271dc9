import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { Matters, type MattersScreen } from './matters.ts'
import { RoomView } from './room-view.ts'

/** The room's disputes and rulings while the host is on the page. */
export class MattersView implements ReactiveController {
  matters: Matters | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<string | undefined>

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new RoomView(host, ({ joined }) => joined?.epoch)
    host.addController(this)
  }

  get value(): MattersScreen | undefined {
    return this.matters?.state
  }

  hostUpdate(): void {
    const { client } = this.#room
    // An update may still come after the host has gone.
    if (!client || this.matters || !this.#host.isConnected) return
    this.matters = new Matters(client)
    this.matters.subscribe(() => this.#host.requestUpdate())
  }

  /** The host may come back as it was. */
  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    this.matters?.leave()
    this.matters = undefined
  }
}
