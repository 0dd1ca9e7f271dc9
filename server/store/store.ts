import type { Readable } from 'node:stream'
import type { RoomId } from '#shared/kernel/ids.ts'

/** `journal`, or `draft:<item>`: an append-only sequence numbered 1, 2, 3, … without gaps. */
export type StreamName = string

export interface StoredEntry {
  readonly number: number
  readonly bytes: Uint8Array
}

/** Holds when the stream's last number is `head` (0: nothing in it yet). */
export interface HeadIs {
  readonly stream: StreamName
  readonly head: number
}

/** Holds when the index field has this value, or is absent when `value` is undefined. */
export interface FieldIs {
  readonly field: string
  readonly value: string | undefined
}

export interface Commit {
  /**
   * Random and new for each commit. For ten minutes the repeated id of a commit that was written gets its outcome again
   * and writes nothing; one that was refused left no trace, and is decided anew.
   */
  readonly id: string
  readonly room: RoomId
  readonly when: readonly (HeadIs | FieldIs)[]
  readonly append: readonly { readonly stream: StreamName; readonly entries: readonly Uint8Array[] }[]
  /** Index fields to set; null removes the field. */
  readonly put?: Readonly<Record<string, string | null>>
}

export type CommitOutcome =
  | {
      readonly ok: true
      /** The new head of every stream that was appended to. */
      readonly heads: Readonly<Record<StreamName, number>>
    }
  | {
      readonly ok: false
      /** For every stream in `when`: the entries after the head that was expected (none where that condition held). */
      readonly missed: Readonly<Record<StreamName, readonly StoredEntry[]>>
      /** For every index field in `when`: its present value. */
      readonly fields: Readonly<Record<string, string | undefined>>
    }

/**
 * A store whose outcome stayed unknown after retries, or that is out of reach. Nothing may be told about the commit:
 * it may or may not be there, and a repeated id finds out.
 */
export class StoreUnavailable extends Error {}

/** A stream whose head is lower than one that was seen: the store lost acknowledged entries. */
export class StoreWentBack extends Error {}

/**
 * Where rooms live. Every write is one `commit`, all or nothing over several streams and the index of one room,
 * durable before it resolves. Both implementations pass `testing/store-contract.ts`.
 */
export interface Store {
  /**
   * A failed condition writes nothing and answers with what was missed. A connection lost in between is retried by id.
   * @throws StoreUnavailable; StoreWentBack when a head in `when` lies beyond the end of its stream.
   */
  commit(commit: Commit): Promise<CommitOutcome>
  /** Entries with numbers in `(after, after + limit]`. */
  range(room: RoomId, stream: StreamName, after: number, limit?: number): Promise<readonly StoredEntry[]>
  head(room: RoomId, stream: StreamName): Promise<number>
  /**
   * Entries after a position, those there and those to come, in order, until aborted or the store is closed. Woken by
   * commits and each second; outlasts a store that is out of reach for a while. @throws StoreWentBack
   */
  tail(room: RoomId, stream: StreamName, after: number, signal: AbortSignal): AsyncIterable<StoredEntry>
  field(room: RoomId, name: string): Promise<string | undefined>
  /** All index fields whose name starts with `prefix`, by name. */
  fields(room: RoomId, prefix: string): Promise<ReadonlyMap<string, string>>
  /**
   * Takes away all that a room has, streams and index fields, but the fields that are named; it is not among the rooms
   * any more. Only for a room that nothing is committed to from then on. Does nothing to one that is gone already; where
   * the power goes in between some of it is left, and the same call takes that away.
   */
  drop(room: RoomId, keep: readonly string[]): Promise<void>
  /** Rooms with any commit. */
  rooms(): Promise<readonly RoomId[]>
  /** At most once, to every process that listens now, this one included; lost in silence otherwise. For presence only. */
  publish(room: RoomId, topic: string, message: string): Promise<void>
  /** Resolves once listening; the answer stops it. */
  subscribe(room: RoomId, topic: string, listener: (message: string) => void): Promise<() => void>
  /** Whether a commit could be made durable now; the reason when not. */
  ready(): Promise<{ readonly ok: boolean; readonly reason?: string }>
  readonly blobs: Blobs
  /** Waits for the commits that run; tails end. */
  close(): Promise<void>
}

/** Bytes that came and are no blob yet: `keep` makes them one, `drop` takes them away. One of the two ends it. */
export interface HeldBytes {
  readonly hash: string
  readonly bytes: number
  /** `[from, to)`. */
  read(from: number, to: number): Readable
  /** Durable when it resolves. */
  keep(): Promise<void>
  /** Of what was kept nothing goes. */
  drop(): Promise<void>
}

/** Immutable bytes under the SHA-256 (hex) of what they are. */
export interface Blobs {
  /** Durable when it resolves. Many at once share their waits for the disk. */
  put(blobs: readonly Uint8Array[]): Promise<readonly string[]>
  /** Throws when there is no such blob or its bytes are not what its name says. */
  get(hash: string): Promise<Uint8Array>
  has(hash: string): Promise<boolean>
  /** How many bytes; undefined where there is no such blob. */
  size(hash: string): Promise<number | undefined>
  /** The bytes `[from, to)` as they are stored: nobody holds them against the name. Fails as a stream does. */
  read(hash: string, from: number, to: number): Readable
  /** Takes bytes as they come, however many. When they fail on the way nothing of them stays. */
  hold(pieces: AsyncIterable<Uint8Array>): Promise<HeldBytes>
  /**
   * Takes blobs away that nobody has put for so many milliseconds; answers those that are there still. What was put
   * since may be about to be named by a commit.
   */
  remove(hashes: readonly string[], unusedMilliseconds: number): Promise<readonly string[]>
}
