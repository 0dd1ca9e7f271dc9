import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { DirectoryBlobs } from './directory-blobs.ts'
import { UnsafeRedis } from './redis-settings.ts'
import { RedisStore, type RedisStoreOptions } from './redis-store.ts'
import { type Blobs, StoreUnavailable } from './store.ts'
import { accepted, appendWords, bytes, commitOf, newRoom, numbers, take, words } from './testing/commits.ts'
import { freePort, type RedisServer, startRedis } from './testing/redis-server.ts'
import { runWritingProcess } from './testing/run-writing-process.ts'
import { storeContract } from './testing/store-contract.ts'
import { temporaryDirectory } from './testing/temporary-directory.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let blobs: Blobs
beforeAll(async () => {
  directory = await temporaryDirectory()
  blobs = await DirectoryBlobs.open(join(directory.path, 'blobs'))
})
afterAll(() => directory.remove())

storeContract('RedisStore', async () => {
  const redis = await startRedis()
  return { open: () => RedisStore.open(redis.url, { blobs }), remove: () => redis.stop() }
})

async function withRedis(
  settings: readonly string[],
  work: (redis: RedisServer, open: (options?: Partial<RedisStoreOptions>) => Promise<RedisStore>) => Promise<void>,
): Promise<void> {
  const redis = await startRedis(settings)
  const stores: RedisStore[] = []
  try {
    await work(redis, async (options) => {
      const store = await RedisStore.open(redis.url, { blobs, ...options })
      stores.push(store)
      return store
    })
  } finally {
    for (const store of stores) await store.close()
    await redis.stop()
  }
}

/** What another client of this Redis does. */
async function asAdministrator(redis: RedisServer, ...command: readonly string[]): Promise<unknown> {
  const client = await createClient({ url: redis.url }).connect()
  try {
    return await client.sendCommand([...command])
  } finally {
    client.destroy()
  }
}

describe('several stores on one Redis', () => {
  test('a tail sees what another process commits, a listener what another store publishes', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open()
      const abort = new AbortController()
      const tail = store.tail(room, 'journal', 0, abort.signal)[Symbol.asyncIterator]()
      const writing = runWritingProcess({ dataDirectory: directory.path, redisUrl: redis.url }, room, { count: 20 })
      expect(numbers(await take(tail, 20))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
      await writing.ended()
      const other = await open()
      const heard = new Promise(
        (resolve) => void store.subscribe(room, 'people', resolve).then(() => other.publish(room, 'people', 'hi')),
      )
      expect(await heard).toBe('hi')
      abort.abort()
    }))

  test('racing writers of two stores leave one gapless stream', () =>
    withRedis([], async (_, open) => {
      const room = newRoom()
      const stores = [await open(), await open()]
      let conflicts = 0
      const writer = async (store: RedisStore): Promise<void> => {
        for (let left = 20, head = 0; left > 0; ) {
          const append = [{ stream: 'journal', entries: [bytes('x')] }]
          const outcome = await store.commit(commitOf(room, { when: [{ stream: 'journal', head }], append }))
          head = outcome.ok ? (outcome.heads.journal ?? 0) : head + (outcome.missed.journal?.length ?? 0)
          left -= outcome.ok ? 1 : 0
          conflicts += outcome.ok ? 0 : 1
        }
      }
      await Promise.all([...stores, ...stores].map(writer))
      const [store] = stores
      expect(numbers((await store?.range(room, 'journal', 0)) ?? [])).toEqual(
        Array.from({ length: 80 }, (_, index) => index + 1),
      )
      expect(conflicts).toBeGreaterThan(0)
    }))
})

