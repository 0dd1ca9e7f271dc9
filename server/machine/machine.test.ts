import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createServer as createPlain } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DirectoryBlobs } from '#server/store/directory-blobs.ts'
import { LevelStore } from '#server/store/level-store.ts'
import { freePort } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { diskTrouble, isFull, noRoomIn } from './disk.ts'
import { holderOfLock, holderOfPort, holderWords } from './holders.ts'

const linux = process.platform === 'linux'

test.skipIf(!linux)(linux ? 'who listens on a port is named' : 'SKIPPED: only Linux tells who listens', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  expect(await holderOfPort(port)).toMatchObject({ pid: process.pid })
  const six = createPlain().listen(0, '::')
  await once(six, 'listening')
  expect(await holderOfPort((six.address() as { port: number }).port)).toMatchObject({ pid: process.pid })
  await Promise.all([server, six].map((each) => new Promise((resolve) => each.close(resolve))))
  expect(await holderOfPort(await freePort())).toBeUndefined()
})

test.skipIf(!linux)(linux ? 'who has locked a store is named' : 'SKIPPED: only Linux tells who locks', async () => {
  const directory = await temporaryDirectory()
  const blobs = await DirectoryBlobs.open(join(directory.path, 'blobs'))
  const store = await LevelStore.open(join(directory.path, 'store'), { blobs })
  const lock = join(directory.path, 'store', 'LOCK')
  expect(await holderOfLock(lock)).toMatchObject({ pid: process.pid })
  await store.close()
  expect(await holderOfLock(lock)).toBeUndefined()
  expect(await holderOfLock(join(directory.path, 'nowhere'))).toBeUndefined()
  await directory.remove()
})

test('a holder in words', () => {
  expect(holderWords({ pid: 4711, command: 'node server.js' })).toBe('process 4711 (node server.js)')
  expect(holderWords({ pid: 4711, command: '' })).toBe('process 4711')
})

test('a folder with room keeps nothing of the trial', async () => {
  const directory = await temporaryDirectory()
  expect(await noRoomIn(directory.path)).toBeUndefined()
  expect(await readdir(directory.path)).toEqual([])
  await directory.remove()
})

test.each([
  ['ENOSPC', /^The disk is full: .*new is on .*, where [0-9.]+ MB are free and at least 4 MB are needed\. Free some/],
  ['EDQUOT', /^The disk is full for this user \(quota\)/],
  ['EROFS', /^The folder .*new is read-only: mend that, or choose another folder with --data$/],
  ['EACCES', /^The folder .*new may not be written by this user/],
])('%s is said with what to do', async (code, sentence) => {
  const directory = await temporaryDirectory()
  const error = Object.assign(new Error(code), { code })
  expect(await diskTrouble(join(directory.path, 'new'), error)).toMatch(sentence)
  expect(isFull(error)).toBe(code !== 'EACCES')
  await directory.remove()
})

test('what LevelDB says of a full disk is known by its words; other faults are not ours', async () => {
  const cause = new Error('IO error: /x/000003.log: No space left on device')
  expect(await diskTrouble('/', new Error('Database failed to open', { cause }))).toMatch(/^The disk is full/)
  expect(await diskTrouble('/', new Error('something else'))).toBeUndefined()
})

test('a folder that cannot be written is said, not thrown', async () => {
  const directory = await temporaryDirectory()
  const file = join(directory.path, 'file')
  await writeFile(file, '')
  await expect(noRoomIn(join(file, 'inside'))).rejects.toThrow(/ENOTDIR/)
  await directory.remove()
})
