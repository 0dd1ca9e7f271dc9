import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { tableRows } from '#shared/formats/delimited.ts'
import type { Progress } from '#shared/protocol/progress-messages.ts'
import { ThroughputBook } from './throughput-book.ts'

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

const ask = (harness: RoomHarness, person: Person, path: string) =>
  fetch(new URL(`/api/v1/rooms/harness/as/1/${path}`, harness.serving.url), { headers: { cookie: person.cookie } })
const progress = async (harness: RoomHarness, person: Person, query = ''): Promise<Progress> =>
  (await (await ask(harness, person, `progress${query}`)).json()) as Progress

const place = { unit: 'u1', from: 1, to: 2 }

async function result({ room }: RoomHarness, item: string) {
  const listed = room.actor.item(item)
  if (!listed) throw new Error('no item')
  return resultOf(await room.actor.bench(listed), [])
}

/** Asha settles both items, changes her mind once, and signs the second off; Tara sends it back; Ravi opens a dispute. */
async function aDaysWork(harness: RoomHarness) {
  const lead = await harness.person('lead', 'Lakshmi')
  const asha = await harness.person('reviewer', 'Asha')
  const ravi = await harness.person('reviewer', '=Ravi')
  const tara = await harness.person('trainer', 'Tara')
  const omar = await harness.person('observer', 'Omar')
  for (const person of [asha, ravi, tara]) await person.joins()
  const [first, second] = [harness.item('first'), harness.item('second')]
  await asha.asks('difference.settle', { item: first, place, take: 1 })
  await asha.asks('difference.settle', { item: first, place, take: 'kept' })
  await asha.asks('difference.settle', { item: second, place, take: 'kept' })
  await asha.asks('item.sign-off', { item: second, hash: resultHash(await result(harness, second)) })
  await tara.asks('item.reopen', { item: second, reason: 'look at the fog' })
  await ravi.asks('dispute.open', { item: first, place, question: 'Is it the cat?' })
  return { lead, asha, ravi, tara, omar }
}

describe('G4 who is told which figures', () => {
  let harness: RoomHarness
  let people: Awaited<ReturnType<typeof aDaysWork>>
  beforeAll(async () => {
    harness = await RoomHarness.open()
    people = await aDaysWork(harness)
  })
  afterAll(() => harness.close())

  test('a lead: everybody’s, in the order of names, by period, person and batch', async () => {
    const all = await progress(harness, people.lead)
    expect(all.whose).toBe('everybody')
    const names = all.people.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['=Ravi', 'Asha']))
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other)))
    const asha = all.people.find(({ name }) => name === 'Asha')
    expect(asha?.counts).toMatchObject({ signedOff: 1, returned: 1, taken: 1, kept: 1, undone: 0 })
    expect(all.total).toMatchObject({ signedOff: 1, returned: 1, opened: 1 })
    expect(all.periods).toHaveLength(1)
    expect(all.batches.map(({ name, left }) => [name, left?.left])).toEqual([['sample.json', 2]])
    expect(all.left).toMatchObject({ items: 2, signedOff: 0, left: 2 })
    expect(all.forecast).toEqual({ is: 'too-little', days: 0 })
  })

  test('everyone else: their own, what is left in the room, and nothing that tells of others', async () => {
    const own = await progress(harness, people.ravi)
    expect(own.whose).toBe('own')
    expect(own.people.map(({ name }) => name)).toEqual(['=Ravi'])
    expect(own.total).toMatchObject({ signedOff: 0, returned: 0, kept: 0, taken: 0, opened: 1 })
    expect(own.left.left).toBe(2)
    expect([own.forecast, own.choices.people, own.batches.map(({ left, forecast }) => [left, forecast])]).toEqual([
      null,
      [],
      [[null, null]],
    ])
    expect(JSON.stringify(own)).not.toContain('Asha')
  })

  test('nobody but a lead may ask for another person', async () => {
    const [asha] = (await progress(harness, people.asha)).people
    expect((await ask(harness, people.ravi, `progress?person=${asha?.id}`)).status).toBe(403)
    expect((await ask(harness, people.ravi, `progress.csv?person=${asha?.id}`)).status).toBe(403)
    expect((await ask(harness, people.asha, `progress?person=${asha?.id}`)).status).toBe(200)
    expect((await progress(harness, people.lead, `?person=${asha?.id}`)).total).toMatchObject({
      signedOff: 1,
      opened: 0,
    })
  })

  test('observers: nothing', async () => {
    for (const path of ['progress', 'progress.csv']) expect((await ask(harness, people.omar, path)).status).toBe(403)
  })

  test.each(['zone=Mars/Phobos', 'per=minute', 'from=yesterday', 'to=2026-02-30'])(
    '%s is refused by name',
    async (query) => {
      const response = await ask(harness, people.lead, `progress?${query}`)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain(query.split('=')[0])
    },
  )

  test('G6 the table: a row for each day, person and batch; names that a spreadsheet would compute are marked', async () => {
    const rows = [...tableRows(await (await ask(harness, people.lead, 'progress.csv?per=day')).text(), ',')]
    expect(rows[0]?.cells.slice(0, 4)).toEqual(['period', 'person', 'batch', 'signed_off'])
    const asha = rows.find(({ cells }) => cells[1] === 'Asha' && cells[2] === 'sample.json')?.cells
    expect(asha?.slice(3, 10)).toEqual(['1', '0', '1', '2', '1', '1', '0'])
    expect(rows.map(({ cells }) => cells[1])).toContain("'=Ravi")
    const own = await (await ask(harness, people.ravi, 'progress.csv')).text()
    expect(own).not.toContain('Asha')
  })

  test('days that are not asked for are left out', async () => {
    const later = await progress(harness, people.lead, '?from=2999-01-01')
    expect([later.periods, later.total.signedOff, later.left.left]).toEqual([[], 0, 2])
  })

  test('two entries of one person that were merged have their figures together, for them and for leads', async () => {
    const [old] = (await progress(harness, people.ravi)).people
    const again = await harness.person('reviewer', 'Ravi Kumar')
    await again.joins()
    await again.asks('difference.settle', { item: harness.item('second'), place, take: 1 })
    const [kept] = (await progress(harness, again)).people
    await people.lead.joins()
    people.ravi.leave()
    const merge = () => people.lead.asks('person.merge', { person: old?.id, into: kept?.id })
    await vi.waitFor(async () => expect(await merge()).toMatchObject({ ok: true }))
    const all = await progress(harness, people.lead)
    expect(
      all.people.filter(({ name }) => name.includes('Ravi')).map(({ counts }) => [counts.opened, counts.taken]),
    ).toEqual([[1, 1]])
    expect((await progress(harness, again)).total).toMatchObject({ opened: 1, taken: 1, signedOff: 0 })
  })
})

