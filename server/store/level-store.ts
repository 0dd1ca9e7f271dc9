import type { RoomId } from '#shared/kernel/ids.ts'
import { plannedCommit, putRow, rowsDecidedOn } from './level-commit.ts'
import { LevelDatabase, type Row } from './level-database.ts'
import * as keys from './level-keys.ts'
import { LevelState } from './level-state.ts'
import { Listeners } from './listeners.ts'
import {
  type Blobs,
  type Commit,
  type CommitOutcome,
  type Store,
  type StoredEntry,
  StoreUnavailable,
  StoreWentBack,
  type StreamName,
} from './store.ts'
import { followStream } from './tail.ts'

export { StoreLocked } from './level-database.ts'

export interface LevelStoreOptions {
  readonly blobs: Blobs
  /** Milliseconds since 1970; decides only how long the ids of commits are kept. */
  readonly now?: () => number
}

/** How long a repeated commit id gets its first outcome again. */
const idLifeMilliseconds = 10 * 60_000
/** Rows that memory may hold before they are read from the disk again. */
const mostKnownRows = 200_000

/** Of a room that is dropped, taken away with one sync. */
const rowsAtOnce = 10_000

type Heads = Readonly<Record<StreamName, number>>

/** A store in one folder of this machine, for one process (classic-level). */
export class LevelStore implements Store {
  readonly blobs: Blobs
  readonly warnings: readonly string[] = []
  readonly #database: LevelDatabase
  readonly #state: LevelState
  readonly #now: () => number
  readonly #running = new Map<string, Promise<CommitOutcome>>()
  /** Keys of commit ids, oldest first, with the time of the commit. */
  readonly #ids: { readonly key: string; readonly at: number }[] = []
  readonly #commits = new Listeners<undefined>()
  readonly #topics = new Listeners<string>()
  readonly #closing = new AbortController()

  /** @throws StoreLocked when another process has the folder open; StoreUnavailable when it cannot be opened at all. */
  static async open(directory: string, { blobs, now = Date.now }: LevelStoreOptions): Promise<LevelStore> {
    const state = new LevelState()
    const database = await LevelDatabase.open(directory, () => state.forget())
    const store = new LevelStore(database, state, blobs, now)
    await store.#readIds()
    return store
  }

  private constructor(database: LevelDatabase, state: LevelState, blobs: Blobs, now: () => number) {
    this.#database = database
    this.#state = state
    this.blobs = blobs
    this.#now = now
  }

  commit(commit: Commit): Promise<CommitOutcome> {
    const key = keys.commitKey(commit.room, commit.id)
    const running = this.#running.get(key)
    if (running) return running
    const outcome = this.#commit(commit, key).finally(() => this.#running.delete(key))
    this.#running.set(key, outcome)
    return outcome
  }

