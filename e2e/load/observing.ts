import type { ServerProcess } from '../machine/chavadi-process.ts'
import { DraftWriter } from './draft-writer.ts'
import { eventually, pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import { KeyTimes } from './key-times.ts'
import { median, percentile } from './percentile.ts'
import { processorSeconds } from './server-metrics.ts'
import { type Channel, channelOf, firstRows, reviewers } from './visitors.ts'

const writerCount = 10
const crowds = [1, 100, 500] as const
const seconds = 10
const probe = 'Ω'
const probeMilliseconds = 330
/** So many of them are read; the others only receive. */
const readCount = 10
const patience = 20_000

export const observing: Figure = {
  name: 'observers',
  how:
    `Embedded store, a room of 10 items. ${writerCount} persons type into one draft for ${seconds} s, nine of them ten keys a second, while ` +
    `${crowds.join(', ')} observers watch that item and the room's window. Server processor time; from a key of the tenth writer ` +
    `to the patch with it at ${readCount} of the observers: patches are at most five a second, so up to 200 ms of it are waited for on ` +
    'purpose. Joining: all at once, until the last has the item. Nobody watching, for comparison.',
  async measure(grounds) {
    const server = await grounds.serverWith('embedded', { items: 10, sources: 3, words: 60 })
    const cookies = await reviewers(server, writerCount)
    const [row] = await firstRows(server, cookies[0] ?? '', 1)
    if (!row) throw new Error('The room has no item')
    const writers = await Promise.all(cookies.map((cookie) => DraftWriter.open(server, row.id, cookie, new KeyTimes())))
    writers.forEach((writer, at) => {
      writer.standsAt((at + 0.5) / writers.length)
    })
    const observers = await reviewers(server, Math.max(...crowds), 'observer')
    const alone = await typed(server, writers, [])
    const readings: Reading[] = [{ what: 'nobody watches: server, of one core', value: alone.processor, unit: '%' }]
    for (const count of crowds) {
      const crowd = await Crowd.gathers(server, observers.slice(0, count), row.id)
      const { processor, keys } = await typed(server, writers, crowd.readers)
      const latencies = await crowd.latencies(keys)
      readings.push(
        { what: `${count}: all at once, until the last has the item`, value: crowd.milliseconds, unit: 'ms' },
        { what: `${count}: server, of one core`, value: processor, unit: '%' },
        { what: `${count}: key to observer, p50`, value: median(latencies), unit: 'ms' },
        { what: `${count}: key to observer, p99`, value: percentile(latencies, 0.99), unit: 'ms' },
        { what: `${count}: patches to one observer each second`, value: crowd.patches / seconds, unit: '', most: 5.2 },
      )
      crowd.leaves()
    }
    for (const writer of writers) writer.leave()
    return readings
  },
}

async function typed(server: ServerProcess, writers: readonly DraftWriter[], readers: readonly Reader[]) {
  const keys: number[] = []
  for (const reader of readers) reader.begins()
  const [before, began] = [await processorSeconds(server), performance.now()]
  const until = began + 1000 * seconds
  const type = async (writer: DraftWriter, at: number) => {
    for (let due = began + Math.random() * 100; due < until; due += at === 0 ? probeMilliseconds : 100) {
      await pause(Math.max(0, due - performance.now()))
      if (at === 0) keys.push(performance.now())
      writer.types(at === 0 ? probe : 'a')
    }
  }
  await Promise.all(writers.map(type))
  const processor = (100 * ((await processorSeconds(server)) - before)) / ((performance.now() - began) / 1000)
  return { processor, keys }
}

/** An observer whose patches are looked into. */
class Reader {
  /** When the patch with each probe came, from the first of this stretch. */
  readonly seen: number[] = []
  patches = 0
  #before = 0
  #now = 0

  constructor(channel: Channel, text: string) {
    this.#now = probesIn(text)
    channel.on('observed', ({ patch }) => {
      this.patches++
      const [unit] = patch.units ?? []
      if (!unit) return
      this.#now = probesIn(unit.text)
      while (this.seen.length < this.#now - this.#before) this.seen.push(performance.now())
    })
  }

  begins(): void {
    this.#before = this.#now
    this.patches = 0
    this.seen.length = 0
  }
}

const probesIn = (text: string): number => text.split(probe).length - 1

/** Many who watch one item. */
class Crowd {
  readonly readers: readonly Reader[]
  /** Until the last had the item. */
  readonly milliseconds: number
  readonly #channels: readonly Channel[]

  private constructor(channels: readonly Channel[], readers: readonly Reader[], milliseconds: number) {
    this.#channels = channels
    this.readers = readers
    this.milliseconds = milliseconds
  }

  static async gathers(server: ServerProcess, cookies: readonly string[], item: string): Promise<Crowd> {
    const began = performance.now()
    const channels = cookies.map((cookie) => channelOf(server, cookie))
    const texts = await Promise.all(
      channels.map(async (channel) => {
        const joined = await channel.emitWithAck('join', { protocol: 1 })
        const window = await channel.emitWithAck('window', { open: true })
        const observed = await channel.emitWithAck('observe', { item })
        if (!joined.ok || !window.ok || !observed.ok) throw new Error('An observer was refused')
        return observed.value?.item.units[0]?.text ?? ''
      }),
    )
    const milliseconds = performance.now() - began
    const readers = channels.slice(0, readCount).map((channel, at) => new Reader(channel, texts[at] ?? ''))
    return new Crowd(channels, readers, milliseconds)
  }

  get patches(): number {
    return median(this.readers.map(({ patches }) => patches))
  }

  /** From each key to each reader, in milliseconds. */
  async latencies(keys: readonly number[]): Promise<readonly number[]> {
    await eventually(() => this.readers.every(({ seen }) => seen.length >= keys.length), patience)
    return this.readers.flatMap(({ seen }) => keys.map((at, key) => (seen[key] ?? Number.POSITIVE_INFINITY) - at))
  }

  leaves(): void {
    for (const channel of this.#channels) channel.disconnect()
  }
}
