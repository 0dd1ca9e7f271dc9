import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Followed } from './followed.ts'
import { replacingOf } from './replacing-many.ts'
import type { RoomClient } from './room-client.ts'
import { RoomView } from './room-view.ts'
import { signingOf } from './signing-many.ts'

/** Work on many items of the room that the host stands in; it goes on while no host looks. */
class ManyView<Work extends Followed<unknown>> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<string | undefined>
  readonly #of: (room: RoomClient) => Work
  #followed: Work | undefined
  #unsubscribe: (() => void) | undefined

  constructor(host: ReactiveControllerHost & HTMLElement, of: (room: RoomClient) => Work) {
    this.#host = host
    this.#of = of
    this.#room = new RoomView(host, ({ joined }) => joined?.room.id)
    host.addController(this)
  }

  get work(): Work | undefined {
    const { client } = this.#room
    const work = client && this.#of(client)
    if (work !== this.#followed) this.#follow(work)
    return work
  }

  hostDisconnected(): void {
    this.#follow(undefined)
  }

  #follow(work: Work | undefined): void {
    this.#unsubscribe?.()
    this.#followed = work
    this.#unsubscribe = work?.subscribe(() => this.#host.requestUpdate())
  }
}

export const signingView = (host: ReactiveControllerHost & HTMLElement) => new ManyView(host, signingOf)
export const replacingView = (host: ReactiveControllerHost & HTMLElement) => new ManyView(host, replacingOf)