describe('when Redis goes', () => {
  test('commits outlast its being killed and started again: none lost, none twice, listeners and tails go on', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open()
      const heard: string[] = []
      await store.subscribe(room, 'people', (message) => heard.push(message))
      const abort = new AbortController()
      const tail = store.tail(room, 'journal', 0, abort.signal)[Symbol.asyncIterator]()
      let writing = true
      const writer = async (who: number): Promise<readonly string[]> => {
        const acknowledged: string[] = []
        while (writing) {
          const word = `${who}.${acknowledged.length}`
          accepted(await store.commit(commitOf(room, { append: [{ stream: 'journal', entries: [bytes(word)] }] })))
          acknowledged.push(word)
        }
        return acknowledged
      }
      const writers = [1, 2, 3, 4].map(writer)
      for (const round of [1, 2, 3]) {
        await take(tail, 200 * round)
        await redis.kill()
        await redis.restart()
      }
      writing = false
      const acknowledged = (await Promise.all(writers)).flat()
      const stored = words(await store.range(room, 'journal', 0))
      expect(stored.toSorted()).toEqual(acknowledged.toSorted())
      await vi.waitUntil(async () => {
        await store.publish(room, 'people', 'still here')
        return heard.length > 0
      })
      abort.abort()
    }))

  test('a connection that is cut is made anew, and each commit is stored once', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open()
      const commits = Array.from({ length: 300 }, (_, index) =>
        store.commit(commitOf(room, { append: [{ stream: 'journal', entries: [bytes(String(index))] }] })),
      )
      await asAdministrator(redis, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
      await asAdministrator(redis, 'SCRIPT', 'FLUSH')
      const heads = (await Promise.all(commits)).map((outcome) => accepted(outcome).journal ?? 0)
      expect(heads.toSorted((one, other) => one - other)).toEqual(commits.map((_, index) => index + 1))
    }))

  test('a commit is given up after a while, is not carried out later, and the store comes back', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open({ patience: 300 })
      await appendWords(store, room, 'journal', 'before')
      await redis.kill()
      const lost = commitOf(room, { append: [{ stream: 'journal', entries: [bytes('lost')] }] })
      await expect(store.commit(lost)).rejects.toThrow(StoreUnavailable)
      await expect(store.commit(lost)).rejects.toThrow(
        /Redis at redis:\/\/127.0.0.1:\d+ did not answer: .*ECONNREFUSED/,
      )
      expect(await store.ready()).toMatchObject({ ok: false, reason: expect.stringContaining('did not answer') })
      await store.publish(room, 'people', 'nobody hears this')
      await redis.restart()
      await vi.waitUntil(async () => (await store.ready()).ok)
      expect(words(await store.range(room, 'journal', 0))).toEqual(['before'])
    }))

  test('a tail outlasts an outage that is longer than patience', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open({ patience: 400 })
      await appendWords(store, room, 'journal', 'before')
      const tail = store.tail(room, 'journal', 0, new AbortController().signal)[Symbol.asyncIterator]()
      await take(tail, 1)
      const next = take(tail, 1)
      await redis.kill()
      await vi.waitUntil(async () => !(await store.ready()).ok)
      await expect(store.head(room, 'journal')).rejects.toThrow(StoreUnavailable)
      await redis.restart()
      await vi.waitUntil(async () => (await store.ready()).ok)
      await appendWords(store, room, 'journal', 'after')
      expect(words(await next)).toEqual(['after'])
      await store.close()
      expect((await tail.next()).done).toBe(true)
    }))

  test('one that hangs is given up, too, and the same commit later tells how it ended', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open({ patience: 400 })
      await appendWords(store, room, 'journal', 'before')
      redis.freeze()
      const hanging = commitOf(room, { append: [{ stream: 'journal', entries: [bytes('perhaps')] }] })
      await expect(store.commit(hanging)).rejects.toThrow(/no answer within 1 s/)
      redis.resume()
      await vi.waitUntil(async () => (await store.ready()).ok)
      expect(accepted(await store.commit(hanging))).toEqual({ journal: 2 })
      expect(words(await store.range(room, 'journal', 0))).toEqual(['before', 'perhaps'])
    }))

  test('one whose memory is full refuses whole commits', () =>
    withRedis([], async (redis, open) => {
      const room = newRoom()
      const store = await open()
      await appendWords(store, room, 'journal', 'before')
      await asAdministrator(redis, 'CONFIG', 'SET', 'maxmemory', '1')
      const append = ['journal', 'draft'].map((stream) => ({ stream, entries: [bytes('x')] }))
      await expect(store.commit(commitOf(room, { append }))).rejects.toThrow(/OOM/)
      expect(await store.ready()).toMatchObject({ ok: false, reason: expect.stringContaining('OOM') })
      expect(await store.head(room, 'journal')).toBe(1)
      expect(await store.range(room, 'draft', 0)).toEqual([])
      await asAdministrator(redis, 'CONFIG', 'SET', 'maxmemory', '0')
      expect(accepted(await store.commit(commitOf(room, { append })))).toEqual({ journal: 2, draft: 1 })
    }))
})

