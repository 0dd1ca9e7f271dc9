import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BlobFault, DirectoryBlobs } from './directory-blobs.ts'
import { StoreUnavailable } from './store.ts'
import { bytes } from './testing/commits.ts'
import { temporaryDirectory } from './testing/temporary-directory.ts'

const hashOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let blobs: DirectoryBlobs
let path: string
beforeEach(async () => {
  directory = await temporaryDirectory()
  blobs = await DirectoryBlobs.open(directory.path)
  path = join(directory.path, 'ba', hashOfAbc)
})
afterEach(() => directory.remove())

test('a blob is a file named by its hash, and nothing unfinished stays', async () => {
  expect(await blobs.put([bytes('abc')])).toEqual([hashOfAbc])
  expect(await readFile(path, 'utf8')).toBe('abc')
  expect(await readdir(join(directory.path, 'unfinished'))).toEqual([])
})

test('a damaged blob is not given out', async () => {
  await blobs.put([bytes('abc')])
  await writeFile(path, 'abd')
  await expect(blobs.get(hashOfAbc)).rejects.toThrow(BlobFault)
  await expect(blobs.get(hashOfAbc)).rejects.toThrow(/was damaged: its bytes have the hash a52d/)
})

test('one that was cut short is mended by being put again, a whole one is left alone', async () => {
  await mkdir(join(directory.path, 'ba'))
  await writeFile(path, 'ab')
  await blobs.put([bytes('abc')])
  expect(await readFile(path, 'utf8')).toBe('abc')
  await utimes(path, 1, 1)
  await blobs.put([bytes('abc')])
  expect(await readdir(join(directory.path, 'ba'))).toEqual([hashOfAbc])
})

test('many puts of many blobs at once', async () => {
  const many = Array.from({ length: 300 }, (_, index) => bytes(`blob ${index}`))
  const [one, other] = await Promise.all([blobs.put(many), blobs.put(many.toReversed())])
  expect(other.toReversed()).toEqual(one)
  const read = await Promise.all(one.map((hash) => blobs.get(hash)))
  expect(read.map((given) => new TextDecoder().decode(given))).toEqual(many.map((_, index) => `blob ${index}`))
})

test('what a dead process left unfinished is removed, what a live one writes is not', async () => {
  const old = join(directory.path, 'unfinished/old')
  await writeFile(old, 'half')
  await utimes(old, 1, 1)
  await writeFile(join(directory.path, 'unfinished/new'), 'half')
  await DirectoryBlobs.open(directory.path)
  expect(await readdir(join(directory.path, 'unfinished'))).toEqual(['new'])
})

test('a folder that cannot be written to is named', async () => {
  await writeFile(join(directory.path, 'ba'), 'in the way')
  await expect(blobs.put([bytes('abc')])).rejects.toThrow(StoreUnavailable)
  await expect(blobs.put([bytes('abc')])).rejects.toThrow(`Blobs cannot be stored in ${directory.path}`)
})
