import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { decodeUtf8 } from 'lib0/string'
import { z } from 'zod'

/*
 * An entry of a room's journal is a head and a body. The head holds no words and no names and is never withheld: it
 * carries the order, the chain (`prev`) and a commitment to the body. The body holds who and what; it may be withheld
 * from a reader, or erased, and the chain still proves. Both are canonical JSON (RFC 8785) and are hashed as the
 * bytes that are stored, never as they would be written again.
 *
 *   head hash = SHA-256(head bytes)              `prev` of the next entry; '' in the first one
 *   `body`    = SHA-256(salt ‖ body bytes)       16 random bytes of salt, so that short words cannot be guessed
 */

/** Bytes of salt before each body. */
export const saltBytes = 16

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.string().refine(isInstant, 'not a time in UTC with milliseconds, such as 2025-01-31T09:30:00.000Z')

function isInstant(text: string): boolean {
  const time = Date.parse(text)
  return text.length === 24 && !Number.isNaN(time) && new Date(time).toISOString() === text
}

function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const entryHead = z.strictObject({
  v: z.literal(1),
  /** 1, 2, 3, … without gaps in each room. */
  seq: z.int().min(1),
  room: z.string().min(1),
  /** ISO 8601, UTC, milliseconds; never earlier than in the entry before. */
  at: instant,
  /** The role it was done under. */
  role: z.string().min(1),
  type: z.string().min(1),
  item: z.string().min(1).optional(),
  /** Who may see the body. */
  audience: z.union([z.enum(['all', 'staff', 'trainers']), z.templateLiteral(['person:', z.string().min(1)])]),
  /** The command it answers: the client's id and its number there. */
  cmd: z.strictObject({ client: z.string().min(1), n: z.int().min(0) }).nullable(),
  prev: z.union([digest, z.literal('')]),
  body: digest,
})
export type EntryHead = z.infer<typeof entryHead>

export const entryBody = z.strictObject({
  /** Random id of a person in this room. */
  actor: z.string().min(1),
  session: z.string().min(1).nullable(),
  data: z.custom<Readonly<Record<string, unknown>>>(isJsonObject, 'not a JSON object'),
})
export type EntryBody = z.infer<typeof entryBody>

/** The two parts of an entry as they are stored and hashed; `sealed` is missing where the body was withheld or erased. */
export interface EntryParts {
  readonly headBytes: Uint8Array
  readonly sealed: { readonly salt: Uint8Array; readonly bodyBytes: Uint8Array } | undefined
}

/** Stored bytes that are not an entry, or whose body is not the one that the head commits to. */
export class EntryDamaged extends Error {}

const frameVersion = 1

/** Parts as stored bytes: version 1, head with its length, 0 or 1, then salt and body with its length. */
export function frameEntry({ headBytes, sealed }: EntryParts): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, frameVersion)
  encoding.writeVarUint8Array(encoder, headBytes)
  encoding.writeUint8(encoder, sealed ? 1 : 0)
  if (sealed) {
    encoding.writeUint8Array(encoder, sealed.salt)
    encoding.writeVarUint8Array(encoder, sealed.bodyBytes)
  }
  return encoding.toUint8Array(encoder)
}

/** SHA-256 over the parts, one after another, as 64 lower-case hexadecimal digits. */
export type Sha256 = (...parts: readonly Uint8Array[]) => string

export interface OpenedEntry extends EntryParts {
  readonly head: EntryHead
  readonly headHash: string
  readonly body: EntryBody | undefined
}

/** An entry from its stored bytes, its body held against the head. @throws EntryDamaged with the reason. */
export function openEntry(bytes: Uint8Array, sha256: Sha256): OpenedEntry {
  try {
    const parts = unframed(bytes)
    const head = entryHead.parse(JSON.parse(decodeUtf8(parts.headBytes)))
    return { ...parts, head, headHash: sha256(parts.headBytes), body: openedBody(head, parts.sealed, sha256) }
  } catch (error) {
    if (error instanceof EntryDamaged) throw error
    throw new EntryDamaged(`These bytes are not a journal entry: ${String(error)}`, { cause: error })
  }
}

function unframed(bytes: Uint8Array): EntryParts {
  const decoder = decoding.createDecoder(bytes)
  const version = decoding.readUint8(decoder)
  if (version !== frameVersion) throw new EntryDamaged(`A journal entry of version ${version} is not known here`)
  const headBytes = decoding.readVarUint8Array(decoder)
  const given = decoding.readUint8(decoder)
  if (given > 1) throw new EntryDamaged(`A journal entry has a body (1) or none (0), not ${given}`)
  const sealed = given
    ? { salt: decoding.readUint8Array(decoder, saltBytes), bodyBytes: decoding.readVarUint8Array(decoder) }
    : undefined
  if (decoding.hasContent(decoder)) throw new EntryDamaged('A journal entry is followed by more bytes')
  return { headBytes, sealed }
}

function openedBody(head: EntryHead, sealed: EntryParts['sealed'], sha256: Sha256): EntryBody | undefined {
  if (!sealed) return undefined
  if (sha256(sealed.salt, sealed.bodyBytes) !== head.body)
    throw new EntryDamaged(`The body of entry ${head.seq} in ${head.room} is not the one that its head commits to`)
  return entryBody.parse(JSON.parse(decodeUtf8(sealed.bodyBytes)))
}
