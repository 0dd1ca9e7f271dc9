import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import { tableRows } from '#shared/formats/delimited.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { OwnWork, WorkPeople } from '#shared/protocol/own-work-messages.ts'
import { jsonBytes } from './item-blobs.ts'

const ask = (harness: RoomHarness, person: Person, path: string) =>
  fetch(new URL(`/api/v1/rooms/harness/as/1/${path}`, harness.serving.url), { headers: { cookie: person.cookie } })
async function read<T>(harness: RoomHarness, person: Person, path: string): Promise<T> {
  const response = await ask(harness, person, path)
  if (response.status !== 200) throw new Error(await response.text())
  return (await response.json()) as T
}
const own = (harness: RoomHarness, person: Person, query = '') => read<OwnWork>(harness, person, `work${query}`)
const everybody = (harness: RoomHarness, person: Person, query = '') =>
  read<WorkPeople>(harness, person, `work/people${query}`)

const place = { unit: 'u1', from: 1, to: 2 }

async function signs({ room }: RoomHarness, person: Person, item: string) {
  const listed = room.actor.item(item)
  if (!listed) throw new Error('no item')
  const rulings = tableGet(room.actor.state.rulings, item) ?? []
  const hash = resultHash(resultOf(await room.actor.bench(listed), rulings))
  expect(await person.asks('item.sign-off', { item, hash })).toMatchObject({ ok: true })
}

/** `first` ("the cat sat down", one says "bat") is ruled "rat"; `second` ("a dog", "a fog", "a log") is settled as it stands. */
async function decided(harness: RoomHarness) {
  const lead = await harness.person('lead', 'Lakshmi')
  const asha = await harness.person('reviewer', 'Asha')
  const tara = await harness.person('trainer', 'Tara')
  const omar = await harness.person('observer', 'Omar')
  const workers = [1, 2, 3].map((number) => harness.person('annotator', `worker-${number}`))
  const [one, two, three] = (await Promise.all(workers)) as [Person, Person, Person]
  for (const person of [asha, tara, two]) await person.joins()
  const [first, second] = [harness.item('first'), harness.item('second')]
  const ruling = { value: 'rat', reason: 'wrong word', why: 'Hear the r', basis: wordsHash('cat') }
  expect(await tara.asks('ruling.make', { item: first, place, ...ruling })).toMatchObject({ ok: true })
  expect(await asha.asks('difference.settle', { item: second, place, take: 'kept' })).toMatchObject({ ok: true })
  return { lead, asha, tara, omar, one, two, three, first, second }
}

const said = ({ rows }: OwnWork) => rows.map(({ key, said: own, stands, how }) => `${key}: ${own} → ${stands}, ${how}`)

