import canonicalize from 'canonicalize'
import { z } from 'zod'

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

/** The text whose UTF-8 bytes are signed: good for nothing else that this key may ever sign. */
export const signedText = (statement: HeadStatement): string => `chavadi-signed-head-v1\n${canonicalize(statement)}`
