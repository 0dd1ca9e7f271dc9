import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'

const items = 120
const callers = 10
const file = {
  chavadi: 1,
  items: Array.from({ length: items - 2 }, (_, at) => ({
    key: `clip-${at}`,
    language: 'en',
    sources: ['the cat sat', 'the bat sat', 'the cat sat'].map((text, worker) => ({
      annotator: `worker-${worker + 1}`,
      segments: [{ text }],
    })),
  })),
}

const places = {
  'one process on the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

describe.each(Object.entries(places))('ten who ask for the next item at once on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let people: { readonly person: Person; readonly id: string }[]

  beforeAll(async () => {
    harnesses = await open()
    const [here, there = here] = harnesses
    if (!here || !there) throw new Error('no server')
    const batch = await readBatch({ fileName: 'many.json', bytes: jsonBytes(file) })
    await importBatch(here.room, operatorOf(here.roomId), batch)
    people = []
    for (let at = 0; at < callers; at++) {
      const person = await here.person('reviewer', `Reviewer ${at}`, at % 2 === 0 ? here : there)
      people.push({ person, id: (await person.joins()).me.person })
    }
  }, 60_000)
  afterAll(async () => {
    for (const harness of harnesses.toReversed()) await harness.close()
    await redis?.stop()
    redis = undefined
  })

  const next = async ({ person }: { person: Person }): Promise<string> => {
    const done = await person.asks('item.next', {})
    if (!done.ok) throw new Error(done.refusal.message)
    return (done.value.answer as { item: string }).item
  }

  test('Q3 W7 nobody is given what another has, nor what is assigned to another', { timeout: 60_000 }, async () => {
    const [here, there = here] = harnesses
    const lead = await here?.person('lead', 'Kamala')
    await lead?.joins()
    const everybody = people.map(({ id }) => id)
    const dealt = await lead?.asks('items.deal', { people: everybody, each: 3, due: '2999-01-01' })
    expect(dealt?.ok && dealt.value.answer).toMatchObject({ hands: everybody.map((person) => ({ person, items: 3 })) })
    await vi.waitFor(() => expect(there?.room.actor.seq).toBe(here?.room.actor.seq), 10_000)

    const given = new Map<string, string>()
    for (let turn = 0; turn < items / callers; turn++) {
      const each = await Promise.all(people.map(async (one) => ({ id: one.id, item: await next(one) })))
      for (const { id, item } of each) {
        expect([item, given.get(item)]).toEqual([item, undefined])
        given.set(item, id)
        const assigned = there?.room.actor.queue.row(item)?.assigned ?? null
        expect([null, id]).toContain(assigned)
        if (turn < 3) expect(assigned).toBe(id)
      }
    }
    expect(given.size).toBe(items)
  })
})