describe('MW what was changed in my work', () => {
  let harness: RoomHarness
  let people: Awaited<ReturnType<typeof decided>>
  beforeAll(async () => {
    harness = await RoomHarness.open()
    people = await decided(harness)
  })
  afterAll(() => harness.close())

  test('MW3 before anything is signed off nothing counts; by the switch what is settled or ruled does', async () => {
    const without = await own(harness, people.two)
    expect([without.rows, without.sums.words, without.sums.standing]).toEqual([[], 0, null])
    const open = await own(harness, people.two, '?open=yes')
    expect(said(open)).toEqual(['first: bat → rat, ruled', 'second: fog → dog, settled'])
    expect(open.rows[0]).toMatchObject({ reason: 'wrong word', why: 'Hear the r', by: 'Tara', signedOff: false })
    expect(open.rows[1]).toMatchObject({ reason: null, why: null, by: 'Asha', at: null })
    expect(open.sums).toMatchObject({ sources: 2, words: 2, stand: 0, classes: { 'ruled:wrong word': 1, settled: 1 } })
    expect(open.periods).toEqual([])
  })

  test('MW6 who settled a place is not named to an annotator where they did the item too', async () => {
    const { id } = (await own(harness, people.three)).person
    const again = await harness.returns(id, 'reviewer')
    await again.joins()
    expect(await again.asks('difference.settle', { item: people.second, place, take: 'kept' })).toMatchObject({
      ok: true,
    })
    const wire = await (await ask(harness, people.two, 'work?open=yes')).text()
    expect((JSON.parse(wire) as OwnWork).rows[1]).toMatchObject({ said: 'fog', how: 'settled', by: null })
    expect(wire).not.toContain('worker-3')
    const [settled] = (await own(harness, people.tara, `?open=yes&person=${id}&reason=settled`)).rows
    expect(settled).toMatchObject({ said: 'log', by: 'worker-3' })
    await people.asha.asks('difference.settle', { item: people.second, place, take: 'kept' })
  })

  test('MW1 signed-off items count whole, with the interval and the day', async () => {
    await signs(harness, people.asha, people.first)
    await signs(harness, people.asha, people.second)
    const two = await own(harness, people.two)
    expect(said(two).toSorted()).toEqual(['first: bat → rat, ruled', 'second: fog → dog, settled'])
    expect(two.sums).toMatchObject({ sources: 2, words: 7, stand: 5, missed: 0 })
    expect(two.sums.standing).toEqual({
      rate: 5 / 7,
      low: expect.closeTo(0.3589, 4),
      high: expect.closeTo(0.9178, 4),
    })
    expect(two.periods).toHaveLength(1)
    expect(two.swaps).toEqual([
      { said: 'bat', stands: 'rat', count: 1 },
      { said: 'fog', stands: 'dog', count: 1 },
    ])
    expect(said(await own(harness, people.two, '?reason=ruled:wrong%20word'))).toEqual(['first: bat → rat, ruled'])
    expect((await own(harness, people.two, '?from=2999-01-01')).sums.words).toBe(0)
    expect((await own(harness, people.two, '?language=ta')).sums.words).toBe(0)
    const [row] = two.rows
    expect(await own(harness, people.two, `?only=${row?.id}`)).toMatchObject({ total: 1, rows: [{ id: row?.id }] })
  })

  test('MW6 an annotator asks for nobody else’s, and nobody else’s words or names come along', async () => {
    const three = await own(harness, people.three)
    expect((await ask(harness, people.two, `work?person=${three.person.id}`)).status).toBe(403)
    expect((await ask(harness, people.two, `work.csv?person=${three.person.id}`)).status).toBe(403)
    expect((await ask(harness, people.asha, `work?person=${three.person.id}`)).status).toBe(403)
    for (const path of ['work', 'work?open=yes', 'work.csv?open=yes']) {
      const wire = await (await ask(harness, people.two, path)).text()
      expect(wire).toContain('fog')
      for (const secret of ['log', 'worker-1', 'worker-3', three.person.id]) expect(wire).not.toContain(secret)
    }
    for (const person of [people.two, people.asha, people.omar])
      for (const path of ['work/people', 'work/people.csv']) expect((await ask(harness, person, path)).status).toBe(403)
    for (const path of ['work', 'work.csv']) expect((await ask(harness, people.omar, path)).status).toBe(403)
    expect((await own(harness, people.asha)).sums).toMatchObject({ sources: 0, standing: null })
  })

  test('MW7 a trainer has a row for each person, by the lower end of the interval', async () => {
    const all = await everybody(harness, people.tara)
    expect(all.people.map(({ name, sums }) => [name, sums.words - sums.stand, sums.words])).toEqual([
      ['worker-2', 2, 7],
      ['worker-3', 2, 7],
      ['worker-1', 1, 7],
    ])
    const lows = all.people.map(({ changed }) => changed?.low ?? -1)
    expect(lows).toEqual(lows.toSorted((a, b) => b - a))
    expect(all.total).toMatchObject({
      sources: 6,
      words: 21,
      stand: 16,
      classes: { 'ruled:wrong word': 3, settled: 2 },
    })
    const [two] = all.people
    expect((await own(harness, people.lead, `?person=${two?.id}`)).person.name).toBe('worker-2')
  })

  test('MW8 the tables have the same, and nothing that a spreadsheet would compute', async () => {
    const rows = [...tableRows(await (await ask(harness, people.two, 'work.csv')).text(), ',')].map(
      ({ cells }) => cells,
    )
    expect(rows[0]?.slice(0, 7)).toEqual(['person', 'item', 'language', 'batch', 'segment', 'said', 'stands'])
    const ruled = rows.find((cells) => cells[1] === 'first')
    expect(ruled?.slice(5, 12)).toEqual(['bat', 'rat', 'no', 'ruled', 'wrong word', 'Hear the r', 'Tara'])
    const all = [...tableRows(await (await ask(harness, people.tara, 'work/people.csv')).text(), ',')]
    expect(all.map(({ cells }) => cells[0])).toEqual(['person', 'worker-2', 'worker-3', 'worker-1'])
    expect(all[0]?.cells).toContain('reason: wrong word')
  })

  test('MW3 a reopened item leaves the figures of what is signed off', async () => {
    await people.tara.asks('item.reopen', { item: people.second, reason: 'look at the fog' })
    expect((await own(harness, people.two)).sums).toMatchObject({ sources: 1, words: 4, stand: 3 })
    await signs(harness, people.asha, people.second)
    expect((await own(harness, people.two)).sums).toMatchObject({ sources: 2, words: 7 })
  })

  test('MW3 an item that is compared anew is counted anew', async () => {
    await people.tara.asks('item.reopen', { item: people.second, reason: 'another one comes' })
    const more = { annotator: '=worker-4', segments: [{ text: 'a frog ran' }] }
    const file = { chavadi: 1, items: [{ key: 'second', language: 'en', sources: [more] }] }
    await importBatch(
      harness.room,
      operatorOf(harness.roomId),
      await readBatch({ fileName: 'more.json', bytes: jsonBytes(file) }),
    )
    await people.asha.asks('difference.settle', { item: people.second, place, take: 'kept' })
    await signs(harness, people.asha, people.second)
    const all = await everybody(harness, people.tara)
    expect(all.people.find(({ name }) => name === '=worker-4')?.sums).toMatchObject({ sources: 1, words: 3, stand: 2 })
    expect(all.total).toMatchObject({ sources: 7, words: 24 })
    const table = await (await ask(harness, people.tara, 'work/people.csv')).text()
    expect(table).toContain("'=worker-4")
  })

  test('MW3 two entries of one person count as one', async () => {
    const all = await everybody(harness, people.lead)
    const id = (name: string) => all.people.find((one) => one.name === name)?.id
    await people.lead.joins()
    people.two.leave()
    const merge = () => people.lead.asks('person.merge', { person: id('=worker-4'), into: id('worker-2') })
    await vi.waitFor(async () => expect(await merge()).toMatchObject({ ok: true }))
    const merged = await everybody(harness, people.lead)
    expect(merged.people.map(({ name }) => name).toSorted()).toEqual(['worker-1', 'worker-2', 'worker-3'])
    expect(merged.people.find(({ name }) => name === 'worker-2')?.sums).toMatchObject({
      sources: 3,
      words: 10,
      stand: 7,
    })
    expect(merged.total).toEqual(all.total)
  })
})

