import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import type { DeviceStore } from '../sync/device-store.ts'
import { comparisonOf, sourcesOf } from '../testing/fixtures.ts'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import { refuseStale } from './send-kept.ts'

const comparison = comparisonOf('the cat sat', 'the cat sat')

/** A page that typed in the room as it was made before, and is gone. */
async function leftBehind(device: DeviceStore, whole: boolean): Promise<void> {
  const page = new TestPage(device)
  const kept = page.work.edits('item1', () => undefined)
  const doc = new Y.Doc()
  seedDraft(doc, comparison)
  if (whole) {
    const states = [Y.encodeStateAsUpdate(doc)]
    await kept.keepItem({ states, own: [], sources: sourcesOf(comparison), view: null })
  }
  const update = await new Promise<Uint8Array>((resolve) => {
    doc.on('update', resolve)
    draftText(doc, 'u1')?.insert(4, 'black ')
  })
  kept.hurry(true)
  kept.add({ n: 1, update, units: [{ unit: 'u1', before: 'the cat sat' }], at: 10, position: 2 })
  await vi.waitFor(() => expect(kept.has(1)).toBe(true))
  page.die()
}

test.each([
  ['the whole unit where the draft is kept', true, 'the black cat sat'],
  ['at least what was typed where it is not', false, 'black '],
])('E8 edits of another making of the room are never sent; their words are kept: %s', async (_, whole, text) => {
  const device = newDevice()
  await leftBehind(device, whole)
  const now = new TestPage(device, { ...owner, epoch: 'epoch-2' })
  const { items, stale } = await now.work.look()
  expect([items, stale.length]).toEqual([[], 1])
  expect(await refuseStale(device, stale)).toEqual(['item1'])
  const refusals = await now.work.refusals('item1')
  expect(refusals.map(({ units }) => units)).toEqual([[{ unit: 'u1', before: 'the cat sat', text }]])
  for (const epoch of ['epoch-1', 'epoch-2']) {
    const page = new TestPage(device, { ...owner, epoch })
    expect((await page.work.edits('item1', () => undefined).claim()).edits).toEqual([])
  }
  expect(await device.read([], (database) => database.getAll('items'))).toEqual([])
})
