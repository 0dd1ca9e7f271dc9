import { randomUUID } from 'node:crypto'
import { decodeEvent, emptyJournal, encodeEvents, type JournalEnd } from '#server/rooms/journal-codec.ts'
import { openStore, type StorePlace } from '#server/store/open-store.ts'
import type { Store } from '#server/store/store.ts'
import { manifestSchema } from '#shared/domain/batch.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'

export interface Written {
  /** Epoch milliseconds. */
  readonly at: number
  readonly author: Parameters<typeof encodeEvents>[3]
  readonly event: RoomEvent
}

/** A room whose journal is written directly, over the items of an imported one. Only while no server has the store open. */
export class WrittenRoom {
  /** By id, in the order of their import. */
  readonly items: readonly string[]
  readonly #store: Store
  readonly #room: RoomId
  #end: JournalEnd = emptyJournal

  private constructor(store: Store, room: RoomId, items: readonly string[]) {
    this.#store = store
    this.#room = room
    this.items = items
  }

  static async begin(place: StorePlace, names: { like: string; room: string; at: number }): Promise<WrittenRoom> {
    const [like, room] = [asRoomId(names.like), asRoomId(names.room)]
    if (!like || !room) throw new Error(`"${names.room}" is not the name of a room`)
    const store = await openStore(place)
    const events = (await store.range(like, 'journal', 0)).map((entry) => decodeEvent(entry).recorded.event)
    const begun = new WrittenRoom(store, room, await itemsOf(store, events))
    const author = { person: 'operator', role: 'lead', session: null, command: null } as const
    const first = events.filter(({ type }) => type === 'room.created' || type === 'batch.imported')
    await begun.write(first.map((event) => ({ at: names.at, author, event })))
    return begun
  }

  async write(written: readonly Written[]): Promise<void> {
    const entries: Uint8Array[] = []
    const head = this.#end.seq
    for (const { at, author, event } of written) {
      entries.push(...encodeEvents(this.#room, this.#end, [event], author, new Date(at).toISOString()))
      this.#end = endOf(entries.at(-1), this.#end.seq + 1)
    }
    const when = [{ stream: 'journal', head }]
    await this.#store.commit({ id: randomUUID(), room: this.#room, when, append: [{ stream: 'journal', entries }] })
  }

  async put(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.#store.commit({ id: randomUUID(), room: this.#room, when: [], append: [], put: fields })
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}

function endOf(bytes: Uint8Array | undefined, number: number): JournalEnd {
  if (!bytes) throw new Error('Nothing was written')
  return decodeEvent({ number, bytes }).end
}

async function itemsOf(store: Store, events: readonly RoomEvent[]): Promise<readonly string[]> {
  const decoder = new TextDecoder()
  const items: string[] = []
  for (const event of events)
    if (event.type === 'batch.imported') {
      const manifest = manifestSchema.parse(JSON.parse(decoder.decode(await store.blobs.get(event.manifest))))
      items.push(...manifest.items.map(({ id }) => id))
    }
  return items
}
