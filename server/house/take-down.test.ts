import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { RoomNameRefused } from '#server/rooms/room-registry.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { png } from '#server/testing/media-bytes.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { asRoomId, houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'
import { blobsOf } from './room-blobs.ts'
import { TakeDown } from './take-down.ts'

let redis: RedisServer | undefined
let here: RoomHarness
let there: RoomHarness
let kamala: Person
let asha: Person

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
const atOnce = { beforeDrop: 0, unusedBlobs: -60_000 }
const sister = asRoomId('sister') as RoomId

/** Another room that holds one of the same recordings. */
async function makeSister(): Promise<void> {
  const room = await here.serving.rooms.create(sister, 'Sister')
  const texts = ['the cat sat down', 'the bat sat down', 'the cat sat down']
  const sources = texts.map((text, at) => ({ annotator: `worker-${at + 1}`, segments: [{ text }] }))
  const bytes = jsonBytes({ chavadi: 1, items: [{ key: 'first', language: 'en', sources }] })
  await importBatch(room, operatorOf(sister), await readBatch({ fileName: 'sister.json', bytes }))
}

/** Of the room's first item; answers its blob. */
async function addPicture(): Promise<string> {
  const { actor } = here.room
  const bytes = png(4, 4)
  const [hash = ''] = await actor.store.blobs.put([bytes])
  const media = [{ item: here.item('first'), media: { hash, type: 'image/png', bytes: bytes.length } }]
  const [manifest = ''] = await actor.store.blobs.put([jsonBytes({ media })])
  const by = operatorOf(here.roomId)
  const events = [{ type: 'media.added', manifest, count: 1, by: by.person }] as const
  await actor.alone(() => actor.commit({ ...by, command: null }, async () => ({ events })))
  return hash
}

/** As the home page asks: her channel into the room ends by it. */
const deletes = async (title: string): Promise<number> => {
  const address = new URL('/api/v1/rooms/harness/as/1/delete', here.serving.url)
  const headers = { cookie: kamala.cookie, 'Content-Type': 'application/json' }
  return (await fetch(address, { method: 'POST', headers, body: JSON.stringify({ title }) })).status
}

const fieldsLeft = async () => [...(await here.room.actor.store.fields(here.roomId, '')).keys()].sort()

const houseRecords = async () => {
  const house = await here.serving.rooms.house()
  await house.actor.alone(() => house.actor.catchUp())
  return (house.actor.since(0) ?? []).map(({ event }) => event).filter(({ type }) => type === 'room.deleted')
}

afterEach(async () => {
  if (there !== here) await there.close()
  await here.close()
  await redis?.stop()
  redis = undefined
})

describe.each(Object.entries(places))('H11 a deleted room on %s', (_, open) => {
  beforeEach(async () => {
    await open()
    kamala = await here.person('lead', 'Kamala')
    asha = await here.person('reviewer', 'Asha', there)
    await kamala.joins()
    await asha.joins()
  })

  test('every process ends what people have open, and says why to who comes back', async () => {
    const draft = asha.opens(here.item('first'))
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    expect(await deletes('harness')).toBe(409)
    expect(await deletes('Harness')).toBe(200)
    await vi.waitFor(() => expect(asha.channel.connected).toBe(false), patience)
    await vi.waitFor(() => expect(draft.closedWith).toContain(closeCodes.unauthenticated), patience)
    const turned = new Promise<string>((resolve) =>
      asha.connects('harness').on('connect_error', ({ message }) => resolve(message)),
    )
    expect(await turned).toBe(rtDenials.deleted)
    const people = new URL('/api/v1/rooms/harness/as/1/people', there.serving.url)
    expect((await fetch(people, { headers: { cookie: asha.cookie } })).status).toBe(401)
  })

  test('what it had goes, but what another room names; the house keeps that it was, and its name stays taken', async () => {
    await makeSister()
    const { store } = here.room.actor
    const picture = await addPicture()
    const asha_ = asha.opens(here.item('first'))
    await vi.waitFor(() => expect(asha_.text).not.toBe(''), patience)
    const [mine, sisters] = [await blobsOf(store, here.roomId), await blobsOf(store, sister)]
    const shared = [...mine].filter((hash) => sisters.has(hash))
    expect(await deletes('Harness')).toBe(200)
    const takeDown = new TakeDown(here.serving.rooms, atOnce)
    await takeDown.finish()
    await takeDown.finish()
    expect(await store.head(here.roomId, 'journal')).toBe(0)
    expect(await fieldsLeft()).toEqual(['deleted', 'rights'])
    const left = await Promise.all([...mine].map(async (hash) => ((await store.blobs.has(hash)) ? [hash] : [])))
    expect(left.flat().sort()).toEqual(shared.sort())
    expect([mine.has(picture), await store.blobs.has(picture)]).toEqual([true, false])
    expect([mine.size > shared.length, [...sisters].length > 0]).toEqual([true, true])
    for (const hash of sisters) expect(await store.blobs.has(hash)).toBe(true)
    expect(await houseRecords()).toMatchObject([{ room: 'harness', title: 'Harness' }])
    expect(await store.rooms()).toEqual(expect.arrayContaining([sister, houseRoom]))
    expect(await store.rooms()).not.toContain(here.roomId)
    await vi.waitFor(
      () => expect(there.serving.rooms.create(here.roomId, 'Again')).rejects.toThrow(RoomNameRefused),
      patience,
    )
    await takeDown.close()
  })

  test('a page that still holds work of it gets nothing of it stored', async () => {
    expect(await deletes('Harness')).toBe(200)
    await vi.waitFor(() => expect(asha.channel.connected).toBe(false), patience)
    const takeDown = new TakeDown(here.serving.rooms, atOnce)
    await takeDown.finish()
    const closed = new Promise<number>((resolve) => asha.socket('/sync/harness/x').on('close', resolve))
    expect(await closed).toBe(closeCodes.unauthenticated)
    expect(await fieldsLeft()).toEqual(['deleted', 'rights'])
    await takeDown.close()
  })
})

test('H11 what a server that ended left undone is done by the next', async () => {
  here = await RoomHarness.open()
  there = here
  kamala = await here.person('lead', 'Kamala')
  await kamala.joins()
  expect(await deletes('Harness')).toBe(200)
  kamala.leave()
  const { dataDirectory, roomId } = here
  await here.serving.close()
  const again = await RoomHarness.serveAgain(dataDirectory)
  try {
    await vi.waitFor(async () => expect(await again.rooms.store.head(roomId, 'journal')).toBe(0), patience)
    const house = await again.rooms.house()
    expect(house.actor.since(0)?.map(({ event }) => event.type)).toContain('room.deleted')
    expect(await again.rooms.names()).toEqual([])
  } finally {
    await again.close()
  }
})
