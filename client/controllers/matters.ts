import type { MatterCounts, MatterFilter, ObservedMatter } from '#shared/projections/observed-matters.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface MattersScreen {
  readonly filter: MatterFilter
  /** Null until they are here. */
  readonly rows: readonly ObservedMatter[] | null
  readonly counts: MatterCounts | null
  /** How many the filter leaves; more than `rows` when the rest was not asked for. */
  readonly total: number
  /** Rows that came since the list was asked for, at its top. */
  readonly fresh: number
}

export const matterRows = 100
const togetherMilliseconds = 1000

/**
 * The room's disputes and rulings as an observer looks at them. Rows change where they stand; new ones are counted and
 * shown when asked for, so that nothing moves under the reader.
 */
export class Matters extends Followed<MattersScreen> {
  readonly #room: RoomClient
  readonly #ends: (() => void)[]
  #turn = 0
  #asking: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({ filter: 'all', rows: null, counts: null, total: 0, fresh: 0 })
    this.#room = room
    this.#ends = [
      room.onTold(({ row }) => row && this.#soon()),
      room.onJoined(() => void this.#ask(false)),
      () => clearTimeout(this.#asking),
    ]
    void this.#ask(true)
  }

  choose(filter: MatterFilter): void {
    this.put({ ...this.state, filter, rows: null, total: 0, fresh: 0 })
    void this.#ask(true)
  }

  /** The present list, from its top. */
  refresh(): void {
    void this.#ask(true)
  }

  async more(): Promise<void> {
    const known = this.state.rows ?? []
    const page = await this.#page(known.length + this.state.fresh, matterRows)
    if (page) this.put({ ...this.state, rows: [...known, ...page.rows], total: page.total })
  }

  leave(): void {
    for (const end of this.#ends) end()
  }

  #soon(): void {
    this.#asking ??= setTimeout(() => {
      this.#asking = undefined
      void this.#ask(false)
    }, togetherMilliseconds)
  }

  /** Anew from the top, or the same rows as they stand now. */
  async #ask(anew: boolean): Promise<void> {
    const shown = anew ? null : this.state.rows
    const page = await this.#page(0, Math.min(200, Math.max(matterRows, (shown?.length ?? 0) + 20)))
    if (!page) return
    const { rows, counts, total } = page
    const now = new Map(rows.map((row) => [row.id, row]))
    if (!shown) return this.put({ ...this.state, rows: rows.slice(0, matterRows), counts, total, fresh: 0 })
    const known = new Set(shown.map(({ id }) => id))
    const fresh = rows.findIndex(({ id }) => known.has(id))
    this.put({
      ...this.state,
      ...{ counts, total, fresh: fresh < 0 ? rows.length : fresh },
      rows: shown.map((row) => now.get(row.id) ?? row),
    })
  }

  async #page(from: number, count: number) {
    const turn = ++this.#turn
    const { filter } = this.state
    try {
      const outcome = await this.#room.ask('matters', { filter, from, count })
      return outcome.ok && turn === this.#turn ? outcome.value : undefined
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      return undefined
    }
  }
}
