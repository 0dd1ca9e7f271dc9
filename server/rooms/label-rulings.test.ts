import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, operatorOf } from '#server/auth/caller.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { textAt } from '#shared/domain/bench.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { workQuery } from '#shared/protocol/own-work-messages.ts'
import { alikeDisputes } from './alike-disputes.ts'
import { findInRoom } from './find-in-room.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { ownWork } from './own-work.ts'
import { readBatches } from './read-batch.ts'
import { ruleLot } from './rule-lot.ts'

const box = (tag: string, x = 10) => ({ id: `${tag}${x}`, kind: 'box', tag, x, y: 10, width: 50, height: 40 })
const scene = (key: string, ...sources: readonly (readonly object[])[]) => ({
  key,
  subject: { is: 'image', width: 640, height: 480 },
  sources: sources.map((labels, at) => ({ annotator: `drawer-${at}`, labels })),
})
const file = {
  chavadi: 1,
  items: [
    scene('one', [box('Auto')], [box('Van')]),
    scene('two', [box('Van', 300)], [box('Auto', 302)], [box('Auto', 301)]),
    scene('three', [box('Auto')], [box('Bus')]),
  ],
}

let harness: RoomHarness
let asha: Person
let selvi: Person
const keyed = (key: string): ListedItem => {
  const item = tableValues(harness.room.actor.state.items).find((one) => one.key === key)
  if (!item) throw new Error(`no item ${key}`)
  return item
}
const tagged = { unit: 'u1', from: 1, to: 2 }

beforeAll(async () => {
  harness = await RoomHarness.open()
  const read = await readBatches([{ fileName: 'scenes.json', bytes: jsonBytes(file), holds: 'labels' }])
  await importBatch(harness.room, operatorOf(harness.roomId), read)
  asha = await harness.person('reviewer', 'Asha')
  selvi = await harness.person('trainer', 'Selvi')
  for (const person of [asha, selvi]) await person.joins()
})
afterAll(() => harness.close())

test('LI14 disputes about what labels are called are alike across items, are ruled together, and give a precedent', async () => {
  const { room } = harness
  const { actor } = room
  for (const key of ['one', 'two', 'three']) {
    const asked = { item: keyed(key).id, place: tagged, question: 'What is it?' }
    expect(await asha.asks('dispute.open', asked)).toMatchObject({ ok: true })
  }
  const disputeOf = (key: string) => Object.keys(tableGet(actor.state.disputes, keyed(key).id) ?? {})[0] ?? ''
  const caller: Caller = { ...operatorOf(harness.roomId), role: 'trainer' }
  const found = await alikeDisputes(room, caller, { item: keyed('one').id, dispute: disputeOf('one') })
  const alike = found.ok ? found.value.alike : []
  expect(alike.map(({ key, readings }) => [key, readings])).toEqual([['two', ['Auto', 'Van']]])

  const rulings = alike.map(({ item, dispute, place, compared, basis, said }) => ({
    ...{ item, dispute, place, compared, value: 'Van', basis, said },
  }))
  const about = { bulk: 'bulk0000000000000001', why: 'It has four wheels' }
  const reason = actor.state.settings.reasons[0] ?? ''
  const done = await ruleLot(room, caller, { ...about, reason, rulings, look: false } as never)
  expect(done).toMatchObject({ ruled: [disputeOf('two')], skipped: [] })
  const result = resultOf(await actor.bench(keyed('two')), tableGet(actor.state.rulings, keyed('two').id) ?? [])
  expect(result.map(({ label }) => label)).toMatchObject([{ kind: 'box', tag: 'Van' }])

  const bench = await actor.bench(keyed('one'))
  const basis = wordsHash(textAt(bench, tagged) ?? '')
  const asked = { item: keyed('one').id, place: tagged, value: 'Van', reason, why: 'It has four wheels', basis }
  expect(await selvi.asks('ruling.make', asked)).toMatchObject({ ok: true })
  const [ruling] = tableGet(actor.state.rulings, keyed('one').id) ?? []
  const words = { title: 'Vans', rule: 'Four wheels are a van', good: '', bad: '', tags: [] }
  const made = { item: keyed('one').id, ruling: ruling?.id, reason, ...words }
  expect(await selvi.asks('precedent.make', made)).toMatchObject({ ok: true })
  expect(actor.state.precedents.at(-1)).toMatchObject({ value: 'Van', readings: ['Auto', 'Van'] })
})

