import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { exportRoom } from './export-room.ts'
import { importBatch, readBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'

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
