import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { textAt } from '#shared/domain/bench.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { exportRoom } from './export-room.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'

const said = (first: string, second: string, third: string) => [{ text: first }, { text: second }, { text: third }]
const file = {
  chavadi: 1,
  items: [
    {
      key: 'three',
      language: 'en',
      sources: [
        { annotator: 'worker-1', segments: said('a red bus', 'at nine', 'by the gate') },
        { annotator: 'worker-2', segments: said('a bad bus', 'at five', 'by the gate') },
        { annotator: 'worker-3', segments: said('a big bus', 'at noon', 'by the gate') },
      ],
    },
  ],
}

let harness: RoomHarness
beforeAll(async () => {
  harness = await RoomHarness.open()
})
afterAll(() => harness.close())

test('I2 an annotator of a second file is the person of that name in the first', async () => {
  const { actor } = harness.room
  const before = Object.keys(actor.state.people)
  const again = { ...file, items: file.items.map((item) => ({ ...item, key: 'again' })) }
  await importBatch(
    harness.room,
    operatorOf(harness.roomId),
    await readBatch({ fileName: 'again.json', bytes: jsonBytes(again) }),
  )
  expect(Object.keys(actor.state.people)).toEqual(before)
})

test('X1 each segment says how it came about: taken, edited or consensus', async () => {
  const operator = operatorOf(harness.roomId)
  await importBatch(harness.room, operator, await readBatch({ fileName: 'three.json', bytes: jsonBytes(file) }))
  const item = harness.room.actor.queue.rows({ filter: 'all', search: 'three' }, '')[0]?.id ?? ''
  const asha = await harness.person('reviewer', 'Asha')
  await asha.joins()
  const draft = asha.opens(item)
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  const settled = await asha.asks('difference.settle', { item, place: { unit: 'u1', from: 1, to: 2 }, take: 2 })
  expect(settled).toMatchObject({ ok: true })
  draftText(draft.doc, 'u2')?.insert(0, 'right ')
  const listed = harness.room.actor.item(item)
  if (!listed) throw new Error('no item')
  await vi.waitFor(async () => expect((await harness.room.actor.bench(listed)).units[1]?.text).toMatch(/^right /))

  const wish = { format: chavadiJson, names: false, per: 'item', verbatim: false, signedOff: false } as const
  const made = await exportRoom(harness.room, operator, wish)
  if (!made.ok) throw new Error(made.refusal.message)
  const { results } = JSON.parse(made.value.text) as {
    results: { item: string; how: string; units: { text: string; how: string }[] }[]
  }
  const exported = results.find((result) => result.item === 'three')
  expect(exported?.units.map(({ how }) => how)).toEqual(['taken', 'edited', 'consensus'])
  expect(exported?.how).toBe('edited')
  expect(exported?.units.map((unit) => unit.text)).toEqual(
    (await harness.room.actor.bench(listed)).units.map((unit) => unit.text),
  )
})

test('GL4 PR4 a ruling leaves the room with the version that held, the sections and the precedents that it cites, in the file and in the trail', async () => {
  const operator = operatorOf(harness.roomId)
  const texts = ['clear bell', 'clear ball'].map((text, at) => ({
    annotator: `worker-${at + 1}`,
    segments: said(text, text, text),
  }))
  const cited = { chavadi: 1, items: [{ key: 'cited', language: 'en', sources: texts }] }
  await importBatch(harness.room, operator, await readBatch({ fileName: 'cited.json', bytes: jsonBytes(cited) }))
  const item = harness.room.actor.queue.rows({ filter: 'all', search: 'cited' }, '')[0]?.id ?? ''
  const [lead, trainer] = [await harness.person('lead', 'Kamala'), await harness.person('trainer', 'Selvi')]
  for (const person of [lead, trainer]) await person.joins()
  const publishes = (text: string, base: number) =>
    fetch(new URL(`/api/v1/rooms/harness/as/1/guidelines?base=${base}&summary=New`, harness.serving.url), {
      method: 'POST',
      headers: { cookie: lead.cookie, 'content-type': 'text/markdown' },
      body: text,
    })
  const listed = harness.room.actor.item(item)
  const rules = async (unit: string, more: object) => {
    const bench = listed && (await harness.room.actor.bench(listed))
    const place = { unit, from: 1, to: 2 }
    const basis = wordsHash((bench && textAt(bench, place)) ?? '')
    const outcome = await trainer.asks('ruling.make', {
      ...{ item, place, value: 'bell', reason: 'spelling', why: 'Heard', basis },
      ...more,
    })
    expect(outcome).toMatchObject({ ok: true })
  }
  await rules('u1', {})
  const [first] = tableGet(harness.room.actor.state.rulings, item) ?? []
  const words = { title: 'Bells', rule: 'Write bell', reason: 'spelling', good: '', bad: '', tags: [] }
  expect(await trainer.asks('precedent.make', { item, ruling: first?.id, ...words })).toMatchObject({ ok: true })
  expect((await publishes('# Words\nAs heard.\n# Names\nAs said.\n', 0)).status).toBe(201)
  const cites = harness.room.actor.state.precedents.map(({ id }) => id)
  await rules('u2', { cites, sections: ['words'], guidelineSeen: 1 })
  expect((await publishes('# Names\nAs said.\n', 1)).status).toBe(201)
  await rules('u3', {})

  const wish = { format: chavadiJson, names: true, per: 'item', verbatim: false, signedOff: false } as const
  const made = await exportRoom(harness.room, operator, wish)
  if (!made.ok) throw new Error(made.refusal.message)
  const { results } = JSON.parse(made.value.text) as { results: { item: string; rulings: object[] }[] }
  expect(results.find((result) => result.item === 'cited')?.rulings).toMatchObject([
    { unit: 'u1', cites: [], guideline: null },
    { unit: 'u2', cites: [{ title: 'Bells', rule: 'Write bell' }], guideline: { version: 1, sections: ['Words'] } },
    { unit: 'u3', cites: [], guideline: { version: 2, sections: [] } },
  ])

  const trail = await fetch(new URL('/api/v1/rooms/harness/as/1/audit', harness.serving.url), {
    headers: { cookie: lead.cookie },
  })
  const entries = (await trail.text()).split('\n').filter(Boolean)
  const rulings = entries
    .map((line) => JSON.parse(line) as { head?: { item?: string; type: string }; body: { data: object } })
    .filter(({ head }) => head?.type === 'ruling.made' && head.item === item)
    .map(({ body }) => body.data)
  expect(rulings).toMatchObject([
    { place: { unit: 'u1' } },
    { place: { unit: 'u2' }, cites, guideline: 1, sections: ['words'], titles: ['Words'] },
    { place: { unit: 'u3' }, guideline: 2 },
  ])
  expect(entries.some((line) => line.includes('"type":"precedent.made"') && line.includes(cites[0] ?? '-'))).toBe(true)
})