  async #commit(commit: Commit, idKey: string): Promise<CommitOutcome> {
    this.#checkOpen()
    const needed = rowsDecidedOn(commit)
    const first = this.#database.read((level) => level.get(idKey))
    const [known] = await Promise.all([first, this.#state.load(this.#database, needed)])
    if (known) return { ok: true, heads: idRow(known).heads }
    while (!this.#state.knows(needed)) await this.#state.load(this.#database, needed)
    // From here to the queued write nothing waits: of racing commits exactly one sees the state it was decided on.
    if (!this.#holds(commit)) return this.#missed(commit)
    const { heads, values, rows } = plannedCommit(commit, (key) => this.#state.get(key))
    for (const [key, value] of values) this.#state.set(key, value)
    await this.#database.write([...rows, ...this.#remember(idKey, heads)])
    if (this.#state.size > mostKnownRows && this.#database.idle) this.#state.forget()
    for (const stream of Object.keys(heads)) this.#commits.emit(keys.headKey(commit.room, stream), undefined)
    return { ok: true, heads }
  }

  #holds({ room, when }: Commit): boolean {
    return when.every((condition) =>
      'stream' in condition
        ? Number(this.#state.get(keys.headKey(room, condition.stream)) ?? 0) === condition.head
        : this.#state.get(keys.fieldKey(room, condition.field)) === condition.value,
    )
  }

  /** Rows that remember a commit by its id, and forget those whose time is over. */
  #remember(key: string, heads: Heads): readonly Row[] {
    const at = this.#now()
    const over = this.#ids.findIndex((id) => id.at > at - idLifeMilliseconds)
    const forgotten = this.#ids.splice(0, over === -1 ? this.#ids.length : over)
    this.#ids.push({ key, at })
    return [
      putRow(key, JSON.stringify({ at, heads })),
      ...forgotten.map((id) => ({ type: 'del', key: id.key }) as const),
    ]
  }

  async #readIds(): Promise<void> {
    const rows = await this.#database.read((level) => level.iterator(keys.rowsOf('c')).all())
    for (const [key, value] of rows) this.#ids.push({ key, at: idRow(value).at })
    this.#ids.sort((one, other) => one.at - other.at)
  }

  /** Read from the disk, and only once that holds all that the refusal was decided on. */
  async #missed({ room, when }: Commit): Promise<CommitOutcome> {
    await this.#database.settled()
    const missed: Record<StreamName, readonly StoredEntry[]> = {}
    const fields: Record<string, string | undefined> = {}
    for (const condition of when) {
      if ('field' in condition) fields[condition.field] = await this.field(room, condition.field)
      else {
        const head = await this.head(room, condition.stream)
        if (head < condition.head)
          throw new StoreWentBack(
            `${condition.stream} of ${room} ends at ${head}, but ${condition.head} was seen of it`,
          )
        missed[condition.stream] = await this.range(room, condition.stream, condition.head)
      }
    }
    return { ok: false, missed, fields }
  }

  async range(room: RoomId, stream: StreamName, after: number, limit?: number): Promise<readonly StoredEntry[]> {
    const last = limit === undefined ? Number.MAX_SAFE_INTEGER : after + limit
    const rows = { gt: keys.entryKey(room, stream, after), lte: keys.entryKey(room, stream, last) }
    const found = await this.#database.read((level) => level.iterator(rows).all())
    return found.map(([key, bytes]) => ({ number: keys.entryNumber(key), bytes }))
  }

  async head(room: RoomId, stream: StreamName): Promise<number> {
    return Number((await this.#text(keys.headKey(room, stream))) ?? 0)
  }

  tail(room: RoomId, stream: StreamName, after: number, signal: AbortSignal): AsyncIterable<StoredEntry> {
    const followed = {
      name: `${stream} of ${room}`,
      range: (position: number, limit: number) => this.range(room, stream, position, limit),
      head: () => this.head(room, stream),
      onCommit: (wake: () => void) => this.#commits.add(keys.headKey(room, stream), wake),
    }
    return followStream(followed, after, AbortSignal.any([signal, this.#closing.signal]))
  }

  field(room: RoomId, name: string): Promise<string | undefined> {
    return this.#text(keys.fieldKey(room, name))
  }

  async fields(room: RoomId, prefix: string): Promise<ReadonlyMap<string, string>> {
    const rows = { gte: keys.fieldKey(room, prefix), lt: keys.rowsOf('f', room).lt }
    return this.#database.read(async (level) => {
      const found = new Map<string, string>()
      for await (const [key, value] of level.iterator(rows)) {
        const name = keys.fieldName(room, key)
        if (!name.startsWith(prefix)) break
        found.set(name, textOf(value))
      }
      return found
    })
  }

  async drop(room: RoomId, keep: readonly string[]): Promise<void> {
    this.#checkOpen()
    const kept = new Set(keep.map((field) => keys.fieldKey(room, field)))
    for (const kind of ['e', 'h', 'f'] as const) {
      const found = await this.#database.read((level) => level.keys(keys.rowsOf(kind, room)).all())
      const gone = found.filter((key) => !kept.has(key))
      for (const key of gone) if (kind !== 'e') this.#state.set(key, undefined)
      for (let from = 0; from < gone.length; from += rowsAtOnce)
        await this.#database.write(gone.slice(from, from + rowsAtOnce).map((key) => ({ type: 'del', key })))
    }
    await this.#database.write([{ type: 'del', key: keys.roomKey(room) }])
  }

  async rooms(): Promise<readonly RoomId[]> {
    const found = await this.#database.read((level) => level.keys(keys.rowsOf('r')).all())
    return found.map(keys.roomIn)
  }

  async publish(room: RoomId, topic: string, message: string): Promise<void> {
    this.#topics.emit(keys.fieldKey(room, topic), message)
  }

  async subscribe(room: RoomId, topic: string, listener: (message: string) => void): Promise<() => void> {
    return this.#topics.add(keys.fieldKey(room, topic), listener)
  }

  /** Writes a row, for that is the question. */
  async ready(): Promise<{ readonly ok: boolean; readonly reason?: string }> {
    try {
      this.#checkOpen()
      await this.#database.write([putRow(keys.probeKey, '')])
      return { ok: true }
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) }
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#running.values())
    await this.#database.close()
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The store was closed')
  }

  async #text(key: string): Promise<string | undefined> {
    const value = await this.#database.read((level) => level.get(key))
    return value && textOf(value)
  }
}

const textOf = (value: Uint8Array): string => Buffer.from(value).toString('utf8')

const idRow = (value: Uint8Array): { readonly at: number; readonly heads: Heads } => JSON.parse(textOf(value))
