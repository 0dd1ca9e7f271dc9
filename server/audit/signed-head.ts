import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { base64UrlBytes, canonicalJson, utf8Bytes } from './canonical.ts'

/** What a trail ends with: how many entries the room has, and the hash of the last head ('' for none). */
const headStatement = z.strictObject({
  room: z.string().min(1),
  entries: z.int().min(0),
  head: z.union([z.string().regex(/^[0-9a-f]{64}$/), z.literal('')]),
})
export type HeadStatement = z.infer<typeof headStatement>

/** `key`: the raw Ed25519 public key, 32 bytes; `signature`: 64 bytes (RFC 8032); both base64url without padding. */
export const signedHead = z.strictObject({ signed: headStatement, key: z.string(), signature: z.string() })
export type SignedHead = z.infer<typeof signedHead>

/** What holds the private key: made by `openSigningKey`. */
export interface SigningKey {
  readonly privateKey: KeyObject
  /** The raw public key, 32 bytes, base64url without padding. */
  readonly publicKey: string
}

// A signature made for a head is good for nothing else that this key may ever sign.
const signedBytes = (statement: HeadStatement): Uint8Array =>
  utf8Bytes(`chavadi-signed-head-v1\n${canonicalJson(statement)}`)

export function signHead(statement: HeadStatement, { privateKey, publicKey }: SigningKey): SignedHead {
  const signature = sign(null, signedBytes(statement), privateKey).toString('base64url')
  return { signed: statement, key: publicKey, signature }
}

/** Whether the signature is that of the key which the signed head itself names. */
export function signatureHolds({ signed, key, signature }: SignedHead): boolean {
  const publicKey = base64UrlBytes(key)
  const bytes = base64UrlBytes(signature)
  if (publicKey?.length !== 32 || bytes?.length !== 64) return false
  return verify(null, signedBytes(signed), keyObject(key), bytes)
}

const keyObject = (raw: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' })
