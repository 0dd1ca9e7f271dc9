import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectoryBlobs } from '#server/store/directory-blobs.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { mp3, png, wav } from '#server/testing/media-bytes.ts'
import { type ZipPart, zip } from '#server/testing/zip-bytes.ts'
import { takeMedia } from './take-media.ts'

const most = 300_000

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let blobs: DirectoryBlobs
beforeEach(async () => {
  directory = await temporaryDirectory()
  blobs = await DirectoryBlobs.open(directory.path)
})
afterEach(() => directory.remove())

const takes = (name: string, bytes: Buffer) => takeMedia(blobs, name, Readable.from([bytes]), most)
const isEmpty = async () => {
  expect(await readdir(directory.path)).toEqual(['unfinished'])
  expect(await readdir(join(directory.path, 'unfinished'))).toEqual([])
}
const picture = png(40, 30)
const good: ZipPart = { name: 'a/one.png', content: picture }

test('MD8 one file is one, whatever it is called', async () => {
  const { files, refused } = await takes('town/one.mp3', picture)
  expect([files.map(({ name, media: { type, width } }) => [name, type, width]), refused]).toEqual([
    [['town/one.mp3', 'image/png', 40]],
    [],
  ])
  expect(Buffer.from(await blobs.get(files[0]?.media.hash ?? ''))).toEqual(picture)
  expect(await readdir(join(directory.path, 'unfinished'))).toEqual([])
})

test('MD8 of a zip every file by itself, under its path; what systems put beside them is passed over', async () => {
  const parts: ZipPart[] = [
    good,
    { name: 'a/', content: Buffer.alloc(0), mode: 0o040755 },
    { name: '__MACOSX/a/._one.png', content: Buffer.from('x') },
    { name: 'a/.DS_Store', content: Buffer.from('x') },
    { name: 'b/two.wav', content: wav(2), deflate: true },
    { name: 'b/three.mp3', content: Buffer.from('these are words') },
    { name: 'க.png', content: png(8, 8) },
    { name: 'long.wav', content: wav(50) },
  ]
  const { files, refused } = await takes('all.zip', zip(parts))
  expect(files.map(({ name, media: { type, seconds } }) => [name, type, seconds])).toEqual([
    ['a/one.png', 'image/png', undefined],
    ['b/two.wav', 'audio/wav', 2],
    ['க.png', 'image/png', undefined],
  ])
  expect(refused).toEqual([
    { name: 'b/three.mp3', reason: expect.stringMatching(/^is neither a picture/) },
    { name: 'long.wav', reason: 'is over 0 MB' },
  ])
  expect(await readdir(join(directory.path, 'unfinished'))).toEqual([])
})

describe('MD9 a zip that is not as it should be gives nothing, and leaves nothing', () => {
  test.each<[string, readonly ZipPart[] | Buffer, RegExp]>([
    [
      'a path outside',
      [good, { name: '../../etc/one.png', content: picture }],
      /cannot be unpacked: invalid relative path/,
    ],
    ['an absolute path', [good, { name: '/etc/one.png', content: picture }], /cannot be unpacked: absolute path/],
    ['a drive', [good, { name: 'C:/one.png', content: picture }], /cannot be unpacked: absolute path/],
    [
      'a path of another system',
      [good, { name: '..\\one.png', content: picture }],
      /cannot be unpacked: invalid characters/,
    ],
    [
      'a link',
      [good, { name: 'link.png', content: Buffer.from('/etc/passwd'), mode: 0o120777 }],
      /"link.png", which is a link/,
    ],
    [
      'a password',
      [good, { name: 'two.png', content: picture, encrypted: true, deflate: true }],
      /locked by a password/,
    ],
    ['a bomb', [good, { name: 'two.wav', content: Buffer.alloc(2_000_000), deflate: true }], /over 200 times its size/],
    [
      'too much',
      Array.from({ length: 9 }, (_, at) => ({ name: `${at}.wav`, content: wav(36), deflate: true })),
      /^unpacks to over 2 MB/,
    ],
    [
      'too many',
      Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.png`, content: Buffer.alloc(1) })),
      /holds 20001 files/,
    ],
    [
      'no list',
      Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100)]),
      /cannot be unpacked: End of central directory/i,
    ],
  ])('%s', async (_, parts, reason) => {
    const { files, refused } = await takes('bad.zip', Buffer.isBuffer(parts) ? parts : zip(parts))
    expect(files).toEqual([])
    expect(refused).toEqual([{ name: 'bad.zip', reason: expect.stringMatching(reason) }])
    await isEmpty()
  })

  test('a file that is longer or shorter than the list says is refused by itself', async () => {
    const parts = [5, -5].map((more, at) => ({
      ...{ name: `${at}.png`, content: picture, deflate: true, claims: picture.length + more },
    }))
    const { files, refused } = await takes('lies.zip', zip([...parts, good]))
    expect(files.map(({ name }) => name)).toEqual(['a/one.png'])
    expect(refused.map(({ reason }) => reason)).toEqual(parts.map(() => expect.stringMatching(/^cannot be unpacked/)))
  })
})

test('MD4 a file over the limit is refused before it is there, and leaves nothing', async () => {
  const pieces = Array.from({ length: 40 }, () => mp3(30))
  const { files, refused } = await takeMedia(blobs, 'long.mp3', Readable.from(pieces), most)
  expect([files, refused]).toEqual([[], [{ name: 'long.mp3', reason: 'is over 0 MB' }]])
  await isEmpty()
})

test('what breaks on the way leaves nothing', async () => {
  async function* broken() {
    yield picture.subarray(0, 30)
    throw new Error('the line was cut')
  }
  await expect(takeMedia(blobs, 'one.png', broken(), most)).rejects.toThrow('the line was cut')
  await isEmpty()
})
