import { ErrorReply } from 'redis'
import { failpoint } from '#server/machine/failpoint.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type CommitArguments, commitArguments, roomKeys, type ScriptValue } from './redis-commit.ts'
import { type BinaryRedisClient, RedisConnection } from './redis-connection.ts'
import { RedisMessages } from './redis-messages.ts'
import { commitScript, fieldsScript, type Script } from './redis-scripts.ts'
import { redisFaults, UnsafeRedis } from './redis-settings.ts'
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

export interface RedisStoreOptions {
  readonly blobs: Blobs
  /** Opens a Redis that may lose acknowledged writes; `warnings` then says how. */
  readonly allowUnsafe?: boolean
  /** Milliseconds for which a lost connection is tried again before StoreUnavailable. */
  readonly patience?: number
}

const roomsKey = 'chavadi:rooms'
/** A refused commit lists a room anew. */
const droppedKey = 'chavadi:dropped'
const readyKey = 'chavadi:ready'
const pageLength = 1000
const closed = 'The store was closed'

type Refused = readonly [0, fields: readonly (Buffer | null)[]]
type CommitReply = readonly [1, heads: Buffer] | Refused

/** A store in a Redis that any number of processes share. */
export class RedisStore implements Store {
  readonly blobs: Blobs
  /** What can be lost, in sentences; none when Redis is set to keep what it acknowledges. */
  readonly warnings: readonly string[]
  readonly #connection: RedisConnection
  readonly #messages: RedisMessages
  /** Rooms that this process has put into the set of rooms. */
  readonly #listed = new Map<RoomId, Promise<unknown>>()
  readonly #closing = new AbortController()

  /** @throws UnsafeRedis when acknowledged writes could be lost; StoreUnavailable when Redis cannot be reached. */
  static async open(url: string, { blobs, allowUnsafe = false, patience }: RedisStoreOptions): Promise<RedisStore> {
    const connection = await RedisConnection.open(url, patience)
    try {
      const faults = await redisFaults(async (name) => (await connection.plain.configGet(name))[name])
      if (faults.length > 0 && !allowUnsafe) throw new UnsafeRedis(connection.address, faults)
      return new RedisStore(connection, blobs, faults)
    } catch (error) {
      connection.destroy()
      throw error
    }
  }

  private constructor(connection: RedisConnection, blobs: Blobs, warnings: readonly string[]) {
    this.#connection = connection
    this.#messages = new RedisMessages(connection.messages)
    this.blobs = blobs
    this.warnings = warnings
  }

  /** One script. A Redis that hung may still carry out what it had received when the call was given up. */
  async commit(commit: Commit): Promise<CommitOutcome> {
    this.#checkOpen()
    await this.#list(commit.room)
    const wanted = commitArguments(commit)
    const reply = (await this.#script(commitScript, wanted.keys, wanted.values)) as CommitReply
    failpoint('redis-replied')
    if (reply[0] === 0) return this.#missed(commit.room, wanted, reply)
    const heads: readonly number[] = JSON.parse(reply[1].toString())
    return { ok: true, heads: Object.fromEntries(wanted.appended.map((stream, index) => [stream, heads[index] ?? 0])) }
  }

  async #missed(room: RoomId, { headsWanted, fieldsWanted }: CommitArguments, reply: Refused): Promise<CommitOutcome> {
    const missed: Record<StreamName, readonly StoredEntry[]> = {}
    for (const { stream, head } of headsWanted) {
      const entries = await this.range(room, stream, head)
      if (entries.length === 0) await this.#checkHead(room, stream, head)
      missed[stream] = entries
    }
    const present = fieldsWanted.map(({ field }, index) => [field, reply[1][index]?.toString()] as const)
    return { ok: false, missed, fields: Object.fromEntries(present) }
  }

