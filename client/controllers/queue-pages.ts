import type { QueueCounts, QueueRow } from '#shared/projections/queue.ts'
import type { QueueFilter, QueuePage, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface QueueScreen {
  readonly filter: QueueFilter
  readonly search: string
  /** The import whose items alone are shown. */
  readonly batch: { readonly id: string; readonly name: string } | null
  /** Null until the first page is there. */
  readonly total: number | null
  /** Pages of rows by number; a page that is missing is asked for when it comes into sight. */
  readonly pages: ReadonlyMap<number, readonly QueueRow[]>
  /** Whether the server would order or fill the list differently by now. */
  readonly stale: boolean
}

export const pageRows = 40
const restMilliseconds = 200
const spreadMilliseconds = 800

/** The queue as far as it was looked at. Rows are kept up to date where they stand; the order changes only when asked. */
export class QueuePages extends Followed<QueueScreen> {
  readonly #room: RoomClient
  readonly #asked = new Set<number>()
  #generation = 0
  #sight: readonly [first: number, last: number] = [0, 0]
  #counts: QueueCounts | null = null
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({ filter: 'open', search: '', batch: null, total: null, pages: new Map(), stale: false })
    this.#room = room
    room.onJoined(() => this.refresh())
    room.onTold((event) => this.#hear(event))
  }

  row(index: number): QueueRow | undefined {
    return this.state.pages.get(Math.floor(index / pageRows))?.[index % pageRows]
  }

  indexOf(item: string | null): number {
    for (const [page, rows] of this.state.pages) {
      const at = rows.findIndex(({ id }) => id === item)
      if (at >= 0) return page * pageRows + at
    }
    return -1
  }

  choose(filter: QueueFilter): void {
    this.#lookAt({ filter })
  }

  search(search: string): void {
    this.#lookAt({ search })
  }

  /** All of that import, whatever their state; null: of all imports again. */
  chooseBatch(batch: QueueScreen['batch']): void {
    this.#lookAt(batch ? { batch, filter: 'all' } : { batch })
  }

  /** Rows `first` to `last` are in sight, or soon will be. */
  see(first: number, last: number): void {
    this.#sight = [Math.floor(Math.max(0, first) / pageRows), Math.floor(last / pageRows)]
    for (let page = this.#sight[0]; page <= this.#sight[1]; page++)
      if (!this.state.pages.has(page)) void this.#load(page)
  }

  /** The present order, from the server. What is shown stays until the new rows are there. */
  refresh(): void {
    this.#generation++
    this.#asked.clear()
    for (let page = this.#sight[0]; page <= this.#sight[1]; page++) void this.#load(page, true)
  }

  #lookAt(query: Partial<Pick<QueueScreen, 'filter' | 'search' | 'batch'>>): void {
    this.#sight = [0, 0]
    this.put({ ...this.state, ...query, total: null, pages: new Map(), stale: false })
    this.refresh()
  }

  async #load(page: number, fresh = false): Promise<void> {
    if (this.#asked.has(page)) return
    this.#asked.add(page)
    const generation = this.#generation
    const { filter, search, batch } = this.state
    try {
      const of = batch ? { batch: batch.id } : {}
      const asked = { filter, search, ...of, from: page * pageRows, count: pageRows }
      const outcome = await this.#room.ask('queue', asked)
      if (generation !== this.#generation) return
      if (outcome.ok) this.#take(page, outcome.value, fresh)
      else this.#room.notices.insist(outcome.refusal.message)
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    } finally {
      if (generation === this.#generation) this.#asked.delete(page)
    }
  }

  #take(page: number, { rows, total, counts }: QueuePage, fresh: boolean): void {
    const kept = fresh && this.state.stale ? new Map<number, readonly QueueRow[]>() : this.state.pages
    this.#counts = counts
    this.put({ ...this.state, total, pages: new Map(kept).set(page, rows), stale: fresh ? false : this.state.stale })
  }

  #hear({ row, rows = row ? [row] : [], relisted, counts }: ToldEvent): void {
    const grown = this.#counts !== null && counts.all !== this.#counts.all
    if (grown) this.refresh()
    else if (relisted) this.#lookAgainSoon()
    const stale = this.state.stale || (this.#counts !== null && hasMoved(counts, this.#counts))
    const pages = new Map(this.state.pages)
    for (const one of rows) {
      const at = this.indexOf(one.id)
      if (at < 0) continue
      const page = Math.floor(at / pageRows)
      pages.set(page, pages.get(page)?.with(at % pageRows, one) ?? [])
    }
    if (rows.length > 0 || stale !== this.state.stale) this.put({ ...this.state, stale, pages })
  }

  /** Many rows changed at once: everybody asks for what they look at, not all in the same moment. */
  #lookAgainSoon(): void {
    this.#again ??= setTimeout(
      () => {
        this.#again = undefined
        this.refresh()
      },
      restMilliseconds + Math.random() * spreadMilliseconds,
    )
  }
}

const hasMoved = (now: QueueCounts, then: QueueCounts): boolean =>
  now.open !== then.open || now.disputed !== then.disputed || now.ruled !== then.ruled || now.mine !== then.mine
