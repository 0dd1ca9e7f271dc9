import { z } from 'zod'
import { decodeEntry } from '#server/audit/entry.ts'
import type { Store } from '#server/store/store.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type KeptThroughput, Throughput } from '#shared/projections/throughput.ts'
import { workEntry } from '#shared/projections/work-entry.ts'
import { jsonBytes } from './item-blobs.ts'
import type { Recorded } from './journal-codec.ts'

/** Raised when the same journal counts as other figures: what was kept by the older way is counted anew. */
const version = 2
const field = 'throughput'
/** Entries that are cheaper to count again than to write down. */
export const keepEvery = 5_000

const pointerSchema = z.strictObject({
  version: z.number().int(),
  /** The last entry that is counted in it, and the start of its hash. */
  seq: z.number().int(),
  mark: z.string(),
  blob: z.string(),
})
type Pointer = z.infer<typeof pointerSchema>

const decoder = new TextDecoder()

/** A room's throughput in this process: what was kept of it, and every entry after that as the journal is read. */
export class ThroughputBook {
  readonly throughput: Throughput
  readonly #store: Store
  readonly #room: RoomId
  #kept: number
  #last: { readonly seq: number; readonly mark: string }
  #stored: string | undefined

  private constructor(
    store: Store,
    room: RoomId,
    stored: string | undefined,
    pointer?: Pointer,
    kept?: KeptThroughput,
  ) {
    this.#store = store
    this.#room = room
    this.#stored = stored
    this.#kept = pointer?.seq ?? 0
    this.#last = pointer ?? { seq: 0, mark: '' }
    this.throughput = new Throughput(kept)
  }

  /** With what is kept, where that was counted from this very journal; else from nothing. */
  static async open(store: Store, room: RoomId): Promise<ThroughputBook> {
    const stored = await store.field(room, field)
    const pointer = stored === undefined ? undefined : pointerSchema.safeParse(JSON.parse(stored)).data
    if (pointer?.version !== version || !(await isOfThisJournal(store, room, pointer)))
      return new ThroughputBook(store, room, stored)
    const bytes = await store.blobs.get(pointer.blob).catch(() => undefined)
    if (!bytes) return new ThroughputBook(store, room, stored)
    return new ThroughputBook(store, room, stored, pointer, JSON.parse(decoder.decode(bytes)) as KeptThroughput)
  }

  /** The last entry that was kept when this was opened or since. */
  get keptTo(): number {
    return this.#kept
  }

  /** Each entry in order, once. */
  read(recorded: Recorded, before: RoomState, after: RoomState): void {
    if (recorded.seq <= this.#last.seq) return
    this.throughput.add(workEntry(recorded, before, after))
    this.#last = { seq: recorded.seq, mark: recorded.mark }
  }

  /** Writes the figures down once so many entries came in; of several processes whoever is later throws theirs away. */
  async keep(every = keepEvery): Promise<void> {
    const { seq, mark } = this.#last
    if (seq - this.#kept < every) return
    const [blob = ''] = await this.#store.blobs.put([jsonBytes(this.throughput.kept())])
    const pointer = JSON.stringify({ version, seq, mark, blob } satisfies Pointer)
    const outcome = await this.#store.commit({
      id: crypto.randomUUID(),
      room: this.#room,
      when: [{ field, value: this.#stored }],
      append: [],
      put: { [field]: pointer },
    })
    this.#kept = seq
    this.#stored = outcome.ok ? pointer : outcome.fields[field]
  }
}

/** False where the store has less of the room, or another room of that name. */
async function isOfThisJournal(store: Store, room: RoomId, { seq, mark }: Pointer): Promise<boolean> {
  const [entry] = await store.range(room, 'journal', seq - 1, 1)
  return entry !== undefined && decodeEntry(entry.bytes).headHash.startsWith(mark)
}
