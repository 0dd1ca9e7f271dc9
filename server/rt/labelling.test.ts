import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { labellingHash } from '#shared/domain/labelling.ts'

const places = {
  'one process on the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

const cars = { tags: [{ name: 'Car', colour: '#db7706', description: 'With doors' }] }
const trees = { tags: [{ name: 'Tree' }], questions: [{ name: 'Weather', type: 'text' }] }

describe.each(Object.entries(places))('the list of labels, on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let kamala: Person
  let mani: Person
  let asha: Person
  let client: Person

  beforeAll(async () => {
    harnesses = await open()
    const [here, there = here] = harnesses
    if (!here || !there) throw new Error('no server')
    kamala = await here.person('lead', 'Kamala')
    mani = await here.person('lead', 'Mani', there)
    asha = await here.person('reviewer', 'Asha', there)
    client = await here.person('observer', 'Client')
    for (const person of [kamala, mani, asha, client]) await person.joins()
  })
  afterAll(async () => {
    await Promise.all(harnesses.map((harness) => harness.close()))
    await redis?.stop()
    redis = undefined
  })

  test('LC1 of two leads at once one sets it; the other is told what, and by whom', async () => {
    const basis = labellingHash(null)
    const outcomes = await Promise.all([
      kamala.asks('labelling.set', { labelling: cars, basis }),
      mani.asks('labelling.set', { labelling: trees, basis }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const [won, lost] = outcomes[0]?.ok ? [cars, outcomes[1]] : [trees, outcomes[0]]
    expect(lost).toMatchObject({ refusal: { code: 'moved', details: { now: won, by: expect.any(String) } } })
    const again = { labelling: cars, basis: labellingHash(won as typeof cars) }
    if (won !== cars) expect(await kamala.asks('labelling.set', again)).toMatchObject({ ok: true })
  })

  test('LC4 everybody has it at once; whoever watches gets names and colours', async () => {
    const isHere = (person: Person, labelling: unknown) =>
      vi.waitFor(() =>
        expect(person.told.findLast(({ event }) => event?.type === 'labelling.changed')?.event).toMatchObject({
          labelling,
        }),
      )
    await isHere(asha, cars)
    await isHere(client, { tags: [{ name: 'Car', colour: '#db7706' }] })
    const told = JSON.stringify(client.told)
    for (const word of ['With doors', 'Weather']) expect(told).not.toContain(word)
    expect((await client.joins()).room.settings.labelling).toEqual({ tags: [{ name: 'Car', colour: '#db7706' }] })
    expect((await asha.joins()).room.settings.labelling).toEqual(cars)
  })
})
