import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type HeadStatement, type SignedHead, signedText } from '#shared/audit/signed-head.ts'
import { base64UrlBytes, utf8Bytes } from './canonical.ts'

/** What holds the private key: made by `openSigningKey`. */
export interface SigningKey {
  readonly privateKey: KeyObject
  /** The raw public key, 32 bytes, base64url without padding. */
  readonly publicKey: string
}

const signedBytes = (statement: HeadStatement): Uint8Array => utf8Bytes(signedText(statement))

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
