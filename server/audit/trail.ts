import { canonicalJson, utf8Text } from './canonical.ts'
import { decodeEntry, type Entry } from './entry.ts'
import { type SigningKey, signHead } from './signed-head.ts'

/*
 * The audit trail of a room as a file: JSON Lines, UTF-8 without a byte order mark. Every line is the canonical JSON
 * (RFC 8785) of one object and ends in one line feed, the last one too; there are no other bytes.
 *
 * One line for each entry, from number 1 on:
 *
 *   {"body":{"actor":…,"data":{…},"session":…},"head":{…},"salt":"<base64url, 16 bytes>"}
 *
 * `head` and `body` are those of `entry.ts`. Their canonical JSON is what is hashed, so it can be cut out of the line:
 * `prev` of a head is SHA-256 of the previous head's text, `body` of a head is SHA-256 of the salt's bytes followed by
 * the body's text. Where the reader may not see a body, or it was erased, `body` and `salt` are null.
 *
 * Then one line with the signed head:
 *
 *   {"key":"<base64url, 32 bytes>","signature":"<base64url, 64 bytes>","signed":{"entries":3,"head":"<hex>","room":"r"}}
 *
 * `head` is the hash of the last head ('' when there is none); the signature is Ed25519 (RFC 8032) over the text
 * `chavadi-signed-head-v1`, a line feed, and the canonical JSON of `signed`. `verify.ts` checks all of it and needs
 * nothing but the file. What it cannot show: a room that was cut short and signed again by whoever holds the key.
 */

/*
 * A receipt is one entry of that trail for whoever it is about: first a line `{"receipt":7}` with the entry's number,
 * then the entry's line with its body, then the signed head as of that entry, `entries` being its number. Held against
 * a later trail, the `head` must be the hash of entry 7 there.
 */
export function receiptLines(entry: Entry, key: SigningKey): string {
  const { seq, room } = entry.head
  const signed = signHead({ room, entries: seq, head: entry.headHash }, key)
  return `${canonicalJson({ receipt: seq })}\n${entryLine(entry)}${canonicalJson(signed)}\n`
}

/**
 * The lines of the trail, each with its line feed, as the entries come in: nothing is kept but the last hash.
 * Entries are the whole journal in order, as stored or decoded, with `withheld` put over those that the reader
 * may not see.
 * @throws EntryDamaged on stored bytes that are no entry; Error when entries are missing or of another room.
 */
export async function* trailLines(
  room: string,
  entries: AsyncIterable<Entry | Uint8Array> | Iterable<Entry | Uint8Array>,
  key: SigningKey,
): AsyncGenerator<string> {
  let count = 0
  let last = ''
  for await (const given of entries) {
    const entry = given instanceof Uint8Array ? decodeEntry(given) : given
    count += 1
    if (entry.head.room !== room) throw new Error(`The trail of ${room} was given an entry of ${entry.head.room}`)
    if (entry.head.seq !== count)
      throw new Error(`The trail of ${room} lacks entry ${count}: ${entry.head.seq} came instead`)
    last = entry.headHash
    yield entryLine(entry)
  }
  yield `${canonicalJson(signHead({ room, entries: count, head: last }, key))}\n`
}

// Keys in canonical order around texts that are canonical already: what was hashed goes out byte for byte.
function entryLine({ headBytes, sealed }: Entry): string {
  const body = sealed ? utf8Text(sealed.bodyBytes) : 'null'
  const salt = sealed ? `"${Buffer.from(sealed.salt).toString('base64url')}"` : 'null'
  return `{"body":${body},"head":${utf8Text(headBytes)},"salt":${salt}}\n`
}
