import pino from 'pino'
import { expect, test } from 'vitest'
import type { StoredEntry } from '#server/store/store.ts'
import { noDelay, type ObservedDelay } from '#shared/domain/observed-delay.ts'
import type { Clock } from './clock.ts'
import { DelayedStream } from './delayed-stream.ts'

/** Stands still until it is put forward. */
class SetClock implements Clock {
  #now = 1_000_000
  readonly #waiting = new Set<{ readonly at: number; readonly work: () => void }>()

  now(): number {
    return this.#now
  }

  after(milliseconds: number, work: () => void): () => void {
    const one = { at: this.#now + milliseconds, work }
    this.#waiting.add(one)
    return () => this.#waiting.delete(one)
  }

  get waiting(): number {
    return this.#waiting.size
  }

  /** Whoever is woken has done what it was woken for. */
  async forward(milliseconds: number): Promise<void> {
    this.#now += milliseconds
    for (const one of [...this.#waiting].filter(({ at }) => at <= this.#now)) {
      this.#waiting.delete(one)
      one.work()
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function line(delay: () => ObservedDelay) {
  const clock = new SetClock()
  const written: { readonly entry: StoredEntry; readonly at: number }[] = []
  const shown: number[] = []
  let read = 0
  const stream = new DelayedStream(0, {
    clock,
    log: pino({ level: 'silent' }),
    delay,
    read: async (after, limit) => {
      const entries = written.slice(after, after + limit).map(({ entry }) => entry)
      read = Math.max(read, entries.length)
      return entries
    },
    writtenAt: ({ number }) => written[number - 1]?.at ?? 0,
    apply: async (entries) => void shown.push(...entries.map(({ number }) => number)),
  })
  const write = (at = clock.now()) =>
    void written.push({ entry: { number: written.length + 1, bytes: new Uint8Array() }, at })
  return { clock, stream, shown, write, mostRead: () => read }
}

const behind = (seconds: number) => (): ObservedDelay => ({ seconds, shownTo: 0 })

test('CW21 an entry is shown when its time has come, and none before it', async () => {
  const { clock, stream, shown, write } = line(behind(30))
  const stop = stream.watch()
  write()
  await clock.forward(10_000)
  write()
  await clock.forward(19_999)
  expect(shown).toEqual([])
  await clock.forward(1)
  expect(shown).toEqual([1])
  await clock.forward(10_000)
  expect(shown).toEqual([1, 2])
  stop()
  expect(clock.waiting).toBe(0)
})

test('CW21 what was written by a clock that is behind waits for what stands before it', async () => {
  const { clock, stream, shown, write } = line(behind(30))
  write()
  write(clock.now() - 20_000)
  await clock.forward(15_000)
  await stream.readOn()
  expect(shown).toEqual([])
  await clock.forward(15_000)
  await stream.readOn()
  expect(shown).toEqual([1, 2])
})

test('CW21 however much waits, a hundred entries at most are held; however much is due, all of it comes', async () => {
  const { clock, stream, shown, write, mostRead } = line(behind(30))
  for (let at = 0; at < 450; at++) write()
  await stream.readOn()
  expect([shown.length, mostRead()]).toEqual([0, 100])
  await clock.forward(30_000)
  await stream.readOn()
  expect([shown.length, mostRead()]).toEqual([450, 100])
})

test('CW24 a smaller delay is caught up with by the next look', async () => {
  let delay: ObservedDelay = { ...noDelay, seconds: 3600 }
  const { clock, stream, shown, write } = line(() => delay)
  const stop = stream.watch()
  write()
  await clock.forward(20_000)
  expect(shown).toEqual([])
  delay = { ...delay, seconds: 10 }
  await clock.forward(1_000)
  expect(shown).toEqual([1])
  stop()
})
