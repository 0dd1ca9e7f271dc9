import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'

let redis: RedisServer
let first: RoomHarness
let second: RoomHarness
let asha: Person
let ravi: Person
let path: string

beforeAll(async () => {
  redis = await startRedis()
  first = await RoomHarness.open({ redisUrl: redis.url })
  second = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
  asha = await first.person('reviewer', 'Asha')
  ravi = await first.person('reviewer', 'Ravi', second)
  path = `/sync/harness/${first.item('first')}`
})
afterAll(async () => {
  await second.close()
  await first.close()
  await redis.stop()
})

async function opened(person: Person, doc?: Y.Doc): Promise<RawDraft> {
  const draft = new RawDraft(person, path, doc)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  return draft
}

const acknowledgedTo = (draft: RawDraft) => Math.max(0, ...draft.acknowledged.map(({ n }) => n))

test('E19 nothing is acknowledged past an edit that was set aside, until all of it has come', async () => {
  const draft = await opened(asha)
  const lost = draft.makes((text) => text.insert(0, 'lost '))
  const builds = draft.makes((text) => text.insert(5, 'on it '))
  const alone = draft.makes((text) => text.delete(text.length - 1, 1))
  const asked = draft.asked
  draft.sends('update', builds)
  await vi.waitFor(() => expect(draft.asked).toBe(asked + 1))
  const told = draft.acknowledged.length
  draft.sends('update', alone)
  await vi.waitFor(() => expect(draft.acknowledged.length).toBeGreaterThan(told))
  expect(acknowledgedTo(draft)).toBe(0)
  draft.sends('step2', Y.mergeUpdates([lost, builds, alone]))
  await vi.waitFor(() => expect(acknowledgedTo(draft)).toBe(3))
  expect(draft.closedWith).toBe(null)
  draft.socket.close()
})

test('E4 it is asked for once, however much more builds on what is missing', async () => {
  const draft = await opened(asha)
  const before = Y.encodeStateVector(draft.doc)
  draft.makes((text) => text.insert(0, 'unsent '))
  const letters = Array.from({ length: 20 }, (_, at) => draft.makes((text) => text.insert(7 + at, 'x')))
  const asked = draft.asked
  for (const letter of letters) {
    draft.sends('update', letter)
    await new Promise(setImmediate)
  }
  await vi.waitFor(() => expect(draft.asked).toBe(asked + 1))
  draft.sends('step2', Y.encodeStateAsUpdate(draft.doc, before))
  await vi.waitFor(() => expect(acknowledgedTo(draft)).toBe(21))
  expect([draft.asked, draft.closedWith]).toEqual([asked + 1, null])
  draft.socket.close()
})

test('E4 a complete answer that lacks something still is refused by name', async () => {
  const draft = await opened(asha)
  draft.makes((text) => text.insert(0, 'lost '))
  const builds = draft.makes((text) => text.insert(5, 'on it '))
  draft.sends('step2', builds)
  await vi.waitFor(() => expect(draft.closedWith).toBe(closeCodes.refused))
  expect(draft.refused).toEqual(['lacks'])
})

test('E4 edits that are ahead of the process they come to are read up to, not refused', async () => {
  const here = await opened(asha)
  const there = await opened(ravi)
  for (let key = 0; key < 12; key++) {
    here.sends(
      'update',
      here.makes((text) => text.insert(0, 'h')),
    )
    const moved = new RawDraft(await first.personAgain(asha, second), path, copyOf(here.doc))
    await vi.waitFor(() => expect(acknowledgedTo(here)).toBe(key + 1))
    await moved.opened
    moved.sends(
      'update',
      moved.makes((text) => text.insert(1, 'm')),
    )
    await vi.waitFor(() => expect(acknowledgedTo(moved)).toBe(1))
    expect([moved.closedWith, moved.refused]).toEqual([null, []])
    moved.socket.close()
    await vi.waitFor(() => expect(here.text).toMatch(/^hm/))
  }
  await vi.waitFor(() => expect(there.text).toBe(here.text))
  here.socket.close()
  there.socket.close()
})

test('E4 a late joiner with an old copy, and a stock client that types before its handshake', async () => {
  const item = first.item('second')
  const early = asha.opens(item)
  await vi.waitFor(() => expect(early.text).not.toBe(''))
  const old = copyOf(early.doc)
  for (let key = 0; key < 50; key++) early.types(early.text.length, 'k')
  const late = ravi.opens(item, old)
  late.types(0, 'late ')
  late.provider.ws?.addEventListener('open', () => late.types(0, 'too '))
  await vi.waitFor(() => expect(early.text).toMatch(/^too late .*k{50}$/), 10_000)
  await vi.waitFor(() => expect(late.text).toBe(early.text))
  expect([...early.closedWith, ...late.closedWith]).toEqual([])
})

/** The same person's document in another tab: under a client id of its own. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
