import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'

let redis: RedisServer
let harness: RoomHarness
let asha: Person

beforeAll(async () => {
  redis = await startRedis()
  harness = await RoomHarness.open({ redisUrl: redis.url })
  asha = await harness.person('reviewer', 'Asha')
})
afterAll(async () => {
  await harness.close()
  await redis.stop()
})

test('C1 a command asked while Redis is away is neither lost nor done twice', async () => {
  const item = harness.item('first')
  const place = { unit: 'u1', from: 1, to: 2 }
  const before = await asha.joins()
  await redis.kill()
  const ended = new Promise((resolve) => asha.channel.once('disconnect', resolve))
  asha.asks('difference.settle', { item, place, take: 1 }, 1).catch(() => undefined)
  const readyz = new URL('/readyz', harness.serving.url)
  await vi.waitFor(async () => expect((await fetch(readyz)).status).toBe(503), 20_000)
  await ended
  await redis.restart()
  await vi.waitFor(async () => expect((await fetch(readyz)).status).toBe(200), 20_000)
  const again = await asha.joins()
  const first = await asha.asks('difference.settle', { item, place, take: 1 }, 1)
  expect(first).toMatchObject({ ok: true })
  expect(await asha.asks('difference.settle', { item, place, take: 1 }, 1)).toEqual(first)
  expect(again.room.id).toBe(before.room.id)
  const events = harness.room.actor.since(before.seq) ?? []
  expect(events.filter(({ event }) => event.type === 'difference.settled')).toHaveLength(1)
}, 60_000)