const asText = (harness: RoomHarness) => JSON.stringify(harness.room.actor.book.throughput.kept())

test.each(['embedded', 'redis'] as const)('G3 figures are kept over a restart, on %s', async (store) => {
  const directory = await temporaryDirectory()
  const settings = { dataDirectory: directory.path, ...(store === 'redis' ? { redisUrl: redis.url } : {}) }
  let harness = await RoomHarness.open(settings)
  const { asha } = await aDaysWork(harness)
  await harness.room.actor.book.keep(1)
  const kept = harness.room.actor.seq
  expect(harness.room.actor.book.keptTo).toBe(kept)
  await asha.asks('difference.settle', { item: harness.item('second'), place, take: 0 })
  const before = asText(harness)
  await harness.close()

  harness = await RoomHarness.open(settings)
  expect(harness.room.actor.book.keptTo).toBe(kept)
  expect(asText(harness)).toBe(before)
  await harness.close()
  await directory.remove()
})

test('G3 two processes on one Redis have the same figures, and only one of them keeps its own', async () => {
  const own = await startRedis()
  const first = await RoomHarness.open({ redisUrl: own.url })
  const second = await RoomHarness.open({ redisUrl: own.url, dataDirectory: first.dataDirectory })
  await aDaysWork(first)
  const head = first.room.actor.seq
  await vi.waitFor(() => expect(second.room.actor.seq).toBe(head))
  expect(asText(second)).toBe(asText(first))
  await Promise.all([first.room.actor.book.keep(1), second.room.actor.book.keep(1)])
  const third = await RoomHarness.open({ redisUrl: own.url, dataDirectory: first.dataDirectory })
  expect([third.room.actor.book.keptTo, asText(third)]).toEqual([head, asText(first)])
  for (const harness of [third, second, first]) await harness.close()
  await own.stop()
})

test('G3 figures that were kept of another journal are counted anew', async () => {
  const harness = await RoomHarness.open()
  const { actor } = harness.room
  await aDaysWork(harness)
  const blob = (await actor.store.blobs.put([new TextEncoder().encode('{"cells":[[1,"x","y",[99]]],"active":[]}')]))[0]
  const pointer = { version: 2, seq: 2, mark: '0123456789abcdef', blob }
  await actor.store.commit({
    id: 'forged',
    room: actor.id,
    when: [],
    append: [],
    put: { throughput: JSON.stringify(pointer) },
  })
  const opened = await ThroughputBook.open(actor.store, actor.id)
  expect([opened.keptTo, [...opened.throughput.cells()]]).toEqual([0, []])
  await harness.close()
})
