import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { flac, mp3, ogg, png, pngOfSize, wav } from '#server/testing/media-bytes.ts'
import { MediaFault } from './media-fault.ts'
import { probe } from './probe.ts'

const held = (bytes: Buffer) => ({
  hash: '0'.repeat(64),
  bytes: bytes.length,
  read: (from: number, to: number) => new PassThrough().end(bytes.subarray(from, to)),
})
const told = async (bytes: Buffer) => {
  const { hash: _, bytes: length, ...rest } = await probe(held(bytes))
  expect(length).toBe(bytes.length)
  return rest
}

describe('MD3 what a file is, by its bytes', () => {
  test.each([
    ['PNG', png(40, 30), { type: 'image/png', width: 40, height: 30 }],
    ['GIF', Buffer.from('GIF89a\x10\0\x08\0\x80\0\0', 'latin1'), { type: 'image/gif', width: 16, height: 8 }],
    ['WAV', wav(1.5), { type: 'audio/wav', seconds: 1.5 }],
    ['MP3', mp3(100), { type: 'audio/mpeg', seconds: 2.612 }],
    ['FLAC', flac(2.25), { type: 'audio/flac', seconds: 2.25 }],
    ['Ogg', ogg(3), { type: 'audio/ogg', seconds: 3 }],
  ])('%s', async (_, bytes, what) => expect(await told(bytes)).toEqual(what))

  test('a picture of 100 megapixels is taken, whatever it would unpack to', async () => {
    expect(await told(pngOfSize(10_000, 10_000))).toEqual({ type: 'image/png', width: 10_000, height: 10_000 })
  })
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

describe('MD4 what is refused, with the reason', () => {
  test.each([
    ['nothing at all', Buffer.alloc(0), /^is empty$/],
    ['words', Buffer.from('the cat sat on the mat, and this is no sound'), /^is neither a picture/],
    ['SVG', Buffer.from(svg), /^is SVG or another XML/],
    ['SVG behind a heading', Buffer.from(`\n<?xml version="1.0"?>${svg}`), /^is SVG or another XML/],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), /^is neither a picture/],
    ['a bomb', pngOfSize(100_000, 100_000), /^is 100000 × 100000 pixels: over 100 megapixels$/],
    ['no width', pngOfSize(0, 30), /without width or height/],
    ['a PNG that ends at once', png(4, 4).subarray(0, 12), /^begins as image\/png .* damaged or cut off$/],
    ['a JPEG of nothing', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]), /^begins as image\/jpeg/],
    ['words that begin as a tag', Buffer.from('ID3\x03 but these are words'), /^begins as audio\/mpeg/],
    ['a WAV of nothing', Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), /^begins as audio\/wav/],
    ['a film', Buffer.from('\x1a\x45\xdf\xa3 a film', 'latin1'), /^is neither a picture/],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1'), /^is neither a picture/],
  ])('%s', async (_, bytes, reason) => {
    const probing = probe(held(bytes))
    await expect(probing).rejects.toBeInstanceOf(MediaFault)
    await expect(probing).rejects.toThrow(reason)
  })

  test('however it is cut or garbled it is taken or refused, and nothing else', async () => {
    const whole = [png(9, 9), wav(0.2), mp3(12), flac(1), ogg(1)]
    for (const bytes of whole)
      for (let at = 1; at < 200; at += 3) {
        const cut = bytes.subarray(0, Math.min(at, bytes.length))
        const garbled = Buffer.from(bytes)
        garbled[at % garbled.length] = (at * 37) % 256
        for (const each of [cut, garbled])
          await probe(held(each)).catch((error: unknown) => expect(error).toBeInstanceOf(MediaFault))
      }
  })
})
