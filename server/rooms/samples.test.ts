import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { itemState } from '#shared/domain/item-state.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { SampleList, SampleView } from '#shared/protocol/sample-messages.ts'

const stores = {
  'the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

describe.each(Object.entries(stores))('samples on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let harness: RoomHarness
  let lead: Person

  beforeAll(async () => {
    harnesses = await open()
    const [first] = harnesses
    if (!first) throw new Error('no server')
    harness = first
    lead = await harness.person('lead', 'Kamala')
    await lead.joins()
  }, 60_000)
  afterAll(async () => {
    for (const each of harnesses.toReversed()) await each.close()
    await redis?.stop()
    redis = undefined
  })

  const hashOf = async (id: string) => {
    const { actor } = harness.room
    const item = actor.item(id)
    if (!item) throw new Error(`no item ${id}`)
    return resultHash(resultOf(await actor.bench(item), tableGet(actor.state.rulings, id) ?? []))
  }

  async function asked<T>(path: string, person: Person): Promise<{ status: number; body: T }> {
    const url = new URL(`/api/v1/rooms/harness/as/1/${path}`, harness.serving.url)
    const response = await fetch(url, { headers: { cookie: person.cookie } })
    return { status: response.status, body: (await response.json()) as T }
  }

  const wish = { batch: null, size: { count: 2 }, rule: { is: 'most-wrong', wrong: 0 } }

  test('Z2 nothing is drawn where nothing is signed off, and nothing is written', async () => {
    const before = await harness.journalHead
    expect(await lead.asks('sample.draw', wish)).toMatchObject({ ok: false, refusal: { code: 'nothing-left' } })
    expect(await harness.journalHead).toBe(before)
  })

  test('Z8 a return reopens what was found wrong, once, under who returned it', async () => {
    const trainer = await harness.person('trainer', 'Selvi')
    await trainer.joins()
    const [first, second] = [harness.item('first'), harness.item('second')]
    for (const item of [first, second])
      expect(await trainer.asks('item.sign-off', { item, hash: await hashOf(item) })).toMatchObject({ ok: true })

    const drawn = await lead.asks('sample.draw', wish)
    if (!drawn.ok) throw new Error(drawn.refusal.message)
    const { sample } = drawn.value.answer as { sample: string }
    const view = (await asked<SampleView>(`samples/${sample}`, lead)).body
    expect(view).toMatchObject({ number: 1, of: 2, drawn: 2, byName: 'Kamala', standing: { left: 2, verdict: 'open' } })
    expect(view.items.map(({ id }) => id).sort()).toEqual([first, second].sort())
    expect(view.items.find(({ id }) => id === first)).toMatchObject({
      key: 'first',
      signedBy: 'Selvi',
      own: false,
      units: [{ text: 'the cat sat down' }],
    })

    const judge = async (item: string, right: boolean) =>
      lead.asks('sample.judge', {
        ...{ sample, item, right, hash: view.items.find(({ id }) => id === item)?.hash },
        ...{ reason: right ? null : 'wrong word', words: right ? '' : 'It is a bat' },
      })
    expect(await judge(first, false)).toMatchObject({ ok: true })
    expect(await judge(second, true)).toMatchObject({ ok: true })
    const closed = await lead.asks('sample.close', { sample, outcome: 'returned', why: 'The animal is wrong' })
    expect(closed).toMatchObject({ ok: true })

    const { actor } = harness.room
    await vi.waitFor(() => expect(itemState(actor.state, first)).toBe('open'), { timeout: 10_000 })
    await vi.waitFor(() => expect(tableGet(actor.state.samples, sample)?.returning).toEqual([]))
    expect(itemState(actor.state, second)).toBe('signed-off')
    const reopened = actor.since(0)?.filter(({ event }) => event.type === 'item.reopened') ?? []
    expect(reopened).toHaveLength(1)
    expect(reopened[0]).toMatchObject({
      author: { person: tableGet(actor.state.samples, sample)?.by, role: 'lead', session: null },
      event: { item: first, reason: 'The animal is wrong' },
    })
    const list = (await asked<SampleList>('samples', lead)).body
    expect(list.samples).toMatchObject([
      { number: 1, closing: { outcome: 'returned', right: 1, wrong: 1, rate: { rate: 0.5 }, byName: 'Kamala' } },
    ])
    expect(list.batches).toMatchObject([{ name: 'sample.json', items: 2, signedOff: 1 }])
  })

  test('R1 reviewers, annotators and observers read no samples', async () => {
    for (const role of ['reviewer', 'annotator', 'observer'] as const)
      expect((await asked('samples', await harness.person(role, role))).status).toBe(403)
    expect((await asked('samples/none', lead)).status).toBe(404)
  })
})
