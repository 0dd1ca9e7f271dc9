import { z } from 'zod'
import { type InNow, inNow } from '#server/rooms/in-now.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { houseRoom, type RoomId } from '#shared/kernel/ids.ts'

const ids = z.array(z.string())
const beatSchema = z.strictObject({
  process: z.string(),
  rooms: z.record(z.string(), z.strictObject({ people: ids, observers: ids })),
})

const beatMilliseconds = 1_000
const missedBeats = 3
const topic = 'who-is-in'

/**
 * Who is in rooms that this process has not loaded: each process tells of its own with every beat; one that is silent for
 * three beats takes its people with it. Never stored.
 */
export class WhoIsIn {
  readonly #rooms: RoomRegistry
  readonly #process = crypto.randomUUID()
  readonly #others = new Map<string, { readonly at: number; readonly rooms: Readonly<Record<string, InNow>> }>()
  readonly #beat: NodeJS.Timeout
  readonly #listening: Promise<() => void>

  constructor(rooms: RoomRegistry) {
    this.#rooms = rooms
    this.#listening = rooms.store.subscribe(houseRoom, topic, (message) => this.#receive(message))
    this.#listening.catch((error: unknown) => rooms.log.warn({ error }, 'nobody is told who is in other rooms'))
    this.#beat = setInterval(() => void this.#tell().catch(() => undefined), beatMilliseconds)
    this.#beat.unref()
  }

  in(room: RoomId): InNow {
    const oldest = performance.now() - missedBeats * beatMilliseconds
    const told = [...this.#others.values()].flatMap(({ at, rooms }) => (at >= oldest ? (rooms[room] ?? []) : []))
    const once = (which: keyof InNow) => [...new Set(told.flatMap((one) => one[which]))]
    return { people: once('people'), observers: once('observers') }
  }

  close(): void {
    clearInterval(this.#beat)
    this.#listening.then((stop) => stop()).catch(() => undefined)
  }

  async #tell(): Promise<void> {
    const rooms: Record<string, InNow> = {}
    for (const { actor, here } of await this.#rooms.allLoaded()) {
      const rows = here.all()
      if (rows.length > 0) rooms[actor.id] = inNow(rows)
    }
    if (Object.keys(rooms).length === 0) return
    await this.#rooms.store.publish(houseRoom, topic, JSON.stringify({ process: this.#process, rooms }))
  }

  #receive(message: string): void {
    const beat = beatSchema.safeParse(JSON.parse(message))
    if (!beat.success || beat.data.process === this.#process) return
    this.#others.set(beat.data.process, { at: performance.now(), rooms: beat.data.rooms })
  }
}
