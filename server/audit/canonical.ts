import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * The canonical JSON text of a value (RFC 8785: keys by UTF-16 code units, no white space, shortest numbers).
 * @throws TypeError when it has none: NaN, infinite numbers, half a surrogate pair, circles, nothing at all.
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch (error) {
    throw new TypeError(`This value has no canonical JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (text === undefined) throw new TypeError('This value has no canonical JSON: it is not JSON')
  return text
}

/** SHA-256 over the parts, one after another, as 64 lower-case hexadecimal digits. */
export function sha256(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text of UTF-8 bytes, a byte order mark included. @throws TypeError where they are not UTF-8. */
export const utf8Text = (bytes: Uint8Array): string => decoder.decode(bytes)

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * The bytes of base64url text without padding (RFC 4648 section 5), or undefined when it is not exactly what those
 * bytes are written as: decoders ignore the last spare bits, and a changed letter must not pass unseen.
 */
export function base64UrlBytes(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}
