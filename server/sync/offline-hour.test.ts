import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { piecesOfUpdate } from '#shared/drafts/update-pieces.ts'
import { joinPieceBytes } from '#shared/protocol/sync-messages.ts'
import { decodeDraftEntry } from './draft-entry.ts'
import { streamOf } from './shared-draft.ts'

let harness: RoomHarness
let asha: Person
let ravi: Person

beforeAll(async () => {
  harness = await RoomHarness.open()
  asha = await harness.person('reviewer', 'Asha')
  ravi = await harness.person('reviewer', 'Ravi')
})
afterAll(() => harness.close())

const edits = 20_000
const patience = { timeout: 60_000, interval: 50 }

async function opened(person: Person, item: string): Promise<RawDraft> {
  const draft = new RawDraft(person, `/sync/harness/${item}`)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  return draft
}

/** What an hour without a line comes to: letters here and there, some taken out again. */
function typedOffline(draft: RawDraft): Uint8Array {
  const before = Y.encodeStateVector(draft.doc)
  let at = 0
  for (let n = 0; n < edits; n++)
    draft.makes((text) => {
      at = n % 7 === 0 ? (n * 7919) % text.length : Math.min(at + 1, text.length)
      if (n % 10 === 9) text.delete(Math.max(0, at - 1), 1)
      else text.insert(at, String.fromCharCode(97 + (n % 26)))
    })
  return Y.encodeStateAsUpdate(draft.doc, before)
}

const inOneStep2 = (hour: Uint8Array) => [{ kind: 'step2' as const, update: hour }]
const inPieces = (hour: Uint8Array) =>
  piecesOfUpdate(hour, { bytes: joinPieceBytes, structs: 500 }).map(({ update }, at, all) => ({
    kind: at === all.length - 1 ? ('step2' as const) : ('update' as const),
    update,
  }))

test.each([
  ['in one Step2, as a stock client sends it', 'first' as const, inOneStep2],
  ['in acknowledged pieces', 'second' as const, inPieces],
])('E20 an offline hour of 20,000 edits %s, while somebody else goes on typing', async (_, key, framesOf) => {
  const item = harness.item(key)
  const [away, typist] = [await opened(asha, item), await opened(ravi, item)]
  const frames = framesOf(typedOffline(away))
  for (const { kind, update } of frames) away.sends(kind, update)
  const isDone = () => away.acknowledged.some(({ n }) => n === frames.length)
  let typed = 0
  while (!isDone() && away.closedWith === null) {
    typist.sends(
      'update',
      typist.makes((text) => text.insert(0, '.')),
    )
    typed++
    await vi.waitFor(() => expect(typist.acknowledged.at(-1)?.n).toBe(typed), patience)
  }
  expect([away.closedWith, typist.closedWith]).toEqual([null, null])
  const stored = await harness.room.actor.store.range(harness.roomId, streamOf(item), 0)
  const people = stored
    .map(({ bytes }) => decodeDraftEntry(bytes))
    .flatMap(({ kind, person }) => (kind === 'edit' ? person : []))
  const changes = people.filter((person, at) => at > 0 && person !== people[at - 1])
  expect(changes.length).toBeGreaterThan(5)
  await vi.waitFor(() => expect(typist.text).toBe(away.text), patience)
  const told = away.acknowledged.map(({ n }) => n).filter((n) => n > 0)
  if (frames.length > 1) expect(new Set(told).size).toBeGreaterThan(3)
  for (const draft of [away, typist]) draft.socket.close()
})
