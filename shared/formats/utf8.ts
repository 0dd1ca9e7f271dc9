import { FormatError, type ImportNote } from '#shared/formats/format.ts'

// The platform's own (WHATWG Encoding), of which `shared` may use only what browsers and servers have alike.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string }

/** The text of a file without its byte order mark, and what was noticed about its encoding. */
export interface DecodedText {
  readonly text: string
  readonly warnings: readonly ImportNote[]
}

/**
 * Reads UTF-8, and UTF-16 where a byte order mark announces it (spreadsheets save "Unicode text" so), which is noted.
 * @throws FormatError with the line of the first byte that is neither, or of a zero byte (no text file has one).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Label(bytes)
  if (utf16) {
    const text = decoded(bytes, utf16)
    if (text === undefined) throw new FormatError(`this is broken ${utf16.toUpperCase()}; save the file as UTF-8`)
    return {
      text,
      warnings: [{ kind: 'encoding', message: `The file is ${utf16.toUpperCase()} and was read as such` }],
    }
  }
  const other = otherFile(bytes)
  if (other) throw new FormatError(`this is ${other}, not text; export it as a table or JSON first`, 1)
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    throw new FormatError('a zero byte: this is no text in UTF-8; save the file as UTF-8', lineOfByte(bytes, zero))
  const text = decoded(bytes, 'utf-8')
  if (text !== undefined) return { text, warnings: [] }
  const bad = firstBadByte(bytes)
  const value = (bytes[bad] ?? 0).toString(16).toUpperCase()
  throw new FormatError(`byte 0x${value} is not UTF-8 (Latin-1?); save the file as UTF-8`, lineOfByte(bytes, bad))
}

/** By the first bytes, whatever the name says. */
const signatures: readonly (readonly [bytes: string, what: string])[] = [
  ['PK\x03\x04', 'an Excel, Word or ZIP file'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file'],
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a sound, film or picture file'],
  ['OggS', 'a sound file'],
  ['ID3', 'a sound file'],
  ['fLaC', 'a sound file'],
  ['\x1f\x8b', 'a compressed file'],
  ['7z\xbc\xaf', 'a compressed file'],
  ['MZ', 'a program'],
  ['\x7fELF', 'a program'],
]

/** Text files may begin with the same letters; only those that hold a zero byte or are no UTF-8 are something else. */
function otherFile(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  const [, what] = signatures.find(([begins]) => head.startsWith(begins)) ?? []
  return what && (bytes.includes(0) || decoded(bytes, 'utf-8') === undefined) ? what : undefined
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset; at++) if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++
  return line
}

/** Where the first sequence starts that is not well-formed (Unicode 3.9, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return at
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  const second = bytes[at + 1] ?? 0
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < lowest || second > highest) return 0
  const rest = Array.from(bytes.subarray(at + 2, at + length))
  return rest.length === length - 2 && rest.every((byte) => byte >= 0x80 && byte <= 0xbf) ? length : 0
}
