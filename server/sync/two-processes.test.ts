import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { openDisputes } from '#shared/domain/dispute.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { decodeDraftEntry } from './draft-entry.ts'
import { streamOf } from './shared-draft.ts'

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
  ravi = await first.person('reviewer', 'Ravi', second)
})
afterAll(async () => {
  await second.close()
  await first.close()
  await redis.stop()
})

const stored = async (item: string) => {
  const { store } = first.room.actor
  return (await store.range(first.roomId, streamOf(item), 0)).map(({ bytes }) => decodeDraftEntry(bytes))
}

test('E2 two processes converge on one document, typed into as fast as it goes', async () => {
  const item = first.item('first')
  const [one, two] = [asha.opens(item), ravi.opens(item)]
  await vi.waitFor(() => expect([one.text, two.text]).toEqual(['the cat sat down', 'the cat sat down']))
  for (let key = 0; key < 100; key++) {
    one.types(key, 'a')
    two.types(1000, 'b')
    if (key % 10 === 0) await new Promise(setImmediate)
  }
  const expected = `${'a'.repeat(100)}the cat sat down${'b'.repeat(100)}`
  await vi.waitFor(() => expect([one.text, two.text]).toEqual([expected, expected]), 10_000)
  expect([...one.closedWith, ...two.closedWith]).toEqual([])
  const replayed = new Y.Doc()
  for (const { update } of await stored(item)) Y.applyUpdate(replayed, update)
  expect(draftText(replayed, 'u1')?.toString()).toBe(expected)
})

test.each([
  ['has not opened it yet', 'second'],
  ['has it open already', 'first'],
] as const)(
  'E3 E4 a person who moves to a process that %s is never reset, and their id stays theirs',
  async (when, key) => {
    const item = first.item(key)
    const reader = ravi.opens(item)
    if (when === 'has it open already') await vi.waitFor(() => expect(reader.text).not.toBe(''))
    else reader.provider.disconnect()
    const here = asha.opens(item)
    await vi.waitFor(() => expect(here.text).not.toBe(''))
    here.types(0, 'typed here ')
    await vi.waitFor(async () => expect((await stored(item)).at(-1)).toMatchObject({ kind: 'edit' }))
    here.provider.disconnect()
    here.types(0, 'offline ')
    const moved = (await first.personAgain(asha, second)).opens(item, here.doc)
    moved.types(0, 'and there ')
    reader.provider.connect()
    await vi.waitFor(() => expect(reader.text).toMatch(/^and there offline typed here /), 10_000)
    expect(moved.closedWith).toEqual([])
  },
)

test('D4 J1 both settle one place at once, through two processes: one reading, one gapless journal', async () => {
  const item = first.item('first')
  await Promise.all([asha.joins(), ravi.joins()])
  const place = { unit: 'u1', from: 1, to: 2 }
  const turns = Array.from({ length: 20 }, (_, turn) => turn)
  for (const turn of turns) {
    const [one, two] = await Promise.all([
      asha.asks('difference.settle', { item, place, take: turn % 2 }),
      ravi.asks('difference.settle', { item, place, take: (turn + 1) % 2 }),
    ])
    expect([one.ok, two.ok]).toEqual([true, true])
  }
  const [one, two] = [asha.opens(item), ravi.opens(item)]
  await vi.waitFor(() => {
    expect(one.text).toBe(two.text)
    expect(one.text.match(/\b(cat|bat)\b/g)).toHaveLength(1)
  })
  const head = await first.journalHead
  await vi.waitFor(() => expect([first.room.actor.seq, second.room.actor.seq]).toEqual([head, head]))
  expect(second.room.actor.state).toEqual(first.room.actor.state)
})

test('C2 what one process has accepted is never unknown to another', async () => {
  const item = first.item('second')
  const there = await first.personAgain(asha, second)
  await there.joins()
  for (let turn = 0; turn < 10; turn++) {
    const place = { unit: 'u1', from: 0, to: 1 }
    const opened = await asha.asks('dispute.open', { item, place, question: 'Which?' })
    expect(opened).toMatchObject({ ok: true })
    const dispute = openDisputes(first.room.actor.state.disputes, item)[0]?.id
    expect(await there.asks('dispute.withdraw', { item, dispute })).toMatchObject({ ok: true })
  }
})

test('Q3 two who ask at once through two processes get different items', async () => {
  const asks = await Promise.all([asha, ravi].map((person) => person.asks('item.next', {})))
  const items = asks.map((outcome) => (outcome.ok ? (outcome.value.answer as { item: string }).item : 'none'))
  expect(new Set(items).size).toBe(2)
})
