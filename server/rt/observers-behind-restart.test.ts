import { afterEach, expect, test, vi } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { putBack, putForward, withoutExpiry } from '#server/testing/put-forward.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  putBack()
})

/** The words of an item and the questions of the room, as an observer is told them. */
async function seen({ channel }: Person, item: string) {
  const observed = await channel.emitWithAck('observe', { item })
  const matters = await channel.emitWithAck('matters', { filter: 'all', from: 0, count: 100 })
  if (!observed.ok || !observed.value || !matters.ok) throw new Error('nothing to see')
  return {
    text: observed.value.item.units.map(({ text }) => text).join(),
    questions: matters.value.rows.map(({ dispute }) => dispute?.question),
  }
}

test('CW22 a server that is started again shows observers no more than before, and the rest when its time has come', async () => {
  const directory = await temporaryDirectory()
  closing.push(() => directory.remove())
  const before = await RoomHarness.open({ dataDirectory: directory.path })
  const item = before.item('first')
  const lead = await before.person('lead', 'Lead')
  const asha = await before.person('reviewer', 'Asha')
  for (const person of [lead, asha]) await person.joins()
  const draft = asha.opens(item)
  await vi.waitFor(() => expect(draft.text).toBe('the cat sat down'))
  const behind = { settings: { observersBehind: 300 }, was: { observersBehind: 0 } }
  expect(await lead.asks('settings.set', behind)).toMatchObject({ ok: true })
  const { store, id } = before.room.actor
  const began = await store.head(id, streamOf(item))
  draft.types(0, 'Later ')
  const dispute = { item, place: { unit: 'u1', from: 1, to: 2 }, question: 'Which?' }
  expect(await asha.asks('dispute.open', dispute)).toMatchObject({ ok: true })
  await vi.waitFor(async () => expect(await store.head(id, streamOf(item))).toBeGreaterThan(began))
  await before.close()

  const after = await RoomHarness.open({ dataDirectory: directory.path })
  closing.push(() => after.close())
  const client = await after.person('observer', 'Client')
  await client.joins()
  withoutExpiry(client.channel)
  expect(await seen(client, item)).toEqual({ text: 'the cat sat down', questions: [] })
  putForward(300_000)
  await vi.waitFor(async () =>
    expect(await seen(client, item)).toEqual({ text: 'Later the cat sat down', questions: ['Which?'] }),
  )
})
