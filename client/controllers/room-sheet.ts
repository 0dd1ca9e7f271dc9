import { msg } from '@lit/localize'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { RoomView } from './room-view.ts'

/** What the server tells under one path of the room that the host stands in; read when it comes and whenever it is told to. */
export class RoomSheet<Told> implements ReactiveController {
  told: Told | undefined
  trouble = ''
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<string | undefined>
  readonly #path: string
  #read = false

  constructor(host: ReactiveControllerHost & HTMLElement, path: string) {
    this.#host = host
    this.#path = path
    this.#room = new RoomView(host, ({ joined }) => joined?.room.id)
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.#read && this.#room.client && this.#room.value) void this.read()
  }

  /** What was read before stays while it cannot be read anew. */
  async read(): Promise<void> {
    const address = this.#room.client?.address
    if (!address) return
    this.#read = true
    try {
      this.told = await askHttp<Told>(apiPath(address, this.#path))
      this.trouble = ''
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.trouble = error.message || msg('The server was not reached. Try again.')
    }
    this.#host.requestUpdate()
  }
}
