import { spotlightOf } from '#shared/projections/who-is-here.ts'
import type { RoomClient } from './room-client.ts'

const about = 'spotlight'

/** Whether this tab stays out of what the room is shown: known by the spotlight, so that a reload does not ask again. */
export class OwnWay {
  readonly #room: RoomClient

  constructor(room: RoomClient) {
    this.#room = room
  }

  /** Of the spotlight that stands now. */
  get taken(): boolean {
    const now = this.#now
    return now !== null && this.#room.words.kept<string>(about) === now
  }

  take(): void {
    if (this.#now !== null) this.#room.words.keep(about, this.#now)
  }

  leave(): void {
    this.#room.words.forget(about)
  }

  get #now(): string | null {
    const shown = spotlightOf(this.#room.state.here)
    return shown?.spotlight === undefined ? null : `${shown.tab} ${shown.spotlight}`
  }
}
