import { createReadStream } from 'node:fs'
import { expect, test } from 'vitest'
import { pairsPerSecond, soundSeconds } from '#shared/sound/peaks.ts'
import { computePeaks } from './compute-peaks.ts'

const sounds = new URL('../../e2e/samples/sounds/', import.meta.url)

test.each([
  ['bus-stand.ogg', 42],
  ['temple-morning.ogg', 36],
  ['night-street.flac', 30],
])('TL3 vorbis in ogg, flac: %s', async (file, seconds) => {
  const peaks = await computePeaks(createReadStream(new URL(file, sounds)))
  expect(soundSeconds(peaks)).toBeCloseTo(seconds, 1)
  expect(peaks.cutShort).toBe(false)
  expect(peaks.pairs.length / 2 / pairsPerSecond(peaks)).toBeCloseTo(seconds, 1)
  const loudness = [...peaks.pairs].filter((_, at) => at % 2 === 1)
  expect(Math.max(...loudness)).toBeGreaterThan(100)
  expect(Math.min(...loudness)).toBeLessThan(30)
})
