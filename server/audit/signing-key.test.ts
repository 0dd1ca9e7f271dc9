import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signatureHolds, signHead } from './signed-head.ts'
import { openSigningKey, parsePublicKey, SigningKeyFault } from './signing-key.ts'

const statement = { room: 'demo', entries: 0, head: '' }
let dataDirectory: string

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'chavadi-key-'))
})
afterEach(() => rm(dataDirectory, { recursive: true }))

test('the first start makes a key for its owner alone, later ones find it', async () => {
  const first = await openSigningKey({ dataDirectory, keyFile: '' })
  const again = await openSigningKey({ dataDirectory, keyFile: '', mustExist: true })
  expect(again.publicKey).toBe(first.publicKey)
  expect(signatureHolds(signHead(statement, again))).toBe(true)
  expect((await stat(join(dataDirectory, 'signing-key.pem'))).mode & 0o777).toBe(0o600)
})

test('the public key lies beside it, and reads as base64url and as PEM', async () => {
  const { publicKey } = await openSigningKey({ dataDirectory, keyFile: '' })
  expect(parsePublicKey(await readFile(join(dataDirectory, 'signing-key.pub'), 'utf8'))).toBe(publicKey)
  expect(parsePublicKey(await readFile(join(dataDirectory, 'signing-key.pem'), 'utf8'))).toBe(publicKey)
  expect(() => parsePublicKey('AAAA')).toThrow(SigningKeyFault)
})

test('servers that start at once agree on one key and leave nothing else', async () => {
  const starts = Array.from({ length: 5 }, () => openSigningKey({ dataDirectory, keyFile: '' }))
  expect(new Set((await Promise.all(starts)).map(({ publicKey }) => publicKey)).size).toBe(1)
  expect((await readdir(dataDirectory)).sort()).toEqual(['signing-key.pem', 'signing-key.pub'])
})

test('a key that must exist is not made', async () => {
  await expect(openSigningKey({ dataDirectory, keyFile: '', mustExist: true })).rejects.toThrow(
    /signing-key\.pem cannot be read: ENOENT.*copy it here/,
  )
})

test('a file that is no Ed25519 key is named', async () => {
  const keyFile = join(dataDirectory, 'other.pem')
  await writeFile(keyFile, 'words')
  await expect(openSigningKey({ dataDirectory, keyFile })).rejects.toThrow(
    /other\.pem must hold an Ed25519 private key/,
  )
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await expect(openSigningKey({ dataDirectory, keyFile })).rejects.toThrow(/a key of type ec/)
})
