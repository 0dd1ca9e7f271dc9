import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { AtMost } from '#server/limits/at-most.ts'
import { tombstoneField } from '#server/rooms/room-actor.ts'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { peaksVersion } from '#shared/sound/peaks.ts'
import { type Bytes, SoundFault } from './decoding.ts'
import { peaksInThread } from './peaks-thread.ts'

/** A recording that is stored: the SHA-256 of it, how many bytes there are, and how to read them from the start. */
export interface StoredSound {
  readonly hash: string
  readonly bytes: number
  open(): Bytes
}

export type PeaksState =
  | { readonly is: 'ready'; readonly blob: string; readonly bytes: Uint8Array }
  /** The share of the recording that was read, 0 to 1. */
  | { readonly is: 'computing'; readonly share: number }
  /** There are none, and never will be. */
  | { readonly is: 'none'; readonly fault: SoundFault }
  /** Too many others wait already. */
  | { readonly is: 'busy' }

const atOnce = 1
const mostWaiting = 200
const mostRemembered = 1000

/** Of a room's index: the blob that holds the peaks of a recording, by its hash. */
const peaksField = (hash: string): string => `peaks:${peaksVersion}:${hash}`

/** Peaks of recordings: computed once, one recording at a time, and kept as blobs of the room that asked. */
export class PeaksDesk {
  readonly #store: Store
  readonly #log: Logger
  readonly #turns = new AtMost(atOnce, mostWaiting)
  /** By work: the share of it that is done. */
  readonly #running = new Map<string, number>()
  readonly #faults = new Map<string, SoundFault>()
  readonly #closing = new AbortController()
  readonly #works = new Set<Promise<void>>()

  constructor(store: Store, log: Logger) {
    this.#store = store
    this.#log = log
  }

  /** What there is now. Where there is nothing yet the work begins, and whoever waits asks again. */
  async ask(room: RoomId, sound: StoredSound): Promise<PeaksState> {
    const blob = await this.#store.field(room, peaksField(sound.hash))
    if (blob) return { is: 'ready', blob, bytes: await this.#store.blobs.get(blob) }
    const fault = this.#faults.get(sound.hash)
    if (fault) return { is: 'none', fault }
    const work = `${room}/${sound.hash}`
    const share = this.#running.get(work)
    if (share !== undefined) return { is: 'computing', share }
    if (this.#running.size >= atOnce + mostWaiting) return { is: 'busy' }
    this.#running.set(work, 0)
    const turn = this.#turns.run(() => this.#work(room, sound, work))
    this.#works.add(turn)
    void turn.finally(() => {
      this.#running.delete(work)
      this.#works.delete(turn)
    })
    return { is: 'computing', share: 0 }
  }

  /** What is being computed is given up. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#works)
  }

  /** Never throws: of what failed for a reason beside the recording, whoever asks next begins again. */
  async #work(room: RoomId, sound: StoredSound, work: string): Promise<void> {
    const { signal } = this.#closing
    try {
      signal.throwIfAborted()
      const told = (read: number) => void this.#running.set(work, Math.min(1, read / Math.max(1, sound.bytes)))
      await this.#keep(room, sound.hash, await peaksInThread(sound.open(), told, signal))
    } catch (error) {
      if (error instanceof SoundFault) this.#remember(sound.hash, error)
      else if (!signal.aborted) this.#log.error({ room, error }, 'peaks of a recording could not be computed')
    }
  }

  /** A room that was deleted meanwhile gets nothing; where another server was sooner, its peaks are as good. */
  async #keep(room: RoomId, hash: string, peaks: Uint8Array): Promise<void> {
    const [blob] = await this.#store.blobs.put([peaks])
    const field = peaksField(hash)
    await this.#store.commit({
      id: randomUUID(),
      room,
      when: [
        { field, value: undefined },
        { field: tombstoneField, value: undefined },
      ],
      append: [],
      put: { [field]: blob ?? null },
    })
  }

  #remember(hash: string, fault: SoundFault): void {
    const [oldest] = this.#faults.keys()
    if (oldest !== undefined && this.#faults.size >= mostRemembered) this.#faults.delete(oldest)
    this.#faults.set(hash, fault)
  }
}
