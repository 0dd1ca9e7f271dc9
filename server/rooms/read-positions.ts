import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

/** What is read: the prefix of its fields, and where it is told that somebody read on. */
export type ReadMatter = 'read' | 'talk-read'
const movedSchema = z.strictObject({ person: z.string(), seq: z.number().int().nonnegative() })
type Listener = (person: string, seq: number) => void

/** A field that others move faster than this many times is read again later. */
const mostAttempts = 20

/** How far each person has read something of the room, beside the journal: it only grows, and every device of theirs is told. */
export class ReadPositions {
  readonly #store: Store
  readonly #room: RoomId
  readonly #matter: ReadMatter
  readonly #listeners = new Set<Listener>()
  #unsubscribe: () => void = () => undefined

  private constructor(store: Store, room: RoomId, matter: ReadMatter) {
    this.#store = store
    this.#room = room
    this.#matter = matter
  }

  static async open(store: Store, room: RoomId, matter: ReadMatter): Promise<ReadPositions> {
    const positions = new ReadPositions(store, room, matter)
    positions.#unsubscribe = await store.subscribe(room, matter, (message) => positions.#receive(message))
    return positions
  }

  async of(person: string): Promise<number> {
    return Number((await this.#store.field(this.#room, this.#field(person))) ?? 0)
  }

  /** To `seq` unless it is further already; answers where it is then. */
  async grow(person: string, seq: number): Promise<number> {
    const field = this.#field(person)
    let value = await this.#store.field(this.#room, field)
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (Number(value ?? 0) >= seq) return Number(value)
      const outcome = await this.#store.commit({
        id: crypto.randomUUID(),
        room: this.#room,
        when: [{ field, value }],
        append: [],
        put: { [field]: String(seq) },
      })
      if (outcome.ok) {
        await this.#store.publish(this.#room, this.#matter, JSON.stringify({ person, seq }))
        return seq
      }
      value = outcome.fields[field]
    }
    return Number(value ?? 0)
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#unsubscribe()
    this.#listeners.clear()
  }

  #field(person: string): string {
    return `${this.#matter}:${person}`
  }

  #receive(message: string): void {
    const moved = movedSchema.safeParse(JSON.parse(message))
    if (moved.success) for (const listener of this.#listeners) listener(moved.data.person, moved.data.seq)
  }
}
