import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Peaks, pairsPerSecond, readPeaks, soundSeconds, writtenPeaks } from './peaks.ts'
import { PeaksBuilder } from './peaks-builder.ts'

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}

function peaksOf(samples: Float32Array, rate: number, ...others: readonly Float32Array[]): Peaks {
  const builder = new PeaksBuilder(rate)
  builder.add([samples, ...others])
  return builder.finish(false)
}

describe('the file', () => {
  test('TL2 what is written is read again, as a view of the bytes', () => {
    const peaks = peaksOf(Float32Array.from([0.5, -0.25, 0.1, 0]), 1600)
    const bytes = writtenPeaks({ ...peaks, cutShort: true })
    expect(value(readPeaks(bytes))).toEqual({ ...peaks, cutShort: true })
    expect(bytes).toHaveLength(32 + peaks.pairs.length)
  })

  test.each([
    ['nothing', new Uint8Array(0)],
    ['other bytes', new TextEncoder().encode('<!doctype html><html><body></body></html>')],
    ['a file that was cut', writtenPeaks(peaksOf(new Float32Array(900), 800)).subarray(0, 100)],
    ['another version', writtenPeaks(peaksOf(new Float32Array(9), 800)).map((byte, at) => (at === 4 ? 9 : byte))],
    ['no rate', writtenPeaks(peaksOf(new Float32Array(9), 800)).map((byte, at) => (at >= 8 && at < 12 ? 0 : byte))],
  ])('TL2 %s is refused', (_, bytes) => {
    expect(readPeaks(bytes)).toMatchObject({ ok: false, refusal: { code: 'bad-input' } })
  })

  test('TL2 any bytes are read or refused, never thrown at', () => {
    void fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const named = Uint8Array.from([0x43, 0x48, 0x50, 0x4b, 1, ...bytes])
        expect(typeof readPeaks(named).ok).toBe('boolean')
      }),
    )
  })
})

describe('building', () => {
  test('TL1 a pair has the lowest and the highest of all channels; the loudest stands for 127', () => {
    const peaks = peaksOf(Float32Array.from([0.1, 0.5, -0.1, 0]), 1600, Float32Array.from([-0.25, 0, 0, 0.05]))
    expect(peaks.samplesPerPair).toBe(2)
    expect(peaks.loudest).toBeCloseTo(0.5)
    expect([...peaks.pairs]).toEqual([-64, 127, -25, 13])
  })

  test('TL1 what is no number is silence, what is too loud is the loudest', () => {
    const peaks = peaksOf(Float32Array.from([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]), 800)
    expect([...peaks.pairs]).toEqual([0, 0, 0, 127, -127, 0])
  })

  test('TL1 silence stays silence', () => {
    expect([...peaksOf(new Float32Array(3), 800).pairs]).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('TL1 however it comes in pieces, the peaks are the same', () => {
    const sound = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 })
    void fc.assert(
      fc.property(
        sound,
        fc.array(fc.nat(40), { maxLength: 20 }),
        fc.constantFrom(800, 4000, 44_100),
        (all, cuts, rate) => {
          const samples = Float32Array.from(all)
          const builder = new PeaksBuilder(rate)
          let at = 0
          for (const cut of cuts) {
            builder.add([samples.subarray(at, at + cut)])
            at = Math.min(samples.length, at + cut)
          }
          builder.add([samples.subarray(at)])
          expect(builder.finish(false)).toEqual(peaksOf(samples, rate))
        },
      ),
    )
  })

  test('TL1 twelve hours keep within a few megabytes, an hour at ten milliseconds', () => {
    const minute = new Float32Array(60 * 800).fill(0.5)
    const lasting = (minutes: number) => {
      const builder = new PeaksBuilder(800)
      for (let at = 0; at < minutes; at++) builder.add([minute])
      return builder.finish(false)
    }
    const long = lasting(12 * 60)
    expect(long.pairs.length).toBeLessThanOrEqual(2 ** 22)
    expect(soundSeconds(long)).toBe(12 * 3600)
    expect(long.pairs.length / 2 / pairsPerSecond(long)).toBeCloseTo(12 * 3600, 0)
    expect(new Set(long.pairs)).toEqual(new Set([0, 127]))
    expect(pairsPerSecond(lasting(60))).toBe(100)
    expect(pairsPerSecond(lasting(1))).toBe(800)
  })
})
