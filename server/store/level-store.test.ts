import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RoomId } from '#shared/kernel/ids.ts'
import { DirectoryBlobs } from './directory-blobs.ts'
import { LevelStore, StoreLocked } from './level-store.ts'
import { openStore } from './open-store.ts'
import { type Store, StoreUnavailable } from './store.ts'
import { accepted, appendWords, bytes, commitOf, newRoom, numbers, words } from './testing/commits.ts'
import { runWritingProcess } from './testing/run-writing-process.ts'
import { storeContract } from './testing/store-contract.ts'
import { temporaryDirectory } from './testing/temporary-directory.ts'

storeContract('LevelStore', async () => {
  const { path, remove } = await temporaryDirectory()
  return { open: () => openStore({ dataDirectory: path }), remove }
})

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
beforeEach(async () => {
  directory = await temporaryDirectory()
})
afterEach(() => directory.remove())

const open = (): Promise<Store> => openStore({ dataDirectory: directory.path })

/** Nothing acknowledged is missing, nothing is there twice or by half. */
async function expectWhole(store: Store, room: RoomId, acknowledged: readonly number[]): Promise<void> {
  const journal = numbers(await store.range(room, 'journal', 0))
  expect(journal).toEqual(journal.map((_, index) => index + 1))
  expect(journal.length).toBeGreaterThanOrEqual(acknowledged.at(-1) ?? 0)
  expect(numbers(await store.range(room, 'draft', 0))).toEqual(journal)
  expect(words(await store.range(room, 'journal', 0)).map((word) => Number.parseInt(word, 10))).toEqual(journal)
  expect(await store.field(room, 'last')).toBe(String(journal.length))
}

test('after a process is killed while it writes, all that it acknowledged is there, and nothing by half', async () => {
  const room = newRoom()
  for (const round of [1, 2, 3]) {
    const writing = runWritingProcess({ dataDirectory: directory.path }, room)
    await writing.reaches(100 * round)
    await writing.kill()
    const store = await open()
    await expectWhole(store, room, writing.stored)
    await store.close()
  }
})

// The limit holds for each file: the log fills up, the write fails, and a new log is begun.
test('a write that the disk refuses is told, and the store goes on without losing what it acknowledged', async () => {
  const room = newRoom()
  const limit = "trap '' XFSZ; ulimit -f 200"
  const writing = runWritingProcess({ dataDirectory: directory.path }, room, { count: 300, limit })
  await writing.ended()
  expect(writing.failures.length).toBeGreaterThan(0)
  expect(writing.failures.length).toBeLessThan(30)
  expect(writing.failures[0]).toMatch(/The store in .*store is out of reach: IO error/)
  expect(writing.stored.length + writing.failures.length).toBe(300)
  const store = await open()
  await expectWhole(store, room, writing.stored)
  await store.close()
})

test('a folder that is open elsewhere is named, with what to do', async () => {
  const store = await open()
  await expect(open()).rejects.toThrow(StoreLocked)
  await expect(open()).rejects.toThrow(new RegExp(`${directory.path}/store is open in another process.*--server URL`))
  await store.close()
})

test('a folder that cannot be used is named', async () => {
  await writeFile(join(directory.path, 'file'), '')
  await expect(openStore({ dataDirectory: join(directory.path, 'file') })).rejects.toThrow(
    /file cannot be made: EEXIST/,
  )
  await mkdir(join(directory.path, 'data'))
  await writeFile(join(directory.path, 'data/blobs'), '')
  await expect(openStore({ dataDirectory: join(directory.path, 'data') })).rejects.toThrow(
    /Blobs cannot be stored in .*blobs/,
  )
  await mkdir(join(directory.path, 'data2'))
  await writeFile(join(directory.path, 'data2/store'), '')
  const unusable = openStore({ dataDirectory: join(directory.path, 'data2') })
  await expect(unusable).rejects.toThrow(StoreUnavailable)
  await expect(unusable).rejects.toThrow(/The store in .*data2\/store cannot be opened: .*store/)
})

test('ids of commits are forgotten after ten minutes, kept ones outlive opening again', async () => {
  const blobs = await DirectoryBlobs.open(join(directory.path, 'blobs'))
  let now = 1_000_000
  const openAt = () => LevelStore.open(join(directory.path, 'store'), { blobs, now: () => now })
  let store = await openAt()
  const room = newRoom()
  const commit = commitOf(room, { append: [{ stream: 'journal', entries: [bytes('x')] }] })
  accepted(await store.commit(commit))
  now += 9 * 60_000
  await appendWords(store, room, 'other', 'y')
  await store.close()
  store = await openAt()
  expect(accepted(await store.commit(commit))).toEqual({ journal: 1 })
  now += 2 * 60_000
  await appendWords(store, room, 'other', 'z')
  expect(accepted(await store.commit(commit))).toEqual({ journal: 2 })
  await store.close()
})

test('names with NUL are a mistake of the caller, and write nothing', async () => {
  const store = await open()
  const room = newRoom()
  const commit = commitOf(room, { append: [{ stream: 'journal', entries: [bytes('x')] }], put: { 'a\u0000b': '1' } })
  await expect(store.commit(commit)).rejects.toThrow(TypeError)
  expect(await appendWords(store, room, 'journal', 'a')).toBe(1)
  await store.close()
})
