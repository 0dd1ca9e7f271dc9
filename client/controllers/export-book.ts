import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ExportHistory } from '#shared/protocol/exports.ts'
import { exportHistory } from './room-export.ts'
import { RoomView } from './room-view.ts'

/** What was exported of the room that the host stands in; read when it comes and whenever it is told to. */
export class ExportBook implements ReactiveController {
  history: ExportHistory | undefined
  trouble = ''
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<string | undefined>
  #read = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new RoomView(host, ({ joined }) => joined?.room.id)
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.#read && this.#room.client && this.#room.value) void this.read()
  }

  async read(): Promise<void> {
    const address = this.#room.client?.address
    if (!address) return
    this.#read = true
    const answer = await exportHistory(address)
    if ('trouble' in answer) this.trouble = answer.trouble
    else {
      this.trouble = ''
      this.history = answer
    }
    this.#host.requestUpdate()
  }
}
