import { hereAfter } from '#shared/projections/who-is-here.ts'
import type { HereMoved, HereRow } from '#shared/protocol/rt-messages.ts'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, pause } from './eventually.ts'
import { type Channel, channelOf } from './visitors.ts'

const patience = 20_000

/** One of the crowd, and what they were told of the others. */
class Listener {
  readonly channel: Channel
  rows: readonly HereRow[] = []
  person = ''
  bytes = 0
  /** Rows that were told since the last look. */
  heard = 0

  constructor(channel: Channel) {
    this.channel = channel
    channel.on('moved', (moved) => this.#hear(moved))
    channel.on('here', (rows) => {
      this.rows = rows
    })
  }

  async joins(): Promise<void> {
    const joined = await this.channel.emitWithAck('join', { protocol: 1 })
    if (!joined.ok) throw new Error(`Not let in: ${joined.refusal.message}`)
    this.person = joined.value.me.person
    this.rows = joined.value.here
    this.bytes += JSON.stringify(joined.value).length
  }

  #hear(moved: HereMoved): void {
    this.bytes += JSON.stringify(moved).length
    this.heard += moved.moved.length + moved.came.length
    this.rows = hereAfter(this.rows, moved)
  }
}

/** Many who are in one room at one item; the first of them is a trainer. */
export class RoomCrowd {
  readonly item: string
  /** Until the last was told of everybody, and what the last one was told by then. */
  readonly milliseconds: number
  readonly bytes: number
  readonly #listeners: readonly Listener[]

  private constructor(item: string, listeners: readonly Listener[], milliseconds: number) {
    this.item = item
    this.#listeners = listeners
    this.milliseconds = milliseconds
    this.bytes = listeners.at(-1)?.bytes ?? 0
  }

  static async gathers(server: ServerProcess, cookies: readonly string[], item: string): Promise<RoomCrowd> {
    const began = performance.now()
    const listeners = cookies.map((cookie) => new Listener(channelOf(server, cookie)))
    await Promise.all(listeners.map((one) => one.joins()))
    await eventually(() => listeners.every(({ rows }) => rows.length >= cookies.length), patience)
    return new RoomCrowd(item, listeners, performance.now() - began)
  }

  get annotators(): readonly string[] {
    const rows = this.#listeners[0]?.rows ?? []
    return rows.filter(({ role }) => role === 'annotator').map(({ person }) => person)
  }

  /** The first so many go to that unit at once: until the last has heard, and what each is told. */
  async moves(count: number, unit: string): Promise<{ milliseconds: number; bytes: number }> {
    await pause(2000)
    for (const one of this.#listeners) Object.assign(one, { heard: 0, bytes: 0 })
    const began = performance.now()
    this.goes(count, unit)
    await eventually(() => this.#listeners.every(({ heard }) => heard >= count), patience)
    return { milliseconds: performance.now() - began, bytes: this.#listeners[0]?.bytes ?? 0 }
  }

  goes(count: number, unit: string): void {
    for (const one of this.#listeners.slice(0, count)) this.#stands(one, unit)
  }

  /** Each moves once, evenly over that time. */
  async walks(seconds: number): Promise<void> {
    const began = performance.now()
    for (const [at, one] of this.#listeners.entries()) {
      await pause(Math.max(0, began + (1000 * seconds * at) / this.#listeners.length - performance.now()))
      this.#stands(one, `u${(at % 2) + 1}`)
    }
  }

  /** The trainer shows the room something, and everybody goes along. */
  async sees(): Promise<{ heard: number; followed: number }> {
    await pause(2000)
    const [trainer, ...others] = this.#listeners
    if (!trainer) throw new Error('Nobody is here')
    const began = performance.now()
    const lit = await trainer.channel.emitWithAck('spotlight', { on: true })
    if (!lit.ok) throw new Error(`No spotlight: ${lit.refusal.message}`)
    await eventually(() => others.every(({ rows }) => rows.some(({ spotlight }) => spotlight !== undefined)), patience)
    const heard = performance.now() - began
    for (const { channel } of others)
      channel.emit('here', { item: this.item, unit: 'u1', follows: trainer.person, idle: 0 })
    const follow = () => trainer.rows.filter(({ follows }) => follows === trainer.person).length
    await eventually(() => follow() >= others.length, patience)
    const followed = performance.now() - began
    await trainer.channel.emitWithAck('spotlight', { on: false })
    return { heard, followed }
  }

  leaves(): void {
    for (const { channel } of this.#listeners) channel.disconnect()
  }

  #stands({ channel }: Listener, unit: string): void {
    channel.emit('here', { item: this.item, unit, place: `${unit}:3-5`, idle: 0 })
  }
}
