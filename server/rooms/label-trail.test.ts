import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { operatorOf } from '#server/auth/caller.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { unitFields } from '#shared/drafts/draft-doc.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatches } from './read-batch.ts'
import { summariseDraft } from './summarise.ts'

const box = { id: 'one', kind: 'box', tag: 'Auto', x: 10, y: 10, width: 50, height: 40 }
const file = {
  chavadi: 1,
  items: [
    {
      key: 'scene',
      subject: { is: 'image', width: 640, height: 480 },
      sources: [0, 1].map((at) => ({ annotator: `drawer-${at}`, labels: [box] })),
    },
  ],
}

let harness: RoomHarness
let asha: Person

beforeAll(async () => {
  harness = await RoomHarness.open()
  const read = await readBatches([{ fileName: 'scenes.json', bytes: jsonBytes(file), holds: 'labels' }])
  await importBatch(harness.room, operatorOf(harness.roomId), read)
  asha = await harness.person('reviewer', 'Asha')
  await asha.joins()
})
afterAll(() => harness.close())

test('LI17 edits of a label stand in the trail with what it said before them, also when the draft was begun by them', async () => {
  const { actor } = harness.room
  const item = tableValues(actor.state.items).find(({ key }) => key === 'scene')
  if (!item) throw new Error('no scene')
  const draft = new RawDraft(asha, `/sync/${harness.roomId}/${item.id}`, new Y.Doc())
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(unitFields(draft.doc, 'u1')?.get('tags')).toEqual(['Auto']))
  const edits: readonly (readonly [string, unknown])[] = [
    ['tags', ['Van']],
    ['place', [12, 10, 50, 40]],
  ]
  for (const [at, [field, value]] of edits.entries()) {
    const before = Y.encodeStateVector(draft.doc)
    unitFields(draft.doc, 'u1')?.set(field, value)
    draft.sends('update', Y.encodeStateAsUpdate(draft.doc, before))
    await vi.waitFor(() => expect(draft.acknowledged.at(-1)?.n).toBe(at + 1))
  }
  await summariseDraft(actor, item)
  const told = (actor.since(0) ?? []).flatMap(({ event }) => (event.type === 'draft.edited' ? [event.units] : []))
  expect(told).toEqual([[{ unit: 'u1', before: 'box\nAuto\n10 10 50 40', after: 'box\nVan\n12 10 50 40' }]])
})
