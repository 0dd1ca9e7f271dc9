import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type Presence, presenceSchema } from '#shared/protocol/here-messages.ts'

const beatSchema = z.strictObject({
  process: z.string(),
  here: z.array(presenceSchema),
})

const beatMilliseconds = 1_000
const missedBeats = 3
/** Whoever walks about faster than this is told of where they are in the end. */
const togetherMilliseconds = 100
const topic = 'here'

/**
 * Who is in a room and on which item, over all processes: each tells the others its own people when they move and
 * with every beat; a process that is silent for three beats takes its people with it. Never stored.
 */
export class HereBoard {
  readonly #store: Store
  readonly #room: RoomId
  readonly #process = crypto.randomUUID()
  readonly #own = new Map<object, Presence>()
  readonly #others = new Map<string, { at: number; here: readonly Presence[] }>()
  readonly #listeners = new Set<() => void>()
  readonly #beat: NodeJS.Timeout
  #unsubscribe: () => void = () => undefined
  #telling: NodeJS.Timeout | undefined
  #tabs = 0

  private constructor(store: Store, room: RoomId) {
    this.#store = store
    this.#room = room
    this.#beat = setInterval(() => this.#keepTime(), beatMilliseconds)
    this.#beat.unref()
  }

  static async open(store: Store, room: RoomId): Promise<HereBoard> {
    const board = new HereBoard(store, room)
    board.#unsubscribe = await store.subscribe(room, topic, (message) => board.#receive(message))
    return board
  }

  /** Everybody, one row for each connection. */
  all(): readonly Presence[] {
    return [...this.#own.values(), ...[...this.#others.values()].flatMap(({ here }) => here)]
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** `connection` is only a name for it here; what is not said about it stays as it was. */
  set(connection: object, here: Omit<Presence, 'tab'>): void {
    const before = this.#own.get(connection)
    const active = here.active ?? before?.active
    const tab = before?.tab ?? `${this.#process.slice(0, 8)}-${++this.#tabs}`
    this.#own.set(connection, { ...here, ...(active === undefined ? {} : { active }), tab })
    this.#changed()
  }

  remove(connection: object): void {
    if (this.#own.delete(connection)) this.#changed()
  }

  close(): void {
    clearInterval(this.#beat)
    clearTimeout(this.#telling)
    this.#unsubscribe()
    this.#listeners.clear()
  }

  /** Many who come at once are one change: everybody is told the whole list, so each telling costs all of them. */
  #changed(): void {
    if (this.#telling !== undefined) return
    this.#telling = setTimeout(() => {
      this.#telling = undefined
      this.#publish()
      for (const listener of this.#listeners) listener()
    }, togetherMilliseconds)
  }

  #publish(): void {
    const beat = { process: this.#process, here: [...this.#own.values()] }
    this.#store.publish(this.#room, topic, JSON.stringify(beat)).catch(() => undefined)
  }

  #keepTime(): void {
    if (this.#own.size > 0) this.#publish()
    const oldest = performance.now() - missedBeats * beatMilliseconds
    const silent = [...this.#others].filter(([, { at }]) => at < oldest)
    for (const [process] of silent) this.#others.delete(process)
    if (silent.some(([, { here }]) => here.length > 0)) for (const listener of this.#listeners) listener()
  }

  #receive(message: string): void {
    const beat = beatSchema.safeParse(JSON.parse(message))
    if (!beat.success || beat.data.process === this.#process) return
    const { process, here } = beat.data
    const before = this.#others.get(process)?.here ?? []
    this.#others.set(process, { at: performance.now(), here })
    if (JSON.stringify(before) !== JSON.stringify(here)) for (const listener of this.#listeners) listener()
  }
}
