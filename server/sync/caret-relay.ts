import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type Caret, goneFrom } from './caret-message.ts'

const beatMilliseconds = 1_000
const missedBeats = 3
const togetherMilliseconds = 25

const beatSchema = z.strictObject({
  process: z.string(),
  carets: z.array(z.strictObject({ client: z.number(), clock: z.number(), state: z.string() })),
})

interface RelayListener {
  own(): readonly Caret[]
  /** With every beat, before it is told. */
  beat(): void
  /** Another process's carets moved, came or went. */
  moved(carets: readonly Caret[]): void
}

/**
 * Carets of one draft between the server's processes: each tells the others all of its own when they move and with
 * every beat; a process that is silent for three beats takes its carets with it. Never stored.
 */
export class CaretRelay {
  readonly #store: Store
  readonly #room: RoomId
  readonly #topic: string
  readonly #process = crypto.randomUUID()
  readonly #listener: RelayListener
  readonly #others = new Map<string, { at: number; carets: ReadonlyMap<number, Caret> }>()
  readonly #beat: NodeJS.Timeout
  #telling: NodeJS.Timeout | undefined
  #unsubscribe: (() => void) | undefined
  #closed = false

  constructor(store: Store, room: RoomId, item: string, listener: RelayListener) {
    this.#store = store
    this.#room = room
    this.#topic = `carets:${item}`
    this.#listener = listener
    this.#beat = setInterval(() => this.#keepTime(), beatMilliseconds)
    this.#beat.unref()
    store
      .subscribe(room, this.#topic, (message) => this.#receive(message))
      .then(
        (unsubscribe) => {
          if (this.#closed) unsubscribe()
          else this.#unsubscribe = unsubscribe
        },
        // A closed store: there is nobody left to hear.
        () => undefined,
      )
  }

  /** Everybody at other processes. */
  all(): readonly Caret[] {
    return [...this.#others.values()].flatMap(({ carets }) => [...carets.values()])
  }

  tellSoon(): void {
    this.#telling ??= setTimeout(() => this.#publish(), togetherMilliseconds)
  }

  close(): void {
    this.#publish()
    this.#closed = true
    clearInterval(this.#beat)
    this.#unsubscribe?.()
  }

  #publish(): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    const beat = JSON.stringify({ process: this.#process, carets: this.#listener.own() })
    this.#store.publish(this.#room, this.#topic, beat).catch(() => undefined)
  }

  #keepTime(): void {
    this.#listener.beat()
    if (this.#listener.own().length > 0) this.#publish()
    const oldest = performance.now() - missedBeats * beatMilliseconds
    for (const [process, { at, carets }] of this.#others) {
      if (at >= oldest) continue
      this.#others.delete(process)
      this.#listener.moved([...carets.values()].map(goneFrom))
    }
  }

  #receive(message: string): void {
    if (this.#closed || message.startsWith(`{"process":"${this.#process}"`)) return
    const beat = beatSchema.safeParse(JSON.parse(message))
    if (!beat.success) return
    const before = this.#others.get(beat.data.process)?.carets ?? new Map<number, Caret>()
    const carets = new Map(beat.data.carets.map((caret) => [caret.client, caret]))
    this.#others.set(beat.data.process, { at: performance.now(), carets })
    const moved = [...carets.values()].filter(({ client, clock }) => before.get(client)?.clock !== clock)
    const gone = [...before.values()].filter(({ client }) => !carets.has(client)).map(goneFrom)
    if (moved.length + gone.length > 0) this.#listener.moved([...moved, ...gone])
  }
}
