import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type Pointed, type Presence, pointedSchema, presenceSchema } from '#shared/protocol/here-messages.ts'
import { handWords, RaisedHands } from './raised-hands.ts'

const beatSchema = z.strictObject({
  process: z.string(),
  here: z.array(presenceSchema),
  hands: handWords,
})
/** What happens once, for whoever listens now. */
const actSchema = z.strictObject({
  process: z.string(),
  pointed: pointedSchema.optional(),
  /** Whose spotlight ends, wherever it stands. */
  darken: z.string().optional(),
})

const beatMilliseconds = 1_000
const missedBeats = 3
/** Whoever walks about faster than this is told of where they are in the end; the fuller the room, the later. */
const togetherMilliseconds = 100
const mostTogetherMilliseconds = 500
const millisecondsEach = 2
const topic = 'here'
const actTopic = 'here-acts'

/** The pages that are new or elsewhere, and those that left. */
export interface HereChange {
  readonly now: readonly Presence[]
  readonly gone: readonly string[]
}

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
  readonly #hands = new RaisedHands()
  readonly #listeners = new Set<(change: HereChange) => void>()
  readonly #watchers = new Set<(pointed: Pointed) => void>()
  readonly #stops: (() => void)[] = []
  #told: ReadonlyMap<string, string> = new Map()
  #telling: NodeJS.Timeout | undefined
  #tabs = 0

  private constructor(store: Store, room: RoomId) {
    this.#store = store
    this.#room = room
    const beat = setInterval(() => this.#keepTime(), beatMilliseconds)
    beat.unref()
    this.#stops.push(() => clearInterval(beat))
  }

  static async open(store: Store, room: RoomId): Promise<HereBoard> {
    const board = new HereBoard(store, room)
    board.#stops.push(
      await store.subscribe(room, topic, (message) => board.#receive(message)),
      await store.subscribe(room, actTopic, (message) => board.#hear(message)),
    )
    return board
  }

  /** Everybody, one row for each connection. */
  all(): readonly Presence[] {
    const rows = [...this.#own.values(), ...[...this.#others.values()].flatMap(({ here }) => here)]
    const shown = latestSpotlight(rows)
    return rows.map(({ spotlight, ...row }) => {
      const hand = this.#hands.since(row.person)
      const lit = spotlight !== undefined && row.tab === shown?.tab ? { spotlight } : {}
      return { ...row, ...(hand === undefined ? {} : { hand }), ...lit }
    })
  }

  /** Told what changed, soon after it did. */
  listen(listener: (change: HereChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onPointed(watcher: (pointed: Pointed) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** `connection` is only a name for it here; what is not said about it stays as it was. */
  set(connection: object, here: Omit<Presence, 'tab' | 'hand' | 'spotlight'>): void {
    const before = this.#own.get(connection)
    const { active = before?.active, ...rest } = here
    const tab = before?.tab ?? `${this.#process.slice(0, 8)}-${++this.#tabs}`
    const kept = before?.spotlight === undefined ? {} : { spotlight: before.spotlight }
    this.#own.set(connection, { ...rest, ...(active === undefined ? {} : { active }), ...kept, tab })
    this.#changed()
  }

  remove(connection: object): void {
    if (this.#own.delete(connection)) this.#changed()
  }

  /** The row of a connection of this process. */
  row(connection: object): Presence | undefined {
    return this.#own.get(connection)
  }

  setHand(person: string, up: boolean): void {
    this.#hands.set(person, up)
    this.#changed()
  }

  /** The room sees that page from now on, and no other. */
  light(connection: object): void {
    const row = this.#own.get(connection)
    if (!row) return
    const before = Date.parse(latestSpotlight(this.all())?.spotlight ?? '') || 0
    const spotlight = new Date(Math.max(Date.now(), before + 1)).toISOString()
    this.#own.set(connection, { ...row, spotlight })
    this.#giveWay()
    this.#changed()
  }

  /** Ends the spotlight that stands on a page of that person, at whichever process that is. */
  darken(person: string): void {
    this.#darken(person)
    this.#act({ darken: person })
  }

  #darken(person: string): void {
    for (const [connection, { spotlight, ...row }] of this.#own)
      if (spotlight !== undefined && row.person === person) {
        this.#own.set(connection, row)
        this.#changed()
      }
  }

  point(pointed: Pointed): void {
    for (const watcher of this.#watchers) watcher(pointed)
    this.#act({ pointed })
  }

  #act(act: Omit<z.infer<typeof actSchema>, 'process'>): void {
    const message = JSON.stringify({ process: this.#process, ...act })
    this.#store.publish(this.#room, actTopic, message).catch(() => undefined)
  }

  close(): void {
    clearTimeout(this.#telling)
    for (const stop of this.#stops) stop()
    this.#listeners.clear()
    this.#watchers.clear()
  }

  /** Many who come at once are one change: each telling costs everybody who is here. */
  #changed(): void {
    if (this.#telling !== undefined) return
    const wait = Math.min(mostTogetherMilliseconds, Math.max(togetherMilliseconds, this.#told.size * millisecondsEach))
    this.#telling = setTimeout(() => {
      this.#telling = undefined
      this.#publish()
      this.#tell()
    }, wait)
  }

  #tell(): void {
    const rows = this.all().map((row) => [row, JSON.stringify(row)] as const)
    const before = this.#told
    this.#told = new Map(rows.map(([{ tab }, text]) => [tab, text]))
    const now = rows.flatMap(([row, text]) => (before.get(row.tab) === text ? [] : [row]))
    const gone = [...before.keys()].filter((tab) => !this.#told.has(tab))
    if (now.length + gone.length > 0) for (const listener of this.#listeners) listener({ now, gone })
  }

  #publish(): void {
    const beat = { process: this.#process, here: [...this.#own.values()], hands: this.#hands.told() }
    this.#store.publish(this.#room, topic, JSON.stringify(beat)).catch(() => undefined)
  }

  #keepTime(): void {
    if (this.#own.size > 0) this.#publish()
    const oldest = performance.now() - missedBeats * beatMilliseconds
    for (const [process, { at }] of this.#others) if (at < oldest) this.#others.delete(process)
    this.#hands.forget(new Set(this.all().map(({ person }) => person)))
    this.#tell()
  }

  #receive(message: string): void {
    const beat = beatSchema.safeParse(JSON.parse(message))
    if (!beat.success || beat.data.process === this.#process) return
    const { process, here, hands } = beat.data
    this.#others.set(process, { at: performance.now(), here })
    this.#hands.merge(hands)
    this.#giveWay()
    this.#tell()
  }

  #hear(message: string): void {
    const act = actSchema.safeParse(JSON.parse(message))
    if (!act.success || act.data.process === this.#process) return
    const { pointed, darken } = act.data
    if (darken !== undefined) this.#darken(darken)
    if (pointed) for (const watcher of this.#watchers) watcher(pointed)
  }

  /** A spotlight of this process that a later one took over does not come back when that ends. */
  #giveWay(): void {
    const shown = latestSpotlight([...this.#own.values(), ...[...this.#others.values()].flatMap(({ here }) => here)])
    for (const [connection, { spotlight, ...row }] of this.#own)
      if (spotlight !== undefined && row.tab !== shown?.tab) {
        this.#own.set(connection, row)
        this.#changed()
      }
  }
}

function latestSpotlight(rows: readonly Presence[]): Presence | undefined {
  const lit = rows.filter(({ spotlight }) => spotlight !== undefined)
  const key = ({ spotlight, tab }: Presence) => `${spotlight} ${tab}`
  return lit.toSorted((a, b) => (key(a) < key(b) ? 1 : -1))[0]
}