describe('MW1 what a ruling goes by', () => {
  let harness: RoomHarness
  beforeAll(async () => {
    harness = await RoomHarness.open()
  })
  afterAll(() => harness.close())

  test('stands beside the place: precedents, and sections as the version called them, in the page and the table', async () => {
    const tara = await harness.person('trainer', 'Tara')
    const two = await harness.person('annotator', 'worker-2')
    await tara.joins()
    const done = async (name: string, input: object) => expect(await tara.asks(name, input)).toMatchObject({ ok: true })
    const published = await fetch(
      new URL('/api/v1/rooms/harness/as/1/guidelines?base=0&summary=First', harness.serving.url),
      {
        ...{ method: 'POST', body: '# Sounds\n\nHear the r.\n\n# பெயர்கள்\n\nAs heard.\n' },
        headers: { cookie: tara.cookie, 'content-type': 'text/markdown' },
      },
    )
    expect(published.status).toBe(201)
    const [first, second] = [harness.item('first'), harness.item('second')]
    const ruling = { value: 'rat', reason: 'wrong word', why: 'Hear the r', basis: wordsHash('cat') }
    await done('ruling.make', { item: first, place, ...ruling })
    const [made] = tableGet(harness.room.actor.state.rulings, first) ?? []
    const told = { title: '=R stands', rule: 'R', reason: 'wrong word', good: '', bad: '', tags: [] }
    await done('precedent.make', { item: first, ruling: made?.id, ...told })
    const [precedent] = harness.room.actor.state.precedents
    const sections = harness.room.actor.state.guidelines.versions[0]?.sections.map(({ id }) => id)
    const cites = { cites: [precedent?.id], sections, guidelineSeen: 1 }
    await done('ruling.make', { item: second, place, ...ruling, value: 'hog', basis: wordsHash('dog'), ...cites })
    const rows = (await own(harness, two, '?open=yes')).rows
    expect(rows.map(({ key, cites: by, cited }) => [key, by, cited])).toEqual([
      ['first', [], { guideline: 1 }],
      ['second', [precedent?.id], { guideline: 1, sections, titles: ['Sounds', 'பெயர்கள்'] }],
    ])
    const [head, ...table] = [...tableRows(await (await ask(harness, two, 'work.csv?open=yes')).text(), ',')].map(
      ({ cells }) => cells,
    )
    const cell = (name: string) => table.map((cells) => cells[head?.indexOf(name) ?? -1])
    expect(cell('item')).toEqual(['first', 'second'])
    expect(cell('precedents')).toEqual(['', "'=R stands"])
    expect(cell('guideline_sections')).toEqual(['', 'Sounds; பெயர்கள்'])
    expect(cell('guideline_version')).toEqual(['1', '1'])
  })
})

