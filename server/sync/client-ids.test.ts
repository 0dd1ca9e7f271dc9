import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { summariseDraft } from '#server/rooms/summarise.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'

let redis: RedisServer
let first: RoomHarness
let second: RoomHarness
let asha: Person
let ravi: Person

beforeAll(async () => {
  redis = await startRedis()
  first = await RoomHarness.open({ redisUrl: redis.url })
  second = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
  asha = await first.person('reviewer', 'Asha')
  ravi = await first.person('reviewer', 'Ravi')
})
afterAll(async () => {
  await second.close()
  await first.close()
  await redis.stop()
})

async function opened(person: Person, doc = new Y.Doc(), item = first.item('first')): Promise<RawDraft> {
  const draft = new RawDraft(person, `/sync/harness/${item}`, doc)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect([draft.text === '', draft.acknowledged.length]).toEqual([false, 1]))
  return draft
}

/** Types under a client id; answers whether it was acknowledged, or why not. */
async function typesUnder(client: number, person: Person, base: Y.Doc, item = first.item('first')) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  const draft = await opened(person, doc, item)
  doc.clientID = client
  const update = draft.makes((text) => text.insert(0, 'w'))
  expect([...Y.parseUpdateMeta(update).to.keys()]).toEqual([client])
  draft.sends('update', update)
  await vi.waitFor(() => expect(draft.closedWith !== null || draft.acknowledged.some(({ n }) => n === 1)).toBe(true))
  draft.socket.close()
  return draft.refused[0] ?? (draft.closedWith === null || draft.closedWith === 1005 ? 'taken' : draft.closedWith)
}

test('E3 an id stays its person’s over a reload, in another session, at another process and after a restart', async () => {
  const page = await opened(asha)
  const id = page.doc.clientID
  page.sends(
    'update',
    page.makes((text) => text.insert(0, 'mine ')),
  )
  await vi.waitFor(() => expect(page.acknowledged.at(-1)?.n).toBe(1))
  page.socket.close()
  const { me } = await asha.joins()
  const inOtherSession = await first.returns(me.person, 'reviewer')
  const there = await first.personAgain(asha, second)
  for (const person of [asha, inOtherSession, there]) expect(await typesUnder(id, person, page.doc)).toBe('taken')
  for (const person of [ravi, await first.personAgain(ravi, second)])
    expect(await typesUnder(id, person, page.doc)).toBe('not-yours')
  const restarted = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
  expect(await typesUnder(id, await first.personAgain(asha, restarted), page.doc)).toBe('taken')
  expect(await typesUnder(id, await first.personAgain(ravi, restarted), page.doc)).toBe('not-yours')
  await restarted.close()
})

test('E3 the server’s own ids are nobody’s, also those of a process that is gone', async () => {
  const page = await opened(asha)
  const before = new Set(page.doc.store.clients.keys())
  await asha.joins()
  const settled = { item: first.item('first'), place: { unit: 'u1', from: 1, to: 2 }, take: 1 }
  expect(await asha.asks('difference.settle', settled)).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(page.text).toContain('bat'))
  const hands = [...page.doc.store.clients.keys()].filter((client) => !before.has(client))
  expect(hands).toHaveLength(1)
  const restarted = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
  for (const at of [first, second, restarted])
    for (const hand of hands)
      expect(await typesUnder(hand, await first.personAgain(asha, at), page.doc)).toBe('not-yours')
  await restarted.close()
  page.socket.close()
})

test('E3 who typed is who was connected: whose words were taken out does not matter', async () => {
  const item = first.item('second')
  const [his, hers] = [await opened(ravi, new Y.Doc(), item), await opened(asha, new Y.Doc(), item)]
  hers.sends(
    'update',
    hers.makes((text) => text.insert(0, 'hers ')),
  )
  await vi.waitFor(() => expect(his.text).toMatch(/^hers/))
  const listed = first.room.actor.item(item)
  if (!listed) throw new Error('no item')
  await summariseDraft(first.room.actor, listed)
  his.sends(
    'update',
    his.makes((text) => text.delete(0, 5)),
  )
  await vi.waitFor(() => expect(his.acknowledged.at(-1)?.n).toBe(1))
  await summariseDraft(first.room.actor, listed)
  const by = (first.room.actor.since(0) ?? []).flatMap(({ event }) => (event.type === 'draft.edited' ? [event.by] : []))
  const people = [asha, ravi].map(async (person) => (await person.joins()).me.person)
  expect(by).toEqual([[await people[0]], [await people[1]]])
  for (const draft of [his, hers]) draft.socket.close()
})

test('E7 a refusal in one tab leaves the same person’s other tab alone, and what was refused is nowhere', async () => {
  const [one, other] = [await opened(asha), await opened(asha)]
  one.makes((text) => text.insert(0, 'REFUSED '))
  one.doc.clientID = 4242
  one.sends(
    'step2',
    one.makes((text) => text.insert(3, 'x')),
  )
  await vi.waitFor(() => expect(one.closedWith).toBe(closeCodes.refused))
  expect(one.refused).toEqual(['lacks'])
  other.sends(
    'update',
    other.makes((text) => text.insert(0, 'fine ')),
  )
  await vi.waitFor(() => expect(other.acknowledged.at(-1)?.n).toBe(1))
  const late = await opened(ravi)
  expect([late.text.includes('REFUSED'), late.text.startsWith('fine ')]).toEqual([false, true])
  expect(other.closedWith).toBe(null)
  for (const draft of [other, late]) draft.socket.close()
})
