import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { operatorOf } from '#server/auth/caller.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { resultOf, wordsHash } from '#shared/domain/result.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { exportRoom } from './export-room.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'

const said = (text: string) => [{ text }]
const file = {
  chavadi: 1,
  items: [
    {
      key: 'town',
      language: 'en',
      sources: [
        { annotator: 'worker-1', segments: said('the red bus left the old town at nine today') },
        { annotator: 'worker-2', segments: said('the bad bus left the new town at five today') },
        { annotator: 'worker-3', segments: said('the big bus left the odd town at noon today') },
      ],
    },
  ],
}

let harness: RoomHarness
let item = ''
let people: Record<'asha' | 'ravi' | 'selvi' | 'tara', Person>

beforeAll(async () => {
  harness = await RoomHarness.open()
  const bytes = jsonBytes(file)
  await importBatch(harness.room, operatorOf(harness.roomId), await readBatch({ fileName: 'town.json', bytes }))
  item = harness.room.actor.queue.rows({ filter: 'all', search: 'town' }, '')[0]?.id ?? ''
  people = {
    asha: await harness.person('reviewer', 'Asha'),
    ravi: await harness.person('reviewer', 'Ravi'),
    selvi: await harness.person('trainer', 'Selvi'),
    tara: await harness.person('trainer', 'Tara'),
  }
  for (const person of Object.values(people)) await person.joins()
})
afterAll(() => harness.close())

const middle = { unit: 'u1', from: 5, to: 6 }
const shown = async () => {
  const listed = harness.room.actor.item(item)
  if (!listed) throw new Error('no item')
  const rulings = tableGet(harness.room.actor.state.rulings, item) ?? []
  return resultOf(await harness.room.actor.bench(listed), rulings)[0]?.text
}
const words = async () => {
  const listed = harness.room.actor.item(item)
  return listed && (await harness.room.actor.bench(listed)).units[0]?.text
}
const takes = async (person: Person, from: number, wanted: string) => {
  const listed = harness.room.actor.item(item)
  if (!listed) throw new Error('no item')
  const { comparison } = await harness.room.actor.bench(listed)
  const difference = comparison.units[0]?.differences.find((one) => one.from === from)
  const take = difference?.readings.findIndex(({ text }) => text === wanted)
  return person.asks('difference.settle', { item, place: { unit: 'u1', from, to: from + 1 }, take })
}
const ruling = { place: middle, value: 'odd', reason: 'wrong word', why: 'Heard it twice' }

test('U1 U2 two trainers at once: one ruling stands, the other is told, and nothing of it is written twice', async () => {
  const { asha, ravi, selvi, tara } = people
  const position = { value: 'old', because: 'The d is clear' }
  expect(await asha.asks('dispute.open', { item, place: middle, question: 'Which town?', position })).toMatchObject({
    ok: true,
  })
  const stands = 'new'
  const asked = { item, ...ruling, basis: wordsHash(stands) }
  const both = await Promise.all([
    selvi.asks('ruling.make', asked),
    tara.asks('ruling.make', { ...asked, value: 'old' }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'frozen' } })
  expect(tableGet(harness.room.actor.state.rulings, item)).toHaveLength(1)
  expect(await takes(ravi, middle.from, 'old')).toMatchObject({ refusal: { code: 'frozen' } })
})

test('U1 the outer two settled afterwards, a hostile edit of the ruled words: nobody sees anything of it', async () => {
  const { asha, ravi } = people
  const value = tableGet(harness.room.actor.state.rulings, item)?.[0]?.value
  const hostile = ravi.opens(item, new Y.Doc())
  await vi.waitFor(() => expect(hostile.text).toContain('new town'))
  const text = draftText(hostile.doc, 'u1')
  const at = hostile.text.indexOf('new')
  text?.delete(at, 3)
  text?.insert(at, 'hostile words and more')
  await vi.waitFor(async () => expect(await words()).toContain('hostile words'))
  expect(await shown()).toBe(`the bad bus left the ${value} town at five today`)
  expect(await takes(asha, 1, 'big')).toMatchObject({ ok: true })
  expect(await takes(ravi, 8, 'noon')).toMatchObject({ ok: true })
  text?.delete(hostile.text.indexOf('hostile words and more'), 'hostile words and more'.length)
  await vi.waitFor(async () => expect(await words()).not.toContain('hostile'))
  expect(await shown()).toBe(`the big bus left the ${value} town at noon today`)
})

test('X1 the export has all three', async () => {
  const value = tableGet(harness.room.actor.state.rulings, item)?.[0]?.value
  const wish = { format: chavadiJson, names: false, per: 'item', verbatim: false, signedOff: false } as const
  const made = await exportRoom(harness.room, operatorOf(harness.roomId), wish)
  if (!made.ok) throw new Error(made.refusal.message)
  const { results } = JSON.parse(made.value.text) as {
    results: { item: string; how: string; units: { text: string }[] }[]
  }
  expect(results.find((one) => one.item === 'town')).toMatchObject({
    how: 'ruled',
    units: [{ text: `the big bus left the ${value} town at noon today` }],
  })
})

test('U5 reopened: the ruled words stand in the draft, and can be changed again', async () => {
  const { selvi, ravi } = people
  const [made] = tableGet(harness.room.actor.state.rulings, item) ?? []
  const before = await shown()
  expect(await selvi.asks('ruling.reopen', { item, ruling: made?.id, reason: 'Listen again' })).toMatchObject({
    ok: true,
  })
  expect([await shown(), await words()]).toEqual([before, before])
  expect(await takes(ravi, middle.from, 'new')).toMatchObject({ ok: true })
  expect(await shown()).toBe('the big bus left the new town at noon today')
})

test('U2 a dispute that was withdrawn, or a difference that was settled, while a trainer wrote: told, not ruled', async () => {
  const { asha, ravi, tara } = people
  const [open] = Object.keys(tableGet(harness.room.actor.state.disputes, item) ?? {})
  const asked = { item, ...ruling, basis: wordsHash('new'), disputes: [open] }
  expect(await takes(ravi, middle.from, 'old')).toMatchObject({ ok: true })
  expect(await tara.asks('ruling.make', asked)).toMatchObject({ refusal: { code: 'moved', details: { text: 'old' } } })
  expect(await asha.asks('dispute.withdraw', { item, dispute: open })).toMatchObject({ ok: true })
  const again = await tara.asks('ruling.make', { ...asked, basis: wordsHash('old') })
  expect(again).toMatchObject({ refusal: { code: 'conflict', details: { disputes: [] } } })
  expect(tableGet(harness.room.actor.state.rulings, item)).toEqual([])
})

test('T3 the same words by two at once are one position; the other learns which', async () => {
  const { asha, ravi } = people
  expect(await asha.asks('dispute.open', { item, place: middle, question: 'Again?' })).toMatchObject({ ok: true })
  const dispute = Object.values(tableGet(harness.room.actor.state.disputes, item) ?? {}).find(
    ({ status }) => status === 'open',
  )
  const held = { item, dispute: dispute?.id, value: 'odd', because: '' }
  const both = await Promise.all([asha.asks('position.add', held), ravi.asks('position.add', held)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = both.find(({ ok }) => !ok)
  expect(refused).toMatchObject({ refusal: { code: 'conflict', details: { position: expect.any(String) } } })
})
