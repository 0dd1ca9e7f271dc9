import { join } from 'node:path'
import { createClient } from 'redis'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RoomId } from '#shared/kernel/ids.ts'
import { openStore } from './open-store.ts'
import { newRoom, numbers } from './testing/commits.ts'
import { startRedis } from './testing/redis-server.ts'
import { runWritingProcess } from './testing/run-writing-process.ts'
import { canTrace, cutToSynced, tracedTo } from './testing/synced-files.ts'
import { temporaryDirectory } from './testing/temporary-directory.ts'

const enough = 150
const unsynced = ['--import', new URL('./testing/unsynced.mjs', import.meta.url).href]

/** The power is gone while a process writes: of its files nothing is left but what was synced. */
describe.runIf(canTrace())('F2 the power goes while people write', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let room: RoomId
  let log: string
  let place: { readonly dataDirectory: string; readonly redisUrl?: string }
  beforeEach(async () => {
    directory = await temporaryDirectory()
    room = newRoom()
    log = join(directory.path, 'calls')
    place = { dataDirectory: join(directory.path, 'data') }
  })
  afterEach(() => directory.remove())

  /** How many acknowledged commits are gone; what is there has no hole. */
  async function missing(acknowledged: readonly number[]): Promise<number> {
    const store = await openStore(place)
    try {
      const journal = numbers(await store.range(room, 'journal', 0))
      expect(journal).toEqual(journal.map((_, index) => index + 1))
      expect(numbers(await store.range(room, 'draft', 0))).toEqual(journal)
      return Math.max(0, (acknowledged.at(-1) ?? 0) - journal.length)
    } finally {
      await store.close()
    }
  }

  async function embedded(node: readonly string[]): Promise<number> {
    const writing = runWritingProcess(place, room, { through: tracedTo(log), node })
    await writing.reaches(enough)
    await writing.kill()
    await cutToSynced(log, /\/store\/[0-9]+\.log$/)
    return missing(writing.stored)
  }

  async function onRedis(appendfsync: string): Promise<number> {
    const redis = await startRedis([], tracedTo(log))
    try {
      place = { ...place, redisUrl: redis.url }
      const client = await createClient({ url: redis.url }).connect()
      const writing = runWritingProcess(place, room)
      await writing.reaches(10)
      await client.configSet('appendfsync', appendfsync)
      client.destroy()
      await writing.reaches(enough)
      await redis.kill()
      await writing.kill()
      await cutToSynced(log, /\.incr\.aof$/)
      await redis.restart()
      return await missing(writing.stored)
    } finally {
      await redis.stop()
    }
  }

  test('the embedded store loses nothing that it acknowledged', async () => expect(await embedded([])).toBe(0))

  test('the embedded store would, if it did not wait for the disk', async () =>
    expect(await embedded(unsynced)).toBeGreaterThan(0))

  test('Redis loses nothing that it acknowledged', async () => expect(await onRedis('always')).toBe(0))

  test('Redis would, if it did not wait for the disk', async () => expect(await onRedis('no')).toBeGreaterThan(0))
})
