import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Person, RoomHarness } from '#server/testing/room-harness.ts'
import { FaultLine } from './fault-line.ts'

let harness: RoomHarness
let line: FaultLine

beforeAll(async () => {
  harness = await RoomHarness.open()
  line = await FaultLine.open(Number(new URL(harness.serving.url).port))
})
afterAll(async () => {
  await line.close()
  await harness.close()
})

const patience = { timeout: 60_000, interval: 200 }

test('K12 a link on which nothing comes any more takes its person and caret with it; one that is idle does not', async () => {
  const id = harness.item('first')
  const asha = await harness.person('reviewer', 'Asha')
  const entered = await harness.person('reviewer', 'Ravi')
  const ravi = new Person(line.through(harness.serving.url), entered.cookie, harness.roomId, 'reviewer')
  await asha.joins()
  const { me } = await ravi.joins()
  const [idle, cut] = [asha.opens(id), ravi.opens(id)]
  await vi.waitFor(() => expect([idle.text, cut.text]).not.toContain(''), patience)
  cut.provider.awareness.setLocalState({ at: ['u1', 'a.1'] })
  const item = harness.room.actor.item(id)
  if (!item) throw new Error(`no item ${id}`)
  const draft = await harness.room.actor.drafts.open(harness.room.actor, item)
  const standing = () => draft.carets.all()[0]
  const present = () => harness.room.here.all().map(({ person }) => person)
  await vi.waitFor(() => expect([standing(), present().includes(me.person)]).toEqual([2, true]), patience)
  line.cut()
  await vi.waitFor(() => expect([standing(), present().includes(me.person)]).toEqual([1, false]), patience)
  expect([...draft.peers]).toHaveLength(1)
  expect([present().length, idle.closedWith, asha.channel.connected]).toEqual([1, [], true])
  ravi.leave()
})