test('LI13 what became of somebody’s labels is told to them once they are signed off', async () => {
  const { room } = harness
  const { actor } = room
  const item = keyed('two')
  const hash = resultHash(resultOf(await actor.bench(item), tableGet(actor.state.rulings, item.id) ?? []))
  expect(await selvi.asks('item.sign-off', { item: item.id, hash })).toMatchObject({ ok: true })
  const [, wrong = ''] = item.annotators
  const annotator: Caller = { ...operatorOf(harness.roomId), person: wrong, role: 'annotator' }
  const work = await ownWork(room, annotator, workQuery.parse({}))
  expect(work.rows.filter(({ key }) => key === 'two')).toMatchObject([
    { place: tagged, said: 'Auto', stands: 'Van', how: 'ruled', why: 'It has four wheels', signedOff: true },
  ])
  expect(work.swaps).toContainEqual({ said: 'Auto', stands: 'Van', count: 1 })
})

test('LI7 a third source comes to a begun item: what was settled and ruled stays, what is new is asked and stands nowhere', async () => {
  const { room } = harness
  const { actor } = room
  const brought = (...sources: readonly (readonly object[])[]) =>
    readBatches([
      { fileName: 'more.json', bytes: jsonBytes({ chavadi: 1, items: [scene('five', ...sources)] }), holds: 'labels' },
    ])
  const car = { ...box('Car'), attributes: { colour: 'red' } }
  const first = [
    [car, box('Bike', 300)],
    [box('Van'), box('Bike', 301)],
  ] as const
  await importBatch(room, operatorOf(harness.roomId), await brought(...first), { rest: true })
  const { id } = keyed('five')
  const before = await actor.bench(keyed('five'))
  const tag = before.comparison.units[0]?.differences.find(({ from }) => from === 1)
  const take = tag?.readings.findIndex(({ text }) => text === 'Van')
  expect(await asha.asks('difference.settle', { item: id, place: tagged, take })).toMatchObject({ ok: true })
  const bike = { unit: 'u2', from: 1, to: 2 }
  const basis = wordsHash(textAt(before, bike) ?? '')
  const reason = actor.state.settings.reasons[0] ?? ''
  const ruled = { item: id, place: bike, value: 'Cycle', reason, why: 'So', basis }
  expect(await selvi.asks('ruling.make', ruled)).toMatchObject({ ok: true })
  const result = async () => resultOf(await actor.bench(keyed('five')), tableGet(actor.state.rulings, id) ?? [])
  const stood = await result()
  expect(stood.map(({ label }) => label)).toMatchObject([{ tag: 'Van' }, { tag: 'Cycle' }])

  const third = [{ ...box('Van'), attributes: { side: 'left' } }, box('Bike', 302), box('Sign', 500)]
  const report = await importBatch(room, operatorOf(harness.roomId), await brought(...first, third), { rest: true })
  expect(report).toMatchObject({ extended: 1, sources: 1 })
  expect((await result()).map(({ id: unit, label }) => [unit, label])).toEqual(
    stood.map(({ id: unit, label }) => [unit, label]),
  )
  expect(Object.values(tableGet(actor.state.settlings, id) ?? {})).toMatchObject([{ place: tagged, after: 'Van' }])
  const after = await actor.bench(keyed('five'))
  expect(after.comparison.units.map(({ unit, label }) => [unit, label?.columns])).toEqual([
    ['u1', ['label', 'tag', 'place', '@colour', '@side']],
    ['u2', ['label', 'tag', 'place']],
    ['u3', ['label', 'tag', 'place']],
  ])
  expect(after.comparison.units[2]?.differences).toHaveLength(1)
  // What is new is taken as any other difference is.
  const there = after.comparison.units[2]?.differences[0]?.readings.findIndex(({ text }) => text === 'box')
  const sign = { item: id, place: { unit: 'u3', from: 0, to: 1 }, take: there, compared: keyed('five').comparison }
  expect(await asha.asks('difference.settle', sign)).toMatchObject({ ok: true })
  expect((await result()).map(({ label }) => label)).toMatchObject([{ tag: 'Van' }, { tag: 'Cycle' }, { tag: 'Sign' }])
})

test('LI15 words are looked for and replaced in transcripts; labels are left alone', async () => {
  const { room } = harness
  const search = { find: 'Van', matchCase: true, wholeWord: false, with: 'Bus' }
  const found = await findInRoom(room, { ...search, batch: null })
  expect(found).toMatchObject({ ok: true, value: { items: [] } })
  const { id } = keyed('five')
  const [unit] = (await room.actor.bench(keyed('five'))).units
  const seen = wordsHash(unit?.text ?? '')
  const at = unit?.text.indexOf('Van') ?? -1
  const replacing = { ...search, item: id, replacing: 'r'.repeat(16), units: [{ unit: 'u1', seen, at: [at] }] }
  expect(await selvi.asks('words.replace', replacing)).toMatchObject({ ok: false, refusal: { code: 'bad-input' } })
})
