import { msg } from '@lit/localize'
import type { OwnWork, WorkPeople } from '#shared/protocol/own-work-messages.ts'
import { zoneHere } from '../figures/progress-address.ts'
import { everything, type WorkAsked, writeWork } from '../figures/work-address.ts'
import { apiPath } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import { KeptDifferences } from './kept-differences.ts'
import type { RoomClient } from './room-client.ts'

export interface WorkScreen {
  readonly asked: WorkAsked
  /** One person's page, or everybody's table; null until the first answer of its kind. */
  readonly own: OwnWork | null
  readonly people: WorkPeople | null
  readonly kept: readonly string[]
  readonly trouble: string
}

type SavedTable =
  | { readonly ok: true; readonly name: string; readonly content: Blob }
  | { readonly ok: false; readonly trouble: string }

/** The figures follow what happens in the room this often at most. */
const everyMilliseconds = 3_000
/** While they are still being counted they are asked for again after this. */
const countingMilliseconds = 300

/** What became of somebody's work, or of everybody's, read again as people work. */
export class WorkFigures extends Followed<WorkScreen> {
  readonly kept: KeptDifferences
  readonly #room: RoomClient
  readonly #ends: readonly (() => void)[]
  #reading: WorkAsked | null = null
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    const kept = new KeptDifferences(`${room.address.room}/${room.me ?? ''}`)
    super({ asked: everything, own: null, people: null, kept: kept.state, trouble: '' })
    this.#room = room
    this.kept = kept
    this.#ends = [
      room.onTold(() => this.#soon(everyMilliseconds)),
      room.onJoined(() => this.#soon(everyMilliseconds)),
      kept.subscribe(() => this.#keptChanged()),
    ]
  }

  /** Whether everybody's table is asked for: by who may see it, without naming anybody. */
  get ofEverybody(): boolean {
    return this.state.asked.person === undefined && this.#room.may('work.all')
  }

  leave(): void {
    clearTimeout(this.#pause)
    this.#reading = null
    for (const end of this.#ends) end()
  }

  look(asked: WorkAsked): void {
    const other = asked.person !== this.state.asked.person
    this.put({ ...this.state, asked, ...(other ? { own: null } : {}) })
    void this.#read()
  }

  /** The table as a file, of what is asked for. */
  async save(): Promise<SavedTable> {
    try {
      const [path, query] = this.#path()
      return { ok: true, ...(await askFile(apiPath(this.#room.address, `${path}.csv${query}`))) }
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
    }
  }

  #keptChanged(): void {
    this.put({ ...this.state, kept: this.kept.state })
    if (this.state.asked.kept) void this.#read()
  }

  #soon(milliseconds: number): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined
      void this.#read()
    }, milliseconds)
  }

  async #read(): Promise<void> {
    const { asked } = this.state
    this.#reading = asked
    try {
      const [path, query] = this.#path()
      const answer = await askHttp<OwnWork | WorkPeople>(apiPath(this.#room.address, path + query))
      if (this.#reading !== asked) return
      this.put({ ...this.state, trouble: '', ...('people' in answer ? { people: answer } : { own: answer }) })
      if (answer.counted.done < answer.counted.of) this.#soon(countingMilliseconds)
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      if (this.#reading === asked)
        this.put({ ...this.state, trouble: error.message || msg('The server was not reached. Try again.') })
    }
  }

  #path(): readonly [path: string, query: string] {
    const { kept, ...asked } = this.state.asked
    const { person: _, per: __, page: ___, reason: ____, ...ofAll } = asked
    const query = new URLSearchParams(writeWork(this.ofEverybody ? { ...everything, ...ofAll } : asked))
    query.set('zone', zoneHere())
    if (kept && !this.ofEverybody) query.set('only', this.kept.state.join(' '))
    return [this.ofEverybody ? 'work/people' : 'work', `?${query}`]
  }
}
