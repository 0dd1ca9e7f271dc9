import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { hereAfter } from '#shared/projections/who-is-here.ts'
import type { Pointed } from '#shared/protocol/here-messages.ts'
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
  let watching = joined.watching
  const points: Pointed[] = []
  person.channel.on('here', (now, count) => {
    rows = now
    watching = count
  })
  person.channel.on('moved', (moved) => {
    rows = hereAfter(rows, moved)
    watching = moved.watching
  })
  person.channel.on('pointed', (pointed) => points.push(pointed))
  return {
    id: joined.me.person,
    channel: person.channel,
    points,
    get watching() {
      return watching
    },
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

  test('LV7 an annotator is told where they may not go, and when they may', async () => {
    const trainer = await here.person('trainer', 'Selvi', there)
    const selvi = await comes(trainer)
    const worker = await comes(await here.person('annotator', 'Joseph', there))
    const item = here.item('first')
    selvi.channel.emit('here', { item, unit: 'u1' })
    await vi.waitFor(() => expect(worker.of(selvi.id)).toMatchObject([{ item, unseen: true }]), patience)
    expect(await trainer.asks('pen.give', { item, person: worker.id, holder: null })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(worker.of(selvi.id)[0]).not.toHaveProperty('unseen'), patience)
    expect(worker.of(selvi.id)).toMatchObject([{ item, name: 'Selvi', role: 'trainer' }])
    expect(await trainer.asks('pen.take', { item, holder: worker.id })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(worker.of(selvi.id)).toMatchObject([{ item, unseen: true }]), patience)
    selvi.channel.emit('here', { item: null })
    await vi.waitFor(() => expect(worker.of(selvi.id)[0]).not.toHaveProperty('unseen'), patience)
  })

  test('LV2 a hand is the person’s: on all their pages, until one of these or a trainer lowers it', async () => {
    const asha = await comes(await here.person('reviewer', 'Asha'))
    const again = await comes(await here.returns(asha.id, 'reviewer'))
    const ravi = await comes(await here.person('reviewer', 'Ravi', there))
    const selvi = await comes(await here.person('trainer', 'Selvi', there))
    const client = await comes(await here.person('observer', 'Client', there))
    expect(await asha.channel.emitWithAck('hand', { up: true })).toEqual({ ok: true, value: null })
    await vi.waitFor(
      () => expect(handsOf(selvi.of(asha.id))).toEqual([expect.any(String), expect.any(String)]),
      patience,
    )
    const since = selvi.of(asha.id)[0]?.hand
    await asha.channel.emitWithAck('hand', { up: true })
    asha.channel.emit('here', { item: here.item('first') })
    await vi.waitFor(() => expect(selvi.of(asha.id).some(({ item }) => item !== null)).toBe(true), patience)
    expect(handsOf(selvi.of(asha.id))).toEqual([since, since])
    expect(await ravi.channel.emitWithAck('hand', { up: false, person: asha.id })).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    })
    expect(await selvi.channel.emitWithAck('hand', { up: true, person: ravi.id })).toMatchObject({
      ok: false,
      refusal: { code: 'bad-input' },
    })
    expect(await selvi.channel.emitWithAck('hand', { up: false, person: asha.id })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(handsOf(ravi.of(asha.id))).toEqual([undefined, undefined]), patience)
    await again.channel.emitWithAck('hand', { up: true })
    await vi.waitFor(
      () => expect(handsOf(ravi.of(asha.id))).toEqual([expect.any(String), expect.any(String)]),
      patience,
    )
    await asha.channel.emitWithAck('hand', { up: false })
    await vi.waitFor(() => expect(handsOf(ravi.of(asha.id))).toEqual([undefined, undefined]), patience)
    expect([client.rows, client.watching]).toEqual([[], 0])
  })

  test('LV2 a hand stays up over a lost line', async () => {
    const selvi = await comes(await here.person('trainer', 'Selvi', there))
    const person = await here.person('reviewer', 'Asha')
    const asha = await comes(person)
    await asha.channel.emitWithAck('hand', { up: true })
    await vi.waitFor(() => expect(handsOf(selvi.of(asha.id))).toEqual([expect.any(String)]), patience)
    const [since] = handsOf(selvi.of(asha.id))
    asha.channel.disconnect()
    await vi.waitFor(() => expect(selvi.of(asha.id)).toEqual([]), patience)
    await comes(await here.personAgain(person, there))
    await vi.waitFor(() => expect(handsOf(selvi.of(asha.id))).toEqual([since]), patience)
  })

  test('LV3 observers are a number to the others', async () => {
    const asha = await comes(await here.person('reviewer', 'Asha'))
    const client = await here.person('observer', 'Client', there)
    const first = await comes(client)
    const second = await comes(await here.person('observer', 'Other client'))
    await vi.waitFor(() => expect(asha.watching).toBe(2), patience)
    expect(JSON.stringify(asha.rows)).not.toContain('bserver')
    second.channel.disconnect()
    await vi.waitFor(() => expect(asha.watching).toBe(1), patience)
    expect([first.rows, first.watching]).toEqual([[], 0])
  })

  test('LV5 one trainer at a time is shown to the room; it ends with their page', async () => {
    const selvi = await comes(await here.person('trainer', 'Selvi', there))
    const murugan = await comes(await here.person('trainer', 'Murugan'))
    const asha = await comes(await here.person('reviewer', 'Asha'))
    const lit = () => asha.rows.flatMap(({ person, spotlight }) => (spotlight === undefined ? [] : [person]))
    expect(await asha.channel.emitWithAck('spotlight', { on: true })).toMatchObject({ refusal: { code: 'forbidden' } })
    await selvi.channel.emitWithAck('spotlight', { on: true })
    await vi.waitFor(() => expect(lit()).toEqual([selvi.id]), patience)
    asha.channel.emit('here', { item: null, follows: selvi.id })
    await vi.waitFor(() => expect(selvi.of(asha.id)[0]?.follows).toBe(selvi.id), patience)
    await murugan.channel.emitWithAck('spotlight', { on: true })
    await vi.waitFor(() => expect(lit()).toEqual([murugan.id]), patience)
    await murugan.channel.emitWithAck('spotlight', { on: false })
    await vi.waitFor(() => expect(lit()).toEqual([]), patience)
    await selvi.channel.emitWithAck('spotlight', { on: true })
    await vi.waitFor(() => expect(lit()).toEqual([selvi.id]), patience)
    const elsewhere = await comes(await here.returns(selvi.id, 'trainer'))
    await elsewhere.channel.emitWithAck('spotlight', { on: false })
    await vi.waitFor(() => expect(lit()).toEqual([]), patience)
    await selvi.channel.emitWithAck('spotlight', { on: true })
    await vi.waitFor(() => expect(lit()).toEqual([selvi.id]), patience)
    selvi.channel.disconnect()
    await vi.waitFor(() => expect(lit()).toEqual([]), patience)
  })

  test('LV6 a point reaches who has the item open, now and no more than twice a second', async () => {
    const item = here.item('first')
    const place = { unit: 'u1', from: 1, to: 2 }
    const asha = await comes(await here.person('reviewer', 'Asha'))
    const ravi = await comes(await here.person('reviewer', 'Ravi', there))
    const kamala = await comes(await here.person('lead', 'Kamala', there))
    const client = await comes(await here.person('observer', 'Client', there))
    client.channel.emit('here', { item })
    ravi.channel.emit('here', { item })
    expect(await asha.channel.emitWithAck('point', { item, place })).toEqual({ ok: true, value: { told: false } })
    asha.channel.emit('here', { item })
    for (const one of [asha, ravi]) await vi.waitFor(() => expect(kamala.of(one.id)[0]?.item).toBe(item), patience)
    expect(await asha.channel.emitWithAck('point', { item, place })).toEqual({ ok: true, value: { told: true } })
    expect(await asha.channel.emitWithAck('point', { item, place })).toEqual({ ok: true, value: { told: false } })
    await vi.waitFor(() => expect(ravi.points).toMatchObject([{ item, place, person: asha.id }]), patience)
    const long = { unit: `u1${'0'.repeat(3000)}`, from: 0, to: 1 }
    expect(await ravi.channel.emitWithAck('point', { item, place: long })).toMatchObject({
      refusal: { code: 'bad-input' },
    })
    expect(await ravi.channel.emitWithAck('point', { item, place })).toEqual({ ok: true, value: { told: true } })
    await vi.waitFor(() => expect(asha.points).toMatchObject([{ person: ravi.id }]), patience)
    expect([ravi.points.length, kamala.points, client.points]).toEqual([1, [], []])
  })
})

const handsOf = (rows: readonly HereRow[]) => rows.map(({ hand }) => hand)
