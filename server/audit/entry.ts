import { randomBytes } from 'node:crypto'
import {
  type EntryBody,
  type EntryHead,
  entryBody,
  entryHead,
  frameEntry,
  type OpenedEntry,
  openEntry,
  saltBytes,
} from '#shared/audit/stored-entry.ts'
import { canonicalJson, sha256, utf8Bytes } from './canonical.ts'

export type Entry = OpenedEntry

export interface NewEntry {
  readonly head: Omit<EntryHead, 'v' | 'body'>
  readonly body: EntryBody
  /** 16 bytes that nobody can guess; drawn here when left out. */
  readonly salt?: Uint8Array
}

/**
 * The bytes to append to the journal, and the hash that the next entry names as `prev`.
 * @throws when head or body break their schema, or hold text with half a surrogate pair (no canonical JSON).
 */
export function encodeEntry({ head, body, salt = randomBytes(saltBytes) }: NewEntry): {
  readonly bytes: Uint8Array
  readonly headHash: string
} {
  if (salt.length !== saltBytes) throw new TypeError(`The salt must have ${saltBytes} bytes, not ${salt.length}`)
  const bodyBytes = utf8Bytes(canonicalJson(entryBody.parse(body)))
  const checked = entryHead.parse({ ...head, v: 1, body: sha256(salt, bodyBytes) })
  const headBytes = utf8Bytes(canonicalJson(checked))
  return { bytes: frameEntry({ headBytes, sealed: { salt, bodyBytes } }), headHash: sha256(headBytes) }
}

/** The entry without its body, as somebody gets it who may not see that. Hash and chain stay as they are. */
export const withheld = (entry: Entry): Entry => ({ ...entry, sealed: undefined, body: undefined })

/** @throws EntryDamaged with the reason. */
export const decodeEntry = (bytes: Uint8Array): Entry => openEntry(bytes, sha256)
