import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { InviteRow, PersonRow } from '#shared/protocol/people-messages.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { RoomView } from './room-view.ts'

/** Everybody of the room for its host, read again when somebody comes, goes or is added. */
export class PeopleBook implements ReactiveController {
  people: readonly PersonRow[] = []
  /** Links that still open the room, for who may take them back. */
  links: readonly InviteRow[] = []
  readonly #host: ReactiveControllerHost
  readonly #here: RoomView<string>
  #known: string | undefined
  #reading = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#here = new RoomView(host, ({ here, joined, named }) =>
      joined ? `${[...new Set(here.map(({ person }) => person))].sort().join()} ${named}` : '',
    )
    host.addController(this)
  }

  hostUpdate(): void {
    const now = this.#here.value
    if (now === undefined || now === this.#known) return
    this.#known = now
    void this.read()
  }

  async read(): Promise<void> {
    const room = this.#here.client
    if (!room || this.#reading) return
    this.#reading = true
    try {
      this.people = await askHttp<readonly PersonRow[]>(apiPath(room.address, 'people'))
      if (room.may('invite.revoke')) this.links = await askHttp<readonly InviteRow[]>(apiPath(room.address, 'invites'))
      this.#host.requestUpdate()
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
    } finally {
      this.#reading = false
    }
  }
}
