import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'

let redis: RedisServer
let alive: RoomHarness
let silent: RoomHarness

beforeAll(async () => {
  redis = await startRedis()
  alive = await RoomHarness.open({ redisUrl: redis.url })
  silent = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: alive.dataDirectory })
})
afterAll(async () => {
  await silent.close()
  await alive.close()
  await redis.stop()
})

test('K12 a process of which nothing is heard takes its people and their carets with it', async () => {
  const item = alive.item('first')
  const asha = await alive.person('reviewer', 'Asha')
  const ravi = await alive.person('reviewer', 'Ravi', silent)
  const { me } = await ravi.joins()
  const [mine, theirs] = [asha.opens(item), ravi.opens(item)]
  await vi.waitFor(() => expect([mine.text, theirs.text]).not.toContain(''), 10_000)
  theirs.provider.awareness.setLocalState({ at: ['u1', 'a.1'] })
  const carets = () => [...mine.provider.awareness.getStates().keys()].filter((client) => client !== mine.doc.clientID)
  const present = () => alive.room.here.all().filter(({ person }) => person === me.person)
  await vi.waitFor(() => expect([carets(), present().length]).toEqual([[theirs.doc.clientID], 1]), 10_000)
  const stores = new Set([silent.room.actor.store, silent.serving.rooms.store])
  for (const store of stores) vi.spyOn(store, 'publish').mockResolvedValue()
  await vi.waitFor(() => expect([carets(), present()]).toEqual([[], []]), 15_000)
  vi.restoreAllMocks()
  await vi.waitFor(() => expect(present()).toHaveLength(1), 15_000)
})
