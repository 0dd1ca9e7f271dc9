import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { type Format, FormatError, finished, type ReadOptions } from '#shared/formats/format.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
export const utf16le = (text: string): Uint8Array =>
  Uint8Array.from([...`\ufeff${text}`].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]))

/** A file of `e2e/samples`. */
export function sample(name: string): Uint8Array {
  return readFileSync(new URL(`../../../e2e/samples/${name}`, import.meta.url))
}

/** What a format says of a file that it refuses, or of the first label that it leaves out. */
export function refusal(format: Format, bytes: Uint8Array, options: ReadOptions = {}): string {
  try {
    const { faults } = finished(format.read(bytes, options))
    const left = faults.find(({ refused }) => refused)
    if (left) return `${left.line === undefined ? '' : `line ${left.line}: `}${left.message}`
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError)
    if (error instanceof FormatError) return error.message
  }
  return 'was read'
}
