import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsPerSecond, soundSeconds } from '#shared/sound/peaks.ts'
import { tone, type WavWish, wavFile } from '#shared/sound/testing/wav-file.ts'
import { computePeaks } from './compute-peaks.ts'
import { SoundFault } from './decoding.ts'
import { mp3File, oggOpusFile, webmFile } from './testing/coded-files.ts'

async function* inPieces(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

const peaksOf = (bytes: Uint8Array, size?: number) => computePeaks(inPieces(bytes, size))
const faultOf = (bytes: Uint8Array) =>
  peaksOf(bytes).then(
    () => 'no fault',
    (error: unknown) => (error instanceof SoundFault ? error.code : error),
  )
const loudness = (pairs: Int8Array) => [...pairs].filter((_, at) => at % 2 === 1)

describe('recordings as they are, written in all ways', () => {
  const forms: readonly (readonly [string, WavWish])[] = [
    ['8 bits', { bits: 8 }],
    ['16 bits', { bits: 16 }],
    ['24 bits', { bits: 24 }],
    ['32 bits', { bits: 32 }],
    ['floats', { bits: 32, float: true }],
    ['two channels', { bits: 16, channels: 2 }],
    ['extensible, 16 bits', { bits: 16, extensible: true }],
    ['extensible, 24 bits, six channels', { bits: 24, extensible: true, channels: 6 }],
    ['extensible, floats', { bits: 32, float: true, extensible: true }],
    ['something else before the sound', { before: new Uint8Array(5001) }],
  ]
  test.each(forms)('TL3 wav: %s', async (_, form) => {
    const peaks = await peaksOf(wavFile({ ...form, seconds: 2.5 }))
    expect(soundSeconds(peaks)).toBeCloseTo(2.5)
    expect(peaks.loudest).toBeCloseTo(1, 1)
    expect(peaks.cutShort).toBe(false)
    const perSecond = pairsPerSecond(peaks)
    const heard = loudness(peaks.pairs)
    expect(Math.max(...heard.slice(perSecond * 0.45, perSecond * 0.55))).toBeGreaterThan(120)
    expect(Math.max(...heard.slice(0, perSecond * 0.02))).toBeLessThan(12)
  })

  test('TL3 opus in webm, opus in ogg, mp3: their length is what they hold', async () => {
    expect(soundSeconds(await peaksOf(webmFile(100)))).toBeCloseTo(2, 1)
    expect(soundSeconds(await peaksOf(oggOpusFile(100)))).toBeCloseTo(2, 1)
    expect(soundSeconds(await peaksOf(mp3File(200)))).toBeCloseTo((200 * 1152) / 44_100, 0)
  })

  test('TL3 in pieces of any size the peaks are the same', async () => {
    const file = wavFile({ bits: 24, channels: 2, seconds: 0.2, before: new Uint8Array(33) })
    const whole = await peaksOf(file, file.length)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (size) => {
        expect(await peaksOf(file, size)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  test('TL3 what a recorder left open goes to the end; what was cut off says so', async () => {
    for (const saidLength of [0, 0xffff_ffff]) {
      const peaks = await peaksOf(wavFile({ saidLength }))
      expect(soundSeconds(peaks)).toBe(1)
      expect(peaks.cutShort).toBe(false)
    }
    const cut = await peaksOf(wavFile({ seconds: 3 }).subarray(0, 20_001))
    expect(cut.cutShort).toBe(true)
    expect(soundSeconds(cut)).toBeCloseTo((20_000 - 44) / 2 / 8000, 2)
  })
})

describe('what is no recording', () => {
  const text = new TextEncoder()
  const wav = wavFile()
  test.each([
    ['empty', 'empty', new Uint8Array(0)],
    ['no sound in it', 'empty', wavFile({ seconds: 0 })],
    ['a page called .wav', 'not-sound', text.encode('<!doctype html><p>Not found</p>')],
    ['a picture', 'not-sound', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
    ['mp4', 'unknown-coding', text.encode('\0\0\0 ftypM4A \0\0\0\0')],
    ['vorbis in webm', 'unknown-coding', webmFile(10, 'A_VORBIS')],
    ['only a head', 'damaged', wav.subarray(0, 30)],
    ['no form of the sound', 'damaged', Uint8Array.from([...wav.subarray(0, 12), ...wav.subarray(36)])],
    ['no samples a second', 'damaged', wav.map((byte, at) => (at >= 24 && at < 28 ? 0 : byte))],
    ['no channels', 'damaged', wav.map((byte, at) => (at === 22 ? 0 : byte))],
    ['an unknown coding', 'unknown-coding', wav.map((byte, at) => (at === 20 ? 0x55 : byte))],
    ['a webm that ends at once', 'damaged', webmFile(3).subarray(0, 20)],
  ])('TL4 %s: %s', async (_, code, bytes) => {
    expect(await faultOf(bytes)).toBe(code)
  })

  test('TL4 a recording by another name is known by what it begins with', async () => {
    expect(soundSeconds(await peaksOf(wavFile()))).toBe(1)
  })

  test('TL4 any damage gives peaks or a fault that is named', async () => {
    const files = [wavFile({ seconds: 0.1 }), webmFile(20), oggOpusFile(20)]
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, fc.nat(), async (file, changes, end) => {
        const bytes = file.slice(0, (end % file.length) + 1)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        expect(typeof (await faultOf(bytes))).toBe('string')
      }),
      { numRuns: 150 },
    )
  })

  test('TL4 what cannot be read is a fault of the store, not of the recording', async () => {
    async function* broken() {
      yield wavFile({ sample: tone }).slice(0, 5000)
      throw new Error('the disk is gone')
    }
    await expect(computePeaks(broken())).rejects.toThrow('the disk is gone')
  })
})
