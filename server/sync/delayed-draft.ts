import * as Y from 'yjs'
import { DelayedStream } from '#server/rooms/delayed-stream.ts'
import type { DraftReading, RoomReading } from '#server/rooms/room-reading.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { Bench } from '#shared/domain/bench.ts'
import { shownUntil } from '#shared/domain/observed-delay.ts'
import { benchOfConsensus, benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { decodeDraftEntry } from './draft-entry.ts'
import { streamOf } from './shared-draft.ts'
import { readSnapshot } from './snapshot.ts'

type Pace = Pick<ConstructorParameters<typeof DelayedStream>[1], 'clock' | 'log' | 'delay'>

const writtenAt = (bytes: Uint8Array): number => Date.parse(decodeDraftEntry(bytes).at)

/** A draft as it stood: each entry of its stream tells when it was written, so that every moment of it can be read. */
export class DelayedDraft implements DraftReading {
  readonly #room: RoomReading
  readonly #id: string
  readonly #doc = new Y.Doc()
  readonly #watchers = new Set<() => void>()
  readonly #stream: DelayedStream
  #position: number
  #compared: Compared

  private constructor(room: RoomReading, id: string, compared: Compared, begin: Begin, pace: Pace) {
    this.#room = room
    this.#id = id
    this.#compared = compared
    this.#position = begin.position
    if (begin.update) Y.applyUpdate(this.#doc, begin.update)
    this.#stream = new DelayedStream(begin.position, {
      ...pace,
      read: (after, limit) => room.store.range(room.id, streamOf(id), after, limit),
      writtenAt: ({ bytes }) => writtenAt(bytes),
      apply: async (entries) => {
        for (const { bytes } of entries) this.#apply(decodeDraftEntry(bytes).update)
        for (const changed of this.#watchers) changed()
      },
    })
  }

  static async open(room: RoomReading, id: string, pace: Pace): Promise<DelayedDraft> {
    const item = room.item(id)
    if (!item) throw new Error(`${id} is not in ${room.id} as it is read`)
    const [comparison, begin] = await Promise.all([room.blobs.comparison(item), beginOf(room, id, pace)])
    return new DelayedDraft(room, id, { blob: item.comparison, comparison }, begin, pace)
  }

  watch(changed: () => void): () => void {
    const unwatch = this.#stream.watch()
    this.#watchers.add(changed)
    return () => {
      unwatch()
      this.#watchers.delete(changed)
    }
  }

  /** Reads on first: what an entry of the journal changed here is here when that entry is shown. */
  async learnComparison(): Promise<void> {
    await this.#stream.readOn()
    const item = this.#room.item(this.#id)
    if (!item || item.comparison === this.#compared.blob) return
    this.#compared = { blob: item.comparison, comparison: await this.#room.blobs.comparison(item) }
  }

  bench(): Bench {
    const { comparison } = this.#compared
    return this.#position === 0 ? benchOfConsensus(comparison) : benchOfDraft(this.#doc, comparison, this.#position)
  }

  #apply(update: Uint8Array): void {
    this.#position++
    if (update.byteLength === 0) return
    try {
      Y.applyUpdate(this.#doc, update)
    } catch (error) {
      this.#room.log.error({ room: this.#room.id, item: this.#id, error }, 'an entry could only be applied in part')
    }
  }
}

interface Compared {
  readonly blob: string
  readonly comparison: Comparison
}

interface Begin {
  readonly position: number
  readonly update?: Uint8Array
}

/** From the draft's snapshot, where that is of then; else from its first entry. */
async function beginOf({ store, id: room }: RoomReading, item: string, { clock, delay }: Pace): Promise<Begin> {
  const snapshot = await readSnapshot(store, room, item)
  if (!snapshot || snapshot.position === 0) return { position: 0 }
  const [last] = await store.range(room, streamOf(item), snapshot.position - 1, 1)
  return last && writtenAt(last.bytes) <= shownUntil(delay(), clock.now()) ? snapshot : { position: 0 }
}
