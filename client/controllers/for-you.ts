import type { NoticeRow, NoticeTold } from '#shared/protocol/notice-messages.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface ForYouScreen {
  /** Newest first; null until they were asked for and came. */
  readonly rows: readonly NoticeRow[] | null
  /** The last entry that was read, on any device of this person. */
  readonly read: number
  readonly unread: number
}

const mostRows = 200

/** What others did that concerns this person. The list is asked for when it is looked at, the count is always kept. */
export class ForYou extends Followed<ForYouScreen> {
  readonly #room: RoomClient
  readonly #came = new Set<(row: NoticeRow) => void>()
  #shown = false

  constructor(room: RoomClient) {
    super({ rows: null, read: 0, unread: 0 })
    this.#room = room
    room.onJoined(() => void this.#load())
    room.onNotice((told) => this.#hear(told))
  }

  /** Each new notice, as it comes. */
  onCame(listener: (row: NoticeRow) => void): () => void {
    this.#came.add(listener)
    return () => this.#came.delete(listener)
  }

  /** The list is looked at from now on. */
  show(): void {
    this.#shown = true
    void this.#load()
  }

  async readTo(seq: number): Promise<void> {
    if (seq <= this.state.read) return
    await this.#ask(async () => {
      const outcome = await this.#room.ask('notices-read', { seq })
      if (outcome.ok) this.put({ ...this.state, ...outcome.value })
    })
  }

  async #load(): Promise<void> {
    if (!this.#room.may('notices.read')) return
    await this.#ask(async () => {
      const outcome = await this.#room.ask('notices', { count: this.#shown ? mostRows : 0 })
      if (!outcome.ok) return
      const { rows, read, unread } = outcome.value
      this.put({ rows: this.#shown ? rows : this.state.rows, read, unread })
    })
  }

  async #ask(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    }
  }

  #hear({ row, read, unread }: NoticeTold): void {
    const known = this.state.rows
    const rows = row && known && !known.some(({ seq }) => seq === row.seq) ? [row, ...known].slice(0, mostRows) : known
    this.put({ rows, read: Math.max(read, this.state.read), unread })
    if (row) for (const listener of this.#came) listener(row)
  }
}