  async #checkHead(room: RoomId, stream: StreamName, seen: number): Promise<void> {
    const head = await this.head(room, stream)
    if (head < seen) throw new StoreWentBack(`${stream} of ${room} ends at ${head}, but ${seen} was seen of it`)
  }

  async range(room: RoomId, stream: StreamName, after: number, limit = Infinity): Promise<readonly StoredEntry[]> {
    const key = roomKeys(room).stream(stream)
    const entries: StoredEntry[] = []
    for (let from = after; from < after + limit; ) {
      const count = Math.min(pageLength, after + limit - from)
      const page = (await this.#ask((client) => client.xRange(key, `${from + 1}-0`, `${from + count}-0`))) ?? []
      for (const { id, message } of page) {
        const bytes = message.e
        if (!bytes) throw new StoreWentBack(`${stream} of ${room} holds an entry that was not written here: ${id}`)
        entries.push({ number: Number.parseInt(id.toString(), 10), bytes })
      }
      if (page.length < count) break
      from += count
    }
    return entries
  }

  async head(room: RoomId, stream: StreamName): Promise<number> {
    return Number((await this.#ask((client) => client.hGet(roomKeys(room).heads, stream))) ?? 0)
  }

  tail(room: RoomId, stream: StreamName, after: number, signal: AbortSignal): AsyncIterable<StoredEntry> {
    const followed = {
      name: `${stream} of ${room}`,
      range: (position: number, limit: number) => this.range(room, stream, position, limit),
      head: () => this.head(room, stream),
      onCommit: (wake: () => void) => this.#messages.listen(roomKeys(room).grown(stream), wake).stop,
    }
    return followStream(followed, after, AbortSignal.any([signal, this.#closing.signal]))
  }

  async field(room: RoomId, name: string): Promise<string | undefined> {
    return (await this.#ask((client) => client.hGet(roomKeys(room).fields, name)))?.toString()
  }

  async fields(room: RoomId, prefix: string): Promise<ReadonlyMap<string, string>> {
    const keys = roomKeys(room)
    const reply = await this.#script(fieldsScript, [keys.fields, keys.names], [prefix])
    const [names, values] = reply as readonly [readonly Buffer[], readonly Buffer[]]
    return new Map(names.map((name, index) => [name.toString(), values[index]?.toString() ?? '']))
  }

  async drop(room: RoomId, keep: readonly string[]): Promise<void> {
    const { heads, fields, names, stream } = roomKeys(room)
    const [streams, present] = await Promise.all([
      this.#ask((client) => client.hKeys(heads)),
      this.#ask((client) => client.hKeys(fields)),
    ])
    for (const one of streams) await this.#ask((client) => client.unlink(stream(one.toString())))
    const gone = present.map(String).filter((field) => !keep.includes(field))
    for (let from = 0; from < gone.length; from += pageLength) {
      const some = gone.slice(from, from + pageLength)
      await this.#ask((client) => client.multi().hDel(fields, some).zRem(names, some).exec())
    }
    await this.#ask((client) => client.unlink(heads))
    await this.#ask((client) => client.sAdd(droppedKey, room))
    await this.#ask((client) => client.sRem(roomsKey, room))
  }

  async rooms(): Promise<readonly RoomId[]> {
    const listed = (await this.#ask((client) => client.sDiff([roomsKey, droppedKey]))).map(
      (room) => room.toString() as RoomId,
    )
    // A room is listed before its first commit, which may then have been refused.
    const written = listed.map(async (room) => {
      const { heads, fields } = roomKeys(room)
      return (await this.#ask((client) => client.exists([heads, fields]))) > 0
    })
    const exists = await Promise.all(written)
    return listed.filter((_, index) => exists[index]).sort()
  }

  /** A message that meets a lost connection is lost with it. */
  async publish(room: RoomId, topic: string, message: string): Promise<void> {
    this.#checkOpen()
    await this.#connection.plain.publish(roomKeys(room).topic(topic), message).catch(() => undefined)
  }

  /** While Redis is out of reach it waits; once it listens, it goes on after lost connections by itself. */
  async subscribe(room: RoomId, topic: string, listener: (message: string) => void): Promise<() => void> {
    this.#checkOpen()
    const { live, stop } = this.#messages.listen(roomKeys(room).topic(topic), listener)
    await live
    return stop
  }

  /** Writes a key, for Redis with a full disk or memory still answers reads. */
  async ready(): Promise<{ readonly ok: boolean; readonly reason?: string }> {
    if (this.#closing.signal.aborted) return { ok: false, reason: closed }
    try {
      await this.#connection.once((client) => client.set(readyKey, '1', { PX: 60_000 }))
      return { ok: true }
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) }
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#connection.close()
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted) throw new StoreUnavailable(closed)
  }

  #ask<Answer>(call: (client: BinaryRedisClient) => Promise<Answer>): Promise<Answer> {
    this.#checkOpen()
    return this.#connection.ask(() => call(this.#connection.binary))
  }

  /** By its hash; whole when this Redis does not know it, as after a restart. */
  #script(script: Script, keys: readonly string[], values: readonly ScriptValue[]): Promise<unknown> {
    // As a plain command: the client's own call passes all values as arguments, too many of them for the stack.
    const rest = [String(keys.length), ...keys, ...values]
    return this.#ask(async (client) => {
      try {
        return await client.sendCommand(['EVALSHA', script.hash, ...rest])
      } catch (error) {
        if (!(error instanceof ErrorReply) || !error.message.startsWith('NOSCRIPT')) throw error
        return client.sendCommand(['EVAL', script.source, ...rest])
      }
    })
  }

  /** Its set lies in another slot than the room, so it cannot be part of a commit. */
  #list(room: RoomId): Promise<unknown> {
    const listing = this.#listed.get(room) ?? this.#ask((client) => client.sAdd(roomsKey, room))
    this.#listed.set(room, listing)
    return listing.catch((error) => {
      this.#listed.delete(room)
      throw error
    })
  }
}
