import { afterEach, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Draft, type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type ObservedItem, patched } from '#shared/projections/observed-item.ts'
import type { ObservedTold } from '#shared/protocol/rt-messages.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function watching(observer: Person, item: string) {
  await observer.joins()
  const told: ObservedTold[] = []
  observer.channel.on('observed', (patch) => told.push(patch))
  const answer = await observer.channel.emitWithAck('observe', { item })
  if (!answer.ok || !answer.value) throw new Error('not observed')
  const { n, item: start } = answer.value
  const since = performance.now()
  return {
    told,
    seconds: () => (performance.now() - since) / 1000,
    /** Every number in order, none twice. */
    numbers: () => expect(told.map((one) => one.n)).toEqual(told.map((_, at) => n + at + 1)),
    now: (): ObservedItem => told.reduce((seen, { patch }) => patched(seen, patch), start),
  }
}

/** Each types a letter into their own copy, turn after turn; the server has what it can take. */
async function typeTogether(drafts: readonly Draft[], turns: number, each: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    for (const draft of drafts) draft.types(draft.text.length, 'x')
    await each()
  }
}

const keyPause = () => new Promise((resolve) => setTimeout(resolve, 20))

test('R4 ten fast typists make at most five patches a second, whoever else comes to watch', async () => {
  const harness = await RoomHarness.open()
  closing.push(() => harness.close())
  const item = harness.item('first')
  const people = await Promise.all(Array.from({ length: 10 }, (_, at) => harness.person('reviewer', `Typist ${at}`)))
  const drafts = people.map((person) => person.opens(item))
  await vi.waitFor(() => expect(drafts.map(({ text }) => text)).not.toContain(''))
  const seen = await watching(await harness.person('observer', 'Client'), item)
  const other = await harness.person('observer', 'Impatient')
  await other.joins()
  await typeTogether(drafts, 80, async () => {
    await keyPause()
    await other.channel.emitWithAck('observe', { item })
  })
  const letters = 10 * 80
  await vi.waitFor(() => expect(seen.now().units[0]?.text).toHaveLength('the cat sat down'.length + letters), 10_000)
  expect(seen.told.length).toBeGreaterThan(3)
  expect(seen.told.length).toBeLessThanOrEqual(5 * seen.seconds() + 1)
  seen.numbers()
})

test('R4 typed on one process, watched on another', async () => {
  const redis: RedisServer = await startRedis()
  const first = await RoomHarness.open({ redisUrl: redis.url })
  const second = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
  closing.push(
    () => redis.stop(),
    () => first.close(),
    () => second.close(),
  )
  const item = first.item('first')
  const people = await Promise.all(Array.from({ length: 10 }, (_, at) => first.person('reviewer', `Typist ${at}`)))
  const drafts = people.map((person) => person.opens(item))
  await vi.waitFor(() => expect(drafts.map(({ text }) => text)).not.toContain(''))
  const seen = await watching(await first.person('observer', 'Client', second), item)
  await typeTogether(drafts, 40, keyPause)
  await vi.waitFor(() => expect(seen.now().units[0]?.text).toHaveLength('the cat sat down'.length + 400), 10_000)
  expect(seen.told.length).toBeGreaterThan(2)
  expect(seen.told.length).toBeLessThanOrEqual(5 * seen.seconds() + 1)
  seen.numbers()
  await people[0]?.joins()
  await people[0]?.asks('dispute.open', { item, place: { unit: 'u1', from: 1, to: 2 }, question: 'Which?' })
  await vi.waitFor(() => expect(seen.now()).toMatchObject({ state: 'disputed', disputes: [{ question: 'Which?' }] }))
})
