import type { DisputeCounts, DisputeFilter, DisputeRow } from '#shared/projections/dispute-list.ts'
import type { DisputePage, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface DisputesScreen {
  /** Whether the list is looked at; while it is not, only the counts are kept. */
  readonly shown: boolean
  readonly filter: DisputeFilter
  readonly rows: readonly DisputeRow[]
  /** Null until the first page is there. */
  readonly total: number | null
  readonly counts: DisputeCounts | null
}

const pageRows = 50
const mostRows = 100
/** Several entries of one command are asked about once. */
const restMilliseconds = 60

/** The room's disputes as far as they were looked at: what waits for me first. */
export class DisputePages extends Followed<DisputesScreen> {
  readonly #room: RoomClient
  #generation = 0
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    super({ shown: false, filter: 'open', rows: [], total: null, counts: null })
    this.#room = room
    room.onJoined(() => void this.#load(0))
    room.onTold((event) => this.#hear(event))
  }

  show(shown: boolean): void {
    this.put({ ...this.state, shown })
    if (shown) void this.#load(0)
  }

  choose(filter: DisputeFilter): void {
    this.put({ ...this.state, filter, rows: [], total: null })
    void this.#load(0)
  }

  more(): void {
    void this.#load(this.state.rows.length)
  }

  async #load(from: number): Promise<void> {
    const generation = ++this.#generation
    const { filter, rows, shown } = this.state
    const count = shown ? Math.min(mostRows, Math.max(pageRows, from === 0 ? rows.length : 0)) : 1
    try {
      const outcome = await this.#room.ask('disputes', { filter, from, count })
      if (generation !== this.#generation) return
      if (outcome.ok) this.#take(outcome.value)
      else this.#room.notices.insist(outcome.refusal.message)
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    }
  }

  #take({ from, rows, total, counts }: DisputePage): void {
    this.put({ ...this.state, rows: [...this.state.rows.slice(0, from), ...rows], total, counts })
  }

  #hear({ event }: ToldEvent): void {
    if (!event || !/^(dispute|position|vote|comment|ruling)\./.test(event.type)) return
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => void this.#load(0), restMilliseconds)
  }
}
