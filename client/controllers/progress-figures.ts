import { msg } from '@lit/localize'
import type { Progress } from '#shared/protocol/progress-messages.ts'
import { firstDay, type ProgressAsked, todayHere, writeProgress, zoneHere } from '../figures/progress-address.ts'
import { apiPath } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface ProgressScreen {
  readonly asked: ProgressAsked
  /** Null until the first answer; afterwards the latest, also while the next is on its way. */
  readonly figures: Progress | null
  readonly trouble: string
}

type SavedTable =
  | { readonly ok: true; readonly name: string; readonly content: Blob }
  | { readonly ok: false; readonly trouble: string }

/** People who work together make many entries: the figures follow them this often at most. */
const everyMilliseconds = 3_000

/** The figures of a room under a filter, read again as people work. */
export class ProgressFigures extends Followed<ProgressScreen> {
  readonly #room: RoomClient
  readonly #end: () => void
  #reading: ProgressAsked | null = null
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({ asked: { per: 'day' }, figures: null, trouble: '' })
    this.#room = room
    const ends = [room.onTold(() => this.#soon()), room.onJoined(() => this.#soon())]
    this.#end = () => ends.forEach((end) => void end())
  }

  leave(): void {
    clearTimeout(this.#pause)
    this.#reading = null
    this.#end()
  }

  look(asked: ProgressAsked): void {
    this.put({ ...this.state, asked })
    void this.#read()
  }

  /** The table as a file, of what is asked for. */
  async save(): Promise<SavedTable> {
    try {
      return { ok: true, ...(await askFile(apiPath(this.#room.address, `progress.csv${this.#query()}`))) }
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
    }
  }

  #soon(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined
      void this.#read()
    }, everyMilliseconds)
  }

  async #read(): Promise<void> {
    const { asked } = this.state
    this.#reading = asked
    try {
      const figures = await askHttp<Progress>(apiPath(this.#room.address, `progress${this.#query()}`))
      if (this.#reading === asked) this.put({ asked, figures, trouble: '' })
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      if (this.#reading === asked)
        this.put({ ...this.state, trouble: error.message || msg('The server was not reached. Try again.') })
    }
  }

  #query(): string {
    const { asked } = this.state
    const query = new URLSearchParams(writeProgress({ ...asked, from: firstDay(asked, todayHere()) }))
    query.set('zone', zoneHere())
    return `?${query}`
  }
}
