import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RoomJournal } from '#server/rooms/room-journal.ts'
import { StoreWentBack } from '#server/store/store.ts'
import { backUp } from '#server/store/testing/redis-backup.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { streamOf } from './shared-draft.ts'

let redis: RedisServer
let harness: RoomHarness
let asha: Person
let item: string

beforeEach(async () => {
  redis = await startRedis()
  harness = await RoomHarness.open({ redisUrl: redis.url })
  asha = await harness.person('reviewer', 'Asha')
  item = harness.item('first')
})
afterEach(async () => {
  await harness.close()
  await redis.stop()
})

const patience = { timeout: 10_000 }

/** Types that many letters, each acknowledged; answers the last acknowledgement. */
async function types(person: Person, count: number, claims = '') {
  const draft = new RawDraft(person, `/sync/harness/${item}${claims}`)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  for (let n = 1; n <= count; n++) {
    draft.sends(
      'update',
      draft.makes((text) => text.insert(0, 'x')),
    )
    await vi.waitFor(() => expect(draft.acknowledged.at(-1)?.n).toBe(n))
  }
  draft.socket.close()
  return draft.acknowledged.at(-1) ?? { n: 0, position: 0, mark: '' }
}

/** The code that somebody with these claims is closed with; null when they are welcome. */
async function closedFor(person: Person, claims: string): Promise<number | null> {
  const draft = new RawDraft(person, `/sync/harness/${item}?${claims}`)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.closedWith !== null || draft.text !== '').toBe(true))
  draft.socket.close()
  return draft.closedWith
}

/** As after a restart of the server: nothing of before is in memory. */
async function restarted(): Promise<RoomHarness> {
  return RoomHarness.open({ redisUrl: redis.url, dataDirectory: harness.dataDirectory })
}

test('E8 a draft that was put back and then went on is known by the mark of its entry', async () => {
  await types(asha, 1)
  const putBack = await backUp(redis.url)
  const { position, mark } = await types(asha, 2)
  await putBack()
  const again = await restarted()
  const here = await harness.personAgain(asha, again)
  expect(await closedFor(here, `position=${position}&mark=${mark}`)).toBe(closeCodes.wentBack)
  await types(here, 5)
  expect(await closedFor(here, `position=${position}`)).toBe(null)
  expect(await closedFor(here, `position=${position}&mark=${mark}`)).toBe(closeCodes.wentBack)
  const now = await types(here, 1)
  expect(await closedFor(here, `position=${now.position}&mark=${now.mark}`)).toBe(null)
  await again.close()
})

test('C5 a server whose store went back writes nothing more in that room, and says so to who works there', async () => {
  const observer = await harness.person('observer', 'Client')
  const told: Record<string, unknown[]> = { asha: [], observer: [] }
  await Promise.all([asha.joins(), observer.joins()])
  asha.channel.on('storage', (trouble) => told.asha?.push(trouble))
  observer.channel.on('storage', (trouble) => told.observer?.push(trouble))
  await types(asha, 1)
  const putBack = await backUp(redis.url)
  await types(asha, 3)
  const place = { unit: 'u1', from: 1, to: 2 }
  expect(await asha.asks('difference.settle', { item, place, take: 1 })).toMatchObject({ ok: true })
  await putBack()
  const { store } = harness.serving.rooms
  const heads = async () => Promise.all(['journal', streamOf(item)].map((stream) => store.head(harness.roomId, stream)))
  const before = await heads()
  await vi.waitFor(() => expect(told.asha).toEqual([expect.stringContaining('lost what it had saved')]), patience)
  expect(await asha.asks('difference.settle', { item, place, take: 0 })).toMatchObject({
    ok: false,
    refusal: { code: 'went-back' },
  })
  const typist = new RawDraft(asha, `/sync/harness/${item}`)
  await typist.opened
  typist.asksForState()
  await vi.waitFor(() => expect(typist.text).not.toBe(''))
  typist.sends(
    'update',
    typist.makes((text) => text.insert(0, 'y')),
  )
  await vi.waitFor(() => expect(typist.closedWith).toBe(closeCodes.reload))
  expect(typist.acknowledged.filter(({ n }) => n > 0)).toEqual([])
  expect(await heads()).toEqual(before)
  expect(told.observer).toEqual([])
  const late = await harness.personAgain(asha, harness)
  const trouble = new Promise((resolve) => late.connects().on('storage', resolve))
  await late.channel.emitWithAck('join', { protocol: 1 })
  expect(await trouble).toMatch(/lost what it had saved/)
  const again = await restarted()
  await types(await harness.personAgain(asha, again), 1)
  await again.close()
})

test('C5 a client that comes back with an entry that the journal has not is told, and joins anew', async () => {
  const { seq, mark } = await asha.joins()
  const since = (request: object) => asha.channel.emitWithAck('since', request as never)
  expect(await since({ seq, mark })).toEqual({ ok: true, value: [] })
  expect(await since({ seq: seq - 1 })).toMatchObject({ ok: true, value: [{ seq, mark }] })
  expect(await since({ seq, mark: '0'.repeat(16) })).toMatchObject({ refusal: { code: 'went-back' } })
  expect(await since({ seq: seq + 1, mark })).toMatchObject({ refusal: { code: 'went-back' } })
})

test('J1 an entry that goes on from another one than was read is no entry of this journal', async () => {
  const { store, id } = harness.room.actor
  const [one, two] = [new RoomJournal(id, store), await RoomHarness.open()]
  const entries = await store.range(id, 'journal', 0)
  await one.apply(entries.slice(0, 1))
  const others = await two.room.actor.store.range(two.roomId, 'journal', 0)
  await expect(one.apply(others.slice(1, 2))).rejects.toThrow(StoreWentBack)
  await one.apply(entries.slice(1))
  await two.close()
})