/** By hand, of "the cat sat down" (2 says "bat", ruled "rat") and "a dog ran", "a fog ran", "a log ran" (settled as it stands). */
describe('MW7 MW8 counted by hand', () => {
  let harness: RoomHarness
  let people: Awaited<ReturnType<typeof decided>>
  beforeAll(async () => {
    harness = await RoomHarness.open()
    people = await decided(harness)
    await signs(harness, people.asha, people.first)
    await signs(harness, people.asha, people.second)
  })
  afterAll(() => harness.close())

  test('person by reason, the share with its interval, by the lower bound', async () => {
    const { people: rows } = await everybody(harness, people.tara)
    // Wilson, 95 %: 2 of 7 is 8.22 % to 64.11 %, 1 of 7 is 2.57 % to 51.31 %.
    const hand = [
      { name: 'worker-2', of: [2, 7], low: 0.0822, high: 0.6411, classes: { 'ruled:wrong word': 1, settled: 1 } },
      { name: 'worker-3', of: [2, 7], low: 0.0822, high: 0.6411, classes: { 'ruled:wrong word': 1, settled: 1 } },
      { name: 'worker-1', of: [1, 7], low: 0.0257, high: 0.5131, classes: { 'ruled:wrong word': 1 } },
    ]
    expect(
      rows.map(({ name, sums, changed }) => ({
        ...{ name, of: [sums.words - sums.stand, sums.words], classes: sums.classes },
        ...{ low: changed?.low, high: changed?.high },
      })),
    ).toEqual(hand.map((row) => ({ ...row, low: expect.closeTo(row.low, 4), high: expect.closeTo(row.high, 4) })))
  })

  test('the tables have the same, cell by cell', async () => {
    const table = async (person: Person, path: string) =>
      [...tableRows(await (await ask(harness, person, path)).text(), ',')].map(({ cells }) => cells)
    const [head, ...all] = await table(people.tara, 'work/people.csv')
    expect(head).toEqual([
      ...['person', 'sources', 'words', 'words_standing', 'words_missed', 'changed', 'changed_low', 'changed_high'],
      ...['reason: wrong word', 'settled', 'edited', 'agreed', 'form'],
    ])
    expect(all).toEqual([
      ['worker-2', '2', '7', '5', '0', '0.2857', '0.0822', '0.6411', '1', '1', '0', '0', '0'],
      ['worker-3', '2', '7', '5', '0', '0.2857', '0.0822', '0.6411', '1', '1', '0', '0', '0'],
      ['worker-1', '2', '7', '6', '0', '0.1429', '0.0257', '0.5131', '1', '0', '0', '0', '0'],
    ])
    const [, ...own] = await table(people.two, 'work.csv')
    expect(own.map((cells) => [cells[1], ...cells.slice(4, 12), cells.at(-2)]).sort()).toEqual([
      ['first', '1', 'bat', 'rat', 'no', 'ruled', 'wrong word', 'Hear the r', 'Tara', 'yes'],
      ['second', '1', 'fog', 'dog', 'no', 'settled', '', '', 'Asha', 'yes'],
    ])
  })
})

describe('MW9 two processes on one Redis', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  test('have the same figures', async () => {
    const one = await RoomHarness.open({ redisUrl: redis.url })
    const other = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: one.dataDirectory })
    const people = await decided(one)
    await everybody(other, await one.personAgain(people.tara, other), '?open=yes')
    await signs(one, people.asha, people.first)
    const [here, there] = await Promise.all(
      [one, other].map(async (harness) => everybody(harness, await one.personAgain(people.tara, harness))),
    )
    expect(here?.total).toMatchObject({ sources: 3, words: 12, stand: 9 })
    expect(there).toEqual(here)
    await other.close()
    await one.close()
  })
})
