import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type BatchImport, importOf } from './batch-import.ts'
import { RoomView } from './room-view.ts'

/** The import of the room that the host stands in; it goes on while no host looks. */
export class ImportView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: RoomView<string | undefined>
  #followed: BatchImport | undefined
  #unsubscribe: (() => void) | undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new RoomView(host, ({ joined }) => joined?.room.id)
    host.addController(this)
  }

  get job(): BatchImport | undefined {
    const { client } = this.#room
    const job = client && importOf(client)
    if (job !== this.#followed) this.#follow(job)
    return job
  }

  hostDisconnected(): void {
    this.#follow(undefined)
  }

  #follow(job: BatchImport | undefined): void {
    this.#unsubscribe?.()
    this.#followed = job
    this.#unsubscribe = job?.subscribe(() => this.#host.requestUpdate())
  }
}
