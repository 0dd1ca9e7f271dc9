import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { MediaFault } from './media-fault.ts'
import { probe } from './probe.ts'

const samples = new URL('../../e2e/samples/', import.meta.url)
function held(file: string) {
  const bytes = readFileSync(new URL(file, samples))
  const read = (from: number, to: number) => new PassThrough().end(bytes.subarray(from, to))
  return { hash: '0'.repeat(64), bytes: bytes.length, read }
}

describe('DL3: pictures that are none', () => {
  test.each([
    ['words.png', /^is neither a picture/],
    ['huge.png', /^is 40000 × 40000 pixels: over 100 megapixels$/],
  ])('%s', async (file, reason) => {
    const probing = probe(held(`broken-labels/${file}`))
    await expect(probing).rejects.toBeInstanceOf(MediaFault)
    await expect(probing).rejects.toThrow(reason)
  })
})

describe('DL1: pictures and sounds of the samples are what they are called', () => {
  test.each([
    ['street-scenes/market-morning.png', { type: 'image/png', width: 1280, height: 800 }],
    ['sounds/bus-stand.ogg', { type: 'audio/ogg', seconds: 42 }],
    ['sounds/temple-morning.ogg', { type: 'audio/ogg', seconds: 36 }],
    ['sounds/night-street.flac', { type: 'audio/flac', seconds: 30 }],
  ])('%s', async (file, what) => expect(await probe(held(file))).toMatchObject(what))
})
