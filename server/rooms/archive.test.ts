import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { HeldCommits } from '#server/testing/held-commits.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'
import { RoomFrozen } from './room-actor.ts'

/** Kamala leads at one process, Asha reviews at the other. */
let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness
let kamala: Person
let asha: Person
let item: string

const places = {
  'one process on the embedded store': async () => {
    here = await RoomHarness.open()
    there = here
  },
  'two processes on one Redis': async () => {
    redis = await startRedis()
    here = await RoomHarness.open({ redisUrl: redis.url })
    there = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })
  },
} as const
const patience = { timeout: 15_000 }

afterEach(async () => {
  vi.restoreAllMocks()
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

const another = async () =>
  readBatch({
    fileName: 'more.json',
    bytes: jsonBytes({
      chavadi: 1,
      items: [{ key: 'third', sources: [{ annotator: 'worker-1', segments: [{ text: 'a' }] }] }],
    }),
  })

const imports = async (harness: RoomHarness) =>
  importBatch(harness.room, operatorOf(harness.roomId), await another()).then(
    () => 'done',
    (error: unknown) => (error instanceof RoomFrozen ? 'frozen' : String(error)),
  )

describe.each(Object.entries(places))('H10 an archived room on %s', (_, open) => {
  beforeEach(async () => {
    await open()
    item = here.item('first')
    kamala = await here.person('lead', 'Kamala')
    asha = await here.person('reviewer', 'Asha', there)
    await kamala.joins()
    await asha.joins()
  })

  test('takes no command, no edit and no import at any process, and all of them once it is restored', async () => {
    const draft = asha.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    expect(await kamala.asks('room.archive', {})).toMatchObject({ ok: true })
    const place = { unit: 'u1', from: 1, to: 2 }
    const before = await here.journalHead
    expect(await asha.asks('difference.settle', { item, place, take: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'frozen' },
    })
    draft.types(0, 'late ')
    await vi.waitFor(() => expect(draft.closedWith).toContain(closeCodes.refused), patience)
    expect([await imports(here), await imports(there)]).toEqual(['frozen', 'frozen'])
    expect(await here.journalHead).toBe(before)
    expect(await kamala.asks('room.restore', {})).toMatchObject({ ok: true })
    expect(await asha.asks('difference.settle', { item, place, take: 1 })).toMatchObject({ ok: true })
    const fresh = asha.opens(item)
    await vi.waitFor(() => expect(fresh.text).toBe('the bat sat down'), patience)
    fresh.types(0, 'on time ')
    const reader = kamala.opens(item)
    await vi.waitFor(() => expect(reader.text).toBe('on time the bat sat down'), patience)
    expect(await imports(there)).toBe('done')
  })

  test('an edit on its way is decided anew, and refused', async () => {
    const draft = asha.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    const stream = streamOf(item)
    const { store } = there.room.actor
    const held = new HeldCommits(store, ({ append }) => append.some((one) => one.stream === stream))
    draft.types(0, 'late ')
    await vi.waitFor(() => expect(held.waiting).toHaveLength(1), patience)
    const position = await store.head(there.roomId, stream)
    expect(await kamala.asks('room.archive', {})).toMatchObject({ ok: true })
    held.release()
    await vi.waitFor(() => expect(draft.closedWith).toContain(closeCodes.refused), patience)
    expect(await store.head(there.roomId, stream)).toBe(position)
  })

  test('people read it: a draft that nobody opened is not begun, links lead in, it is exported', async () => {
    expect(await kamala.asks('room.archive', {})).toMatchObject({ ok: true })
    const second = here.item('second')
    const draft = asha.opens(second)
    await new Promise<void>((done) => draft.provider.once('sync', () => done()))
    expect(await there.room.actor.store.head(there.roomId, streamOf(second))).toBe(0)
    const guest = await here.person('trainer', 'Selvi')
    expect((await guest.joins()).room.standing).toMatchObject({ is: 'archived' })
    const exports = new URL('/api/v1/rooms/harness/as/1/exports', here.serving.url)
    const headers = { cookie: kamala.cookie, 'Content-Type': 'application/json' }
    expect((await fetch(exports, { method: 'POST', headers, body: '{"format":"csv"}' })).status).toBe(200)
  })

  test('everybody is told, observers without who it was', async () => {
    const client = await here.person('observer', 'Client', there)
    await client.joins()
    expect(await kamala.asks('room.rename', { title: 'March', was: 'Harness' })).toMatchObject({ ok: true })
    expect(await kamala.asks('room.archive', {})).toMatchObject({ ok: true })
    for (const person of [asha, client])
      await vi.waitFor(() => {
        const told = person.told.map(({ event }) => event?.type)
        expect(told).toEqual(expect.arrayContaining(['room.renamed', 'room.archived']))
      }, patience)
    const shown = client.told.filter(({ event }) => event?.type === 'room.archived')
    expect(shown).toMatchObject([{ by: '', name: '', event: { by: '' } }])
  })
})
