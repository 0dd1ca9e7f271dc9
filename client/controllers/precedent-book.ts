import { msg } from '@lit/localize'
import type { CommandInput } from '#shared/domain/room.ts'
import type { PrecedentList, PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import { PrecedentIndex } from '../precedents/precedent-index.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface PrecedentsScreen {
  /** In the order in which they were made; null until the first answer. */
  readonly rows: readonly PrecedentRow[] | null
  readonly trouble: string
}

/** The room's precedents, read when somebody first needs them and again when something happened to them. */
export class PrecedentBook extends Followed<PrecedentsScreen> {
  readonly #room: RoomClient
  #reading: 'no' | 'once' | 'again' = 'no'
  #index: { readonly rows: readonly PrecedentRow[]; readonly index: PrecedentIndex } | undefined

  constructor(room: RoomClient) {
    super({ rows: null, trouble: '' })
    this.#room = room
    room.onTold((told) => this.#hear(told))
    room.onJoined(() => void this.read())
    void this.read()
  }

  /** Made when somebody first searches. */
  get index(): PrecedentIndex {
    const rows = this.state.rows ?? []
    if (this.#index?.rows !== rows) this.#index = { rows, index: new PrecedentIndex(rows) }
    return this.#index.index
  }

  row(id: string): PrecedentRow | undefined {
    return this.state.rows?.find((row) => row.id === id)
  }

  /** Empty when it was done; else why not, for who asked. */
  async overrule(input: CommandInput<'precedent.overrule'>): Promise<string> {
    const outcome = await this.#room.send('precedent.overrule', input)
    return outcome.ok ? '' : outcome.refusal.message
  }

  /** What happens while it is read is read once more. */
  async read(): Promise<void> {
    if (!this.#room.may('precedents.read')) return
    if (this.#reading !== 'no') {
      this.#reading = 'again'
      return
    }
    do {
      this.#reading = 'once'
      try {
        const { precedents } = await askHttp<PrecedentList>(apiPath(this.#room.address, 'precedents'))
        this.put({ rows: precedents, trouble: '' })
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error
        this.put({ ...this.state, trouble: error.message || msg('The server was not reached. Try again.') })
      }
    } while ((this.#reading as string) === 'again')
    this.#reading = 'no'
  }

  #hear({ event }: ToldEvent): void {
    if (!event) return
    const { rows } = this.state
    const made = event.type === 'precedent.made' || event.type === 'precedent.overruled'
    const back = event.type === 'ruling.reopened' && rows?.some(({ ruling }) => ruling === event.ruling)
    const again = event.type === 'ruling.made' && rows?.some((row) => row.takenBack !== null && row.item === event.item)
    if (made || back || again) void this.read()
  }
}

const books = new WeakMap<RoomClient, PrecedentBook>()

/** The one of this page's stay in a room. */
export function precedentsOf(room: RoomClient): PrecedentBook {
  const known = books.get(room) ?? new PrecedentBook(room)
  books.set(room, known)
  return known
}
