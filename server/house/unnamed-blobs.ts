import { StagedMedia } from '#server/media/staged-media.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { blobsOf } from './room-blobs.ts'

const sweepMilliseconds = 10 * 60_000
/** What was put so recently may be about to be named. */
const unusedMilliseconds = 10 * 60_000

/** Takes those of these blobs away that no room and no set of sent files names; answers those that are too young to go. */
export async function removeUnnamed(
  rooms: RoomRegistry,
  hashes: Iterable<string>,
  unused: number,
): Promise<readonly string[]> {
  const { store } = rooms
  const unnamed = new Set(hashes)
  if (unnamed.size === 0) return []
  for (const hash of await new StagedMedia(store).held()) unnamed.delete(hash)
  for (const room of await rooms.names())
    if (unnamed.size > 0) for (const hash of await blobsOf(store, room)) unnamed.delete(hash)
  return store.blobs.remove([...unnamed], unused)
}

/** Takes away what was sent and never imported, when nobody will any more. */
export class UnusedMedia {
  readonly #rooms: RoomRegistry
  readonly #unused: number
  readonly #sweeping: NodeJS.Timeout
  #running: Promise<void> = Promise.resolve()

  constructor(rooms: RoomRegistry, unused = unusedMilliseconds) {
    this.#rooms = rooms
    this.#unused = unused
    this.#sweeping = setInterval(() => {
      this.#running = this.sweep().catch((error) => rooms.log.error({ error }, 'unused media could not be taken away'))
    }, sweepMilliseconds)
    this.#sweeping.unref()
  }

  async sweep(): Promise<void> {
    const staged = new StagedMedia(this.#rooms.store)
    const old = await staged.old()
    if (old.size === 0) return
    const left = new Set(await removeUnnamed(this.#rooms, old.values(), this.#unused))
    await staged.forget([...old].flatMap(([field, hash]) => (left.has(hash) ? [] : [field])))
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    await this.#running
  }
}
