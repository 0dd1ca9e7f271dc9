import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, operatorOf } from '#server/auth/caller.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { textAt } from '#shared/domain/bench.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { workQuery } from '#shared/protocol/own-work-messages.ts'
import { alikeDisputes } from './alike-disputes.ts'
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
