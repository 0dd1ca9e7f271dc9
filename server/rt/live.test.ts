import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'

const patience = 10_000
let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness

const places = {
  'one process on the embedded store': async () => {
    here = await RoomHarness.open()
    there = here
  },
  'two processes on one Redis': async () => {
    redis = await startRedis()
    here = await RoomHarness.open({ redisUrl: redis.url })
    there = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })
  },
} as const

afterEach(async () => {
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

/** Somebody in the room, and who they have been told is there. */
async function comes(person: Person) {
  const joined = await person.joins()
  let rows: readonly HereRow[] = joined.here
  person.channel.on('here', (now) => {
    rows = now
  })
  return {
    id: joined.me.person,
    channel: person.channel,
    get rows() {
      return rows
    },
    of: (id: string) => rows.filter(({ person }) => person === id),
  }
}

describe.each(Object.entries(places))('who is where, on %s', (_, open) => {
  beforeEach(open)

  test('LV1 unit, place and when they last did something are told to staff and annotators', async () => {
    const asha = await comes(await here.person('reviewer', 'Asha'))
    const selvi = await comes(await here.person('trainer', 'Selvi', there))
    const worker = await comes(await here.person('annotator', 'worker-1', there))
    const client = await comes(await here.person('observer', 'Client', there))
    const item = here.item('first')
    const from = Date.now()
    asha.channel.emit('here', { item, unit: 'u1', place: 'u1:1-2', typing: true, idle: 60 })
    for (const reader of [selvi, worker])
      await vi.waitFor(
        () =>
          expect(reader.of(asha.id)).toMatchObject([{ item, unit: 'u1', place: 'u1:1-2', typing: true, name: 'Asha' }]),
        patience,
      )
    const active = Date.parse(selvi.of(asha.id)[0]?.active ?? '')
    expect(active).toBeGreaterThanOrEqual(from - 61_000)
    expect(active).toBeLessThanOrEqual(Date.now() - 59_000)
    asha.channel.emit('here', { item, unit: 'u1' })
    await vi.waitFor(() => expect(selvi.of(asha.id)[0]).not.toHaveProperty('typing'), patience)
    expect(Date.parse(selvi.of(asha.id)[0]?.active ?? '')).toBe(active)
    expect(client.rows).toEqual([])
  })

  test('LV1 whoever may not open an item stands nowhere in it', async () => {
    const selvi = await comes(await here.person('trainer', 'Selvi', there))
    const asha = await comes(await here.person('reviewer', 'Asha'))
    asha.channel.emit('here', { item: 'nowhere', unit: 'u1', place: 'u1:1-2' })
    asha.channel.emit('here', { item: 'nowhere', unit: 'u1', admin: true } as never)
    await vi.waitFor(() => expect(selvi.of(asha.id)).toHaveLength(1), patience)
    const [row] = selvi.of(asha.id)
    expect([row?.item, row?.unit, row?.place]).toEqual([null, undefined, undefined])
  })
})
