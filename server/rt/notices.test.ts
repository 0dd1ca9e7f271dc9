import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { NoticeTold } from '#shared/protocol/notice-messages.ts'

const places = {
  'one process on the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

const place = { unit: 'u1', from: 1, to: 2 }

/** Somebody at a device, with every notice that it was told. */
interface Device {
  readonly person: Person
  readonly id: string
  readonly told: NoticeTold[]
}

describe.each(Object.entries(places))('what is for somebody, on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let here: RoomHarness
  let there: RoomHarness
  let asha: Device
  let again: Device
  let ravi: Device
  let worker: Device
  let dispute = ''

  const device = async (person: Person): Promise<Device> => {
    const told: NoticeTold[] = []
    const { me } = await person.joins()
    person.channel.on('notice', (one) => told.push(one))
    return { person, id: me.person, told }
  }
  const page = async ({ person }: Device) => {
    const answer = await person.channel.emitWithAck('notices', { count: 200 })
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer.value
  }
  const done = async ({ person }: Device, name: string, input: object) => {
    const outcome = await person.asks(name, input)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return outcome.value
  }
  const kinds = (one: Device) => one.told.flatMap(({ row }) => row?.kind ?? [])

  beforeAll(async () => {
    harnesses = await open()
    const [first, second = first] = harnesses
    if (!first || !second) throw new Error('no server')
    here = first
    there = second
    asha = await device(await here.person('reviewer', 'Asha'))
    again = await device(await here.personAgain(asha.person, there))
    ravi = await device(await here.person('reviewer', 'Ravi', there))
    worker = await device(await here.person('annotator', 'worker-1', there))
  }, 60_000)
  afterAll(async () => {
    for (const harness of harnesses.toReversed()) await harness.close()
    await redis?.stop()
    redis = undefined
  })

  test('Y1 Y2 an answer to my dispute is told to every device of mine, and to nobody else', async () => {
    const item = here.item('first')
    await done(asha, 'dispute.open', { item, place, question: 'Which?' })
    await vi.waitFor(() => expect(there.room.actor.seq).toBe(here.room.actor.seq))
    dispute =
      (there.room.actor.since(0) ?? []).flatMap(({ event }) =>
        event.type === 'dispute.opened' ? event.dispute : [],
      )[0] ?? ''
    await done(ravi, 'comment.add', { item, dispute, text: 'Ask @1', mentions: [worker.id] })
    await vi.waitFor(() =>
      expect([kinds(asha), kinds(again), kinds(worker)]).toEqual([['comment'], ['comment'], ['mentioned']]),
    )
    expect(ravi.told).toEqual([])
    expect(asha.told[0]).toMatchObject({
      read: 0,
      unread: 1,
      row: { name: 'Ravi', key: 'first', place, words: 'Ask @worker-1' },
    })
  })

  test('Y3 how far it was read only grows, and the other device is told', async () => {
    const { rows } = await page(again)
    const seq = rows[0]?.seq ?? 0
    const read = await again.person.channel.emitWithAck('notices-read', { seq })
    expect(read).toEqual({ ok: true, value: { read: seq, unread: 0 } })
    await vi.waitFor(() => expect(asha.told.at(-1)).toEqual({ row: null, read: seq, unread: 0 }))
    const back = await asha.person.channel.emitWithAck('notices-read', { seq: 1 })
    expect(back).toEqual({ ok: true, value: { read: seq, unread: 0 } })
    const far = await ravi.person.channel.emitWithAck('notices-read', { seq: 1_000_000 })
    expect(far).toMatchObject({ ok: true, value: { unread: 0 } })
    await done(ravi, 'position.add', { item: here.item('first'), dispute, value: 'hat', because: '' })
    await vi.waitFor(() => expect(asha.told.at(-1)).toMatchObject({ row: { kind: 'position' }, unread: 1 }))
  })

  test('Y3 two devices that read at once agree on the further one', async () => {
    const latest = here.room.actor.seq
    await Promise.all(
      [asha, again].map(({ person }, at) => person.channel.emitWithAck('notices-read', { seq: latest - at })),
    )
    expect([(await page(asha)).read, (await page(again)).read]).toEqual([latest, latest])
  })

  test('Y4 annotators are told only of items that they may see, observers of nothing', async () => {
    expect((await page(worker)).rows.map(({ kind }) => kind)).toEqual(['mentioned'])
    const observer = await device(await here.person('observer', 'Client'))
    for (const name of ['notices', 'notices-read'] as const) {
      const asked = name === 'notices' ? { count: 1 } : { seq: 1 }
      expect(await observer.person.channel.emitWithAck(name as 'notices', asked as { count: number })).toMatchObject({
        ok: false,
        refusal: { code: 'forbidden' },
      })
    }
  })

  test('Y2 a selection that is assigned is one notice, and taken back another', async () => {
    const lead = await device(await here.person('lead', 'Kamala'))
    const items = [here.item('first'), here.item('second')]
    await done(lead, 'items.assign', { items, to: ravi.id, due: '2999-01-01' })
    await done(lead, 'items.assign', { items, to: null })
    await vi.waitFor(() => expect(kinds(ravi)).toEqual(['assigned', 'taken-back']))
    expect(ravi.told.find(({ row }) => row)?.row).toMatchObject({ count: 2, due: '2999-01-01', name: 'Kamala' })
  })

  test('Y2 a room that is loaded anew tells the same', async () => {
    const before = [await page(asha), await page(ravi), await page(worker)]
    const { store } = here.room.actor
    const { RoomActor } = await import('#server/rooms/room-actor.ts')
    const fresh = await RoomActor.load(store, here.roomId, here.room.actor.drafts)
    for (const [at, one] of [asha, ravi, worker].entries())
      expect(fresh?.notices.of(one.id).map(({ seq, kind }) => [seq, kind])).toEqual(
        before[at]?.rows.map(({ seq, kind }) => [seq, kind]).toReversed(),
      )
    fresh?.close()
  })
})
