import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { base64UrlBytes } from './canonical.ts'
import type { SigningKey } from './signed-head.ts'

/** The key that signs trails is missing, unreadable, or not an Ed25519 key; the message names the file. */
export class SigningKeyFault extends Error {}

export interface SigningKeyPlace {
  readonly dataDirectory: string
  /** A PEM file (PKCS #8); left out or empty: `signing-key.pem` in the data directory. */
  readonly keyFile?: string | undefined
  /** Refuses to make a key: with several servers on one Redis all of them need the same one. */
  readonly mustExist?: boolean
}

/**
 * The Ed25519 key (RFC 8032) that signs the heads of trails: `CHAVADI_SIGNING_KEY_FILE`, or else a file in the data
 * directory, made at the first start and readable by its owner alone. Also writes the public key, one line of
 * base64url, to `signing-key.pub` in the data directory: that is what people verify with.
 * @throws SigningKeyFault
 */
export async function openSigningKey({
  dataDirectory,
  keyFile = process.env.CHAVADI_SIGNING_KEY_FILE,
  mustExist = false,
}: SigningKeyPlace): Promise<SigningKey> {
  const file = keyFile || join(dataDirectory, 'signing-key.pem')
  await mkdir(dataDirectory, { recursive: true })
  if (!mustExist) await makeKeyOnce(file)
  const privateKey = await readKey(file)
  const publicKey = rawPublicKey(privateKey)
  await writeFile(join(dataDirectory, 'signing-key.pub'), `${publicKey}\n`)
  return { privateKey, publicKey }
}

/** A public key as people keep it: a line of base64url (`signing-key.pub`), or PEM. @throws SigningKeyFault */
export function parsePublicKey(text: string): string {
  const line = text.trim()
  if (base64UrlBytes(line)?.length === 32) return line
  try {
    return rawPublicKey(createPublicKey(line))
  } catch (cause) {
    throw new SigningKeyFault('This is not an Ed25519 public key, neither base64url of 32 bytes nor PEM', { cause })
  }
}

// Written whole under another name, then linked: of two servers that start at once one wins, and neither reads half.
async function makeKeyOnce(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    const { privateKey } = generateKeyPairSync('ed25519')
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await link(draft, file)
    await syncFolder(dirname(file))
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return
    throw new SigningKeyFault(`The signing key ${file} cannot be made: ${messageOf(cause)}`, { cause })
  } finally {
    await rm(draft, { force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function readKey(file: string): Promise<KeyObject> {
  let pem: string
  try {
    pem = await readFile(file, 'utf8')
  } catch (cause) {
    const advice = codeOf(cause) === 'ENOENT' ? '; copy it here from the server that made it' : ''
    throw new SigningKeyFault(`The signing key ${file} cannot be read: ${messageOf(cause)}${advice}`, { cause })
  }
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`it is a key of type ${key.asymmetricKeyType}`)
    return key
  } catch (cause) {
    throw new SigningKeyFault(`${file} must hold an Ed25519 private key as PEM: ${messageOf(cause)}`, { cause })
  }
}

function rawPublicKey(key: KeyObject): string {
  const { crv, x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('not an Ed25519 key')
  return x
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
