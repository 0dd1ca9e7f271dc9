import pino from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { trustProxyFrom } from './client-address.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { type Limits, limitsFrom } from './limit-settings.ts'
import { RateLimits } from './rate-limits.ts'

const patience = { timeout: 20_000, interval: 20 }
const withLimits = (change: Partial<Limits>): Limits => ({ ...limitsFrom({}), ...change })
const silent = pino({ level: 'silent' })
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
const opened = async (limits: Partial<Limits>): Promise<RoomHarness> => {
  const harness = await RoomHarness.open({ limits: withLimits(limits) })
  ends.push(() => harness.close())
  return harness
}

describe('the count', () => {
  test('N3 two processes on one Redis count together; without Redis each counts on by itself', async () => {
    const redis = await startRedis()
    ends.push(() => redis.stop())
    const limits = withLimits({ requests: { points: 3, seconds: 1000 } })
    const counts = await Promise.all([
      RateLimits.open(limits, redis.url, silent),
      RateLimits.open(limits, redis.url, silent),
    ])
    ends.push(() => counts.forEach((count) => void count.close()))
    const [here, there] = counts
    await vi.waitFor(async () => {
      await here.spend('requests', 'warm')
      expect(await there.spend('requests', 'warm', 3)).toBeGreaterThan(0)
    }, patience)
    await here.spend('requests', 'r/asha', 2)
    expect(await there.spend('requests', 'r/asha')).toBe(0)
    expect(await here.spend('requests', 'r/asha')).toBeGreaterThan(0)
    expect(await here.spend('requests', 'r/ravi')).toBe(0)
    await redis.kill()
    expect(await here.spend('requests', 'r/mala', 3)).toBe(0)
    expect(await here.spend('requests', 'r/mala')).toBeGreaterThan(0)
    expect(await there.spend('requests', 'r/mala')).toBe(0)
  })

  test('N4 connections of which nobody knows whose they are stay few, and count no longer than they last', async () => {
    const doors = new Doorkeeper(await RateLimits.open(limitsFrom({}), undefined, silent), trustProxyFrom(undefined))
    const from = (remoteAddress: string) => ({ socket: { remoteAddress }, headers: {} }) as never
    const finished = Array.from({ length: 600 }, () => doors.begins(from('10.0.0.1')))
    expect(finished.every(Boolean)).toBe(true)
    expect(doors.begins(from('10.0.0.1'))).toBeUndefined()
    expect(doors.begins(from('10.0.0.2'))).toBeDefined()
    finished[0]?.()
    finished[0]?.()
    expect(doors.begins(from('10.0.0.1'))).toBeDefined()
    expect(doors.begins(from('10.0.0.1'))).toBeUndefined()
  })
})

describe('what goes beyond a limit', () => {
  test('N5 edits beyond it are read later; none is refused, and nobody else waits', async () => {
    const harness = await opened({ edits: { points: 60, seconds: 1 } })
    const [asha, ravi] = [await harness.person('reviewer', 'Asha'), await harness.person('reviewer', 'Ravi')]
    const item = harness.item('first')
    const [fast, slow] = [asha.opens(item), ravi.opens(item)]
    await vi.waitFor(() => expect([fast.text, slow.text]).not.toContain(''), patience)
    for (let key = 0; key < 300; key++) fast.types(0, 'x')
    slow.types(0, 'y')
    await vi.waitFor(() => expect(fast.text).toContain('y'), patience)
    await vi.waitFor(() => expect(slow.text.match(/x/g)).toHaveLength(300), patience)
    expect([...fast.closedWith, ...slow.closedWith]).toEqual([])
  })

  test('N5 commands beyond it are answered later; who waits for no answer is let go', async () => {
    const harness = await opened({ requests: { points: 40, seconds: 1 } })
    const asha = await harness.person('reviewer', 'Asha')
    await asha.joins()
    const answers = await Promise.all(
      Array.from({ length: 120 }, () =>
        asha.channel.emitWithAck('queue', { filter: 'all', search: '', from: 0, count: 5 }),
      ),
    )
    expect(answers).toHaveLength(120)
    expect(new Set(answers.map(({ ok }) => ok)).size).toBe(1)
    const left = new Promise((resolve) => asha.channel.once('disconnect', resolve))
    for (let n = 0; n < 2000; n++)
      asha.channel.emit('queue', { filter: 'all', search: '', from: 0, count: 5 }, () => undefined)
    expect(await left).toBe('transport close')
  })

  test('N6 links are tried so often from one address; whoever has a session comes in all the same', async () => {
    const harness = await opened({ strangers: { points: 5, seconds: 1000 } })
    const asha = await harness.person('reviewer', 'Asha')
    const look = () =>
      fetch(new URL('/api/v1/sessions/look', harness.serving.url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ invite: 'harness.guess' }),
      })
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await look()).status)
    expect(statuses).toEqual([410, 410, 410, 410, 429, 429])
    expect((await asha.joins()).room.id).toBe('harness')
    const draft = asha.opens(harness.item('first'))
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
  })

  test('N6 a hundred people behind one address come back at once after a restart; none is turned away', async () => {
    const directory = await temporaryDirectory()
    ends.push(() => directory.remove())
    const first = await RoomHarness.open({ dataDirectory: directory.path })
    const people: Person[] = []
    for (let n = 0; n < 100; n++) people.push(await first.person('reviewer', `R${n}`))
    await first.close()
    const second = await RoomHarness.open({ dataDirectory: directory.path })
    ends.push(() => second.close())
    const back = await Promise.all(people.map((person) => second.personAgain(person, second)))
    const drafts = back.map((person) => person.opens(second.item('first')))
    const joined = await Promise.all(back.map((person) => person.joins()))
    expect(joined).toHaveLength(100)
    await vi.waitFor(() => expect(drafts.filter(({ text }) => text === '')).toEqual([]), patience)
    expect(drafts.flatMap(({ closedWith }) => closedWith)).toEqual([])
  })

  test('N7 a reader that does not read is let go, and asks for what it missed', async () => {
    const harness = await opened({ requests: { points: 1_000_000, seconds: 1 } })
    const [asha, ravi] = [await harness.person('reviewer', 'Asha'), await harness.person('reviewer', 'Ravi')]
    await Promise.all([asha.joins(), ravi.joins()])
    const raw = (ravi.channel.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws
    const left = new Promise((resolve) => ravi.channel.once('disconnect', resolve))
    raw.pause()
    let asked = 0
    const flood = setInterval(() => {
      for (let n = 0; n < 100 && asked < 200_000; n++, asked++)
        ravi.channel.emit('item', { item: harness.item('first') }, () => undefined)
    }, 5)
    ends.push(() => clearInterval(flood))
    await vi.waitFor(async () => expect((await harness.room.here.all()).length).toBe(1), patience)
    clearInterval(flood)
    raw.resume()
    expect(await left).toBeDefined()
    expect((await asha.channel.emitWithAck('item', { item: harness.item('first') })).ok).toBe(true)
  })
})