describe('opening', () => {
  test.each([
    [
      '--appendonly',
      'no',
      'appendonly is "no": a restart would lose all since the last snapshot; set "appendonly yes".',
    ],
    [
      '--appendfsync',
      'everysec',
      'appendfsync is "everysec": a power cut would lose the last second or more; set "appendfsync always".',
    ],
    [
      '--maxmemory-policy',
      'allkeys-lru',
      'maxmemory-policy is "allkeys-lru": rooms would be thrown away when memory is full; set "maxmemory-policy noeviction".',
    ],
  ])('a Redis with %s %s is refused with what to set, unless that is accepted', (name, value, fault) =>
    withRedis([name, value], async (_, open) => {
      const refusal = await open().catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(UnsafeRedis)
      expect(refusal).toMatchObject({ faults: [fault], message: expect.stringContaining(fault) })
      expect((await open({ allowUnsafe: true })).warnings).toEqual([fault])
    }),
  )

  test('a Redis that does not tell its settings is refused', () =>
    withRedis(['--rename-command', 'CONFIG', ''], async (_, open) => {
      await expect(open()).rejects.toThrow(/Its settings cannot be read.*permit CONFIG GET.*"appendfsync always"/)
      expect((await open({ allowUnsafe: true })).warnings).toHaveLength(1)
    }))

  test('a safe Redis gives no warnings', () =>
    withRedis([], async (_, open) => expect((await open()).warnings).toEqual([])))

  test('a Redis that is not there is named, without its password', async () => {
    const port = await freePort()
    const opening = RedisStore.open(`redis://user:secret@127.0.0.1:${port}`, { blobs, patience: 200 })
    await expect(opening).rejects.toThrow(StoreUnavailable)
    await expect(opening).rejects.toThrow(
      new RegExp(
        `^Redis at redis://127.0.0.1:${port} is out of reach: .*ECONNREFUSED.* Start it, or change REDIS_URL.$`,
      ),
    )
  })

  test('a Redis that starts late is waited for', async () => {
    const redis = await startRedis()
    await redis.kill()
    const opening = RedisStore.open(redis.url, { blobs })
    await redis.restart()
    await (await opening).close()
    await redis.stop()
  })

  test('a wrong password is told at once', () =>
    withRedis(['--requirepass', 'right'], async (redis, open) => {
      await expect(open()).rejects.toThrow(/is out of reach: .*NOAUTH/)
      const wrong = RedisStore.open(redis.url.replace('127', ':wrong@127'), { blobs })
      await expect(wrong).rejects.toThrow(/is out of reach: .*WRONGPASS/)
      await (await RedisStore.open(redis.url.replace('127', ':right@127'), { blobs })).close()
    }))

  test.each(['localhost:6379', 'http://localhost', 'redis'])('an address such as %s is refused', async (url) => {
    await expect(RedisStore.open(url, { blobs })).rejects.toThrow(/REDIS_URL must be an address such as redis:/)
  })
})
