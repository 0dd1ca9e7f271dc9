import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { AtMost } from '#server/limits/at-most.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** Of a passphrase: nothing that it could be read from. The parameters stand beside it, so that they can be raised. */
const hashSchema = z.strictObject({
  scheme: z.literal('scrypt'),
  N: z.number().int(),
  r: z.number().int(),
  p: z.number().int(),
  salt: z.string(),
  hash: z.string(),
})
type Hash = z.infer<typeof hashSchema>

/** 32 MB and some tens of milliseconds each, on another thread. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const
const hashBytes = 32

/** Each takes a thread and memory: a crowd that guesses must not take them all. */
const turns = new AtMost(2, 64)

/** How often a passphrase was worked out; what was wrong about a name shows nowhere, not even here. */
export let derivations = 0

/** Keyboards write the same letters in several ways. */
const bytesOf = (passphrase: string): string => passphrase.normalize('NFC')

async function derived(passphrase: string, salt: Buffer, { N, r, p }: Pick<Hash, 'N' | 'r' | 'p'>): Promise<Buffer> {
  return turns.run(() => {
    derivations++
    return derive(bytesOf(passphrase), salt, hashBytes, { N, r, p, maxmem: 256 * N * r })
  })
}

/** What is stored of it. @throws TooManyWait */
export async function hashOfPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derived(passphrase, salt, cost)
  const stored: Hash = { scheme: 'scrypt', ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') }
  return JSON.stringify(stored)
}

const nobodys: Hash = { scheme: 'scrypt', ...cost, salt: 'bm9ib2R5', hash: Buffer.alloc(hashBytes).toString('base64') }

/** Takes as long where nothing is stored. @throws TooManyWait */
export async function isPassphrase(given: string, stored: string | undefined): Promise<boolean> {
  const known = stored === undefined ? nobodys : hashSchema.parse(JSON.parse(stored))
  const hash = await derived(given, Buffer.from(known.salt, 'base64'), known)
  const same = timingSafeEqual(hash, Buffer.from(known.hash, 'base64'))
  return same && stored !== undefined
}
