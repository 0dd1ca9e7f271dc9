import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { failpoint } from '#server/machine/failpoint.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { namedValue, nameField, nameOf, readNames } from '#server/rooms/people-names.ts'
import { type RoomActor, rightsField, tombstoneField } from '#server/rooms/room-actor.ts'
import { RoomJournal } from '#server/rooms/room-journal.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { blobsOf } from './room-blobs.ts'
import { removeUnnamed } from './unnamed-blobs.ts'

const goneSchema = z.strictObject({
  /** The blob that lists what is to be removed yet; null once nothing is. */
  blobs: z.string().nullable(),
})
const prefix = 'gone:'
const decoder = new TextDecoder()

export interface Patience {
  /** Every process reads the last entry meanwhile, and ends the room's connections. */
  readonly beforeDrop: number
  /** What an import put so recently may be about to be named by its commit. */
  readonly unusedBlobs: number
}
const usual: Patience = { beforeDrop: 3000, unusedBlobs: 10 * 60_000 }
const sweepMilliseconds = 5 * 60_000

/**
 * Takes away what deleted rooms leave: first the house's journal says which room went, then streams and fields go, then
 * the blobs that no other room names. Each step can be done again: what is cut off is finished by the next start.
 */
export class TakeDown {
  readonly #rooms: RoomRegistry
  readonly #patience: Patience
  readonly #ending = new AbortController()
  readonly #running = new Map<RoomId, Promise<void>>()
  #finishing: Promise<void> = Promise.resolve()
  readonly #sweeping: NodeJS.Timeout

  constructor(rooms: RoomRegistry, patience: Patience = usual) {
    this.#rooms = rooms
    this.#patience = patience
    rooms.accompany((actor) => this.#watch(actor))
    this.#sweeping = setInterval(() => void this.#sweep().catch((error) => this.#note(error)), sweepMilliseconds)
    this.#sweeping.unref()
  }

  /** What an earlier process left undone. */
  finish(): Promise<void> {
    this.#finishing = this.#finish().catch((error) => this.#note(error))
    return this.#finishing
  }

  async #finish(): Promise<void> {
    const { store } = this.#rooms
    for (const room of await store.rooms())
      if ((await store.field(room, tombstoneField)) !== undefined)
        await this.#take(room).catch((error) => this.#note(error))
    await this.#sweep()
  }

  /** Settled when nothing is being taken down here. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running.values(), this.#finishing])
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    this.#ending.abort()
    await this.settled()
  }

  #watch(actor: RoomActor): () => void {
    return actor.listen(({ event }) => {
      if (event.type !== 'room.deleted' || event.rights === undefined || this.#running.has(actor.id)) return
      const work = this.#afterAWhile(actor.id)
        .catch((error) => this.#note(error))
        .finally(() => this.#running.delete(actor.id))
      this.#running.set(actor.id, work)
    })
  }

  async #afterAWhile(room: RoomId): Promise<void> {
    await delay(this.#patience.beforeDrop, undefined, { signal: this.#ending.signal }).catch(() => undefined)
    if (this.#ending.signal.aborted) return
    await this.#take(room)
    await this.#sweep()
  }

  async #take(room: RoomId): Promise<void> {
    const { store } = this.#rooms
    await this.#record(room)
    failpoint('room-recorded')
    await this.#rooms.forget(room)
    await store.drop(room, [tombstoneField, rightsField])
    failpoint('room-dropped')
  }

  /** Once, with the list of blobs, while the room can still be read. */
  async #record(room: RoomId): Promise<void> {
    const { store } = this.#rooms
    const house = await this.#rooms.house()
    const field = prefix + room
    if ((await store.field(houseRoom, field)) !== undefined) return
    const journal = new RoomJournal(room, store)
    await journal.catchUp()
    const { settings, standing, people } = journal.state
    if (standing.is !== 'deleted') return
    const [blobs = null] = await store.blobs.put([jsonBytes([...(await blobsOf(store, room))])])
    const { by, at } = standing
    const name = nameOf(by, people, await readNames(store, room))
    const author = { person: by, role: 'lead', session: null, command: null } as const
    await house.actor.alone(async () => {
      while ((await store.field(houseRoom, field)) === undefined)
        await house.actor.attempt(author, {
          events: [{ type: 'room.deleted', room, title: settings.title, by, at }],
          when: [{ field, value: undefined }],
          put: { [field]: JSON.stringify({ blobs }), [nameField(by)]: namedValue({ name }) },
        })
    })
  }

  async #sweep(): Promise<void> {
    const { store } = this.#rooms
    for (const [field, value] of await store.fields(houseRoom, prefix)) {
      const { blobs } = goneSchema.parse(JSON.parse(value))
      if (blobs === null || this.#ending.signal.aborted) continue
      const room = field.slice(prefix.length) as RoomId
      if ((await store.head(room, 'journal')) > 0) continue
      const left = (await store.blobs.has(blobs)) ? await this.#removeUnnamed(blobs) : []
      if (left.length > 0) continue
      await store.blobs.remove([blobs], 0)
      const put = { [field]: JSON.stringify({ blobs: null }) }
      await store.commit({ id: crypto.randomUUID(), room: houseRoom, when: [{ field, value }], append: [], put })
    }
  }

  /** Answers those that nobody names and that are too young to go. */
  async #removeUnnamed(list: string): Promise<readonly string[]> {
    const { store } = this.#rooms
    const listed = z.array(z.string()).parse(JSON.parse(decoder.decode(await store.blobs.get(list))))
    return removeUnnamed(this.#rooms, listed, this.#patience.unusedBlobs)
  }

  #note(error: unknown): void {
    this.#rooms.log.error({ error }, 'a deleted room could not be taken away yet; the next start goes on with it')
  }
}
