import { msg } from '@lit/localize'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { RoomReport } from '#shared/protocol/report-messages.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { RoomView } from './room-view.ts'

/** The report of the room that the host stands in, as of when it was read. */
export class ReportBook implements ReactiveController {
  report: RoomReport | undefined
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

  /** What was read before stays while it cannot be read anew. */
  async read(): Promise<void> {
    const address = this.#room.client?.address
    if (!address) return
    this.#read = true
    try {
      this.report = await askHttp<RoomReport>(apiPath(address, 'report'))
      this.trouble = ''
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.trouble = error.message || msg('The server was not reached. Try again.')
    }
    this.#host.requestUpdate()
  }
}
