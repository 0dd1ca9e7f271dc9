import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'

let harness: RoomHarness
let asha: Person
let ravi: Person
let item: string

beforeEach(async () => {
  harness = await RoomHarness.open()
  asha = await harness.person('reviewer', 'Asha')
  ravi = await harness.person('reviewer', 'Ravi')
  item = harness.item('first')
})
afterEach(() => harness.close())

const patience = { timeout: 30_000 }

async function opened(person: Person): Promise<RawDraft> {
  const draft = new RawDraft(person, `/sync/harness/${item}`)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  return draft
}

/** Connections of this draft that the server still writes to. */
async function peers(): Promise<number> {
  const [draft] = await harness.room.actor.drafts.openIn(harness.room.actor)
  return draft?.peers.size ?? 0
}

test('E18 who does not read while others type is let go at a bounded queue, and comes again for one difference', async () => {
  const [writer, reader] = [await opened(asha), await opened(ravi)]
  expect(await peers()).toBe(2)
  reader.socket.pause()
  const words = 'word '.repeat(15_000)
  let frame = 0
  for (; frame < 600 && (await peers()) === 2; frame += 2) {
    writer.sends(
      'update',
      writer.makes((text) => text.insert(0, words)),
    )
    writer.sends(
      'update',
      writer.makes((text) => text.delete(0, words.length)),
    )
    await vi.waitFor(() => expect(writer.acknowledged.at(-1)?.n).toBe(frame + 2), patience)
  }
  expect(await peers()).toBe(1)
  expect(writer.closedWith).toBe(null)
  reader.socket.resume()
  await vi.waitFor(() => expect(reader.closedWith).toBe(closeCodes.reload), patience)
  const again = new RawDraft(ravi, `/sync/harness/${item}`, reader.doc)
  await again.opened
  again.asksForState()
  await vi.waitFor(() => expect(again.text).toBe(writer.text), patience)
  for (const draft of [writer, again]) draft.socket.close()
})
