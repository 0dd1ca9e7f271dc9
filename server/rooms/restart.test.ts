import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { readSnapshot, snapshotEvery } from '#server/sync/snapshot.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { summariseDraft } from './summarise.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
beforeAll(async () => {
  directory = await temporaryDirectory()
})
afterAll(() => rm(directory.path, { recursive: true, force: true }))

const open = () => RoomHarness.open({ dataDirectory: directory.path })

test('J1 what was decided and typed is there after a restart, from entries and from a snapshot', async () => {
  let harness = await open()
  const asha = await harness.person('reviewer', 'Asha')
  const item = harness.item('first')
  const draft = asha.opens(item)
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  await asha.joins()
  await asha.asks('difference.settle', { item, place: { unit: 'u1', from: 1, to: 2 }, take: 1 })
  await vi.waitFor(() => expect(draft.text).toBe('the bat sat down'))
  for (let key = 0; key < snapshotEvery + 10; key++) {
    const before = harness.room.actor.drafts.openIn(harness.room.actor)
    const position = (await before)[0]?.position ?? 0
    draft.types(1000, 'x')
    await vi.waitFor(async () => expect((await before)[0]?.position).toBe(position + 1), { interval: 1 })
  }
  const listed = harness.room.actor.item(item)
  if (!listed) throw new Error('no item')
  await summariseDraft(harness.room.actor, listed)
  const { store } = harness.room.actor
  expect((await readSnapshot(store, harness.roomId, item))?.position).toBeGreaterThan(snapshotEvery)
  draft.types(0, 'after ')
  const expected = `after the bat sat down${'x'.repeat(snapshotEvery + 10)}`
  await vi.waitFor(async () => expect((await harness.room.actor.bench(listed)).units[0]?.text).toBe(expected))
  const state = harness.room.actor.state
  await harness.close()

  harness = await open()
  expect(harness.room.actor.state).toEqual(state)
  expect((await harness.room.actor.bench(listed)).units[0]?.text).toBe(expected)
  await harness.close()
})

test('what was typed before a crash is summarised after it, once, with who typed it', async () => {
  const harness = await open()
  const listed = harness.room.actor.item(harness.item('first'))
  if (!listed) throw new Error('no item')
  const before = await harness.journalHead
  await Promise.all([summariseDraft(harness.room.actor, listed), summariseDraft(harness.room.actor, listed)])
  expect(await harness.journalHead).toBe(before + 1)
  const [recorded] = harness.room.actor.since(before) ?? []
  expect(recorded?.event).toMatchObject({ type: 'draft.edited', units: [{ unit: 'u1' }] })
  expect(recorded?.event.type === 'draft.edited' && recorded.event.by).toHaveLength(1)
  const typed = recorded?.event.type === 'draft.edited' ? recorded.event.typed : undefined
  expect(typed?.map(({ by, from, to }) => [by, from <= to])).toEqual([[expect.any(String), true]])
  await harness.close()
})
