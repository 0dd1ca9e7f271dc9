import { scatter } from '../scatter.ts'
import type { Clip, Heard } from './clip.ts'

export const samplesPerSecond = 16_000

/** A clip as samples from -1 to 1. `spoken` gives the samples of what is said. */
export async function synthesised(clip: Clip, spoken: (heard: Heard) => Promise<Float64Array>): Promise<Float64Array> {
  const sound = hum(clip)
  for (const heard of clip.heard) {
    const own = heard.says ? await spoken(heard) : made(clip, heard)
    const start = Math.round(heard.from * samplesPerSecond)
    const length = Math.min(own.length, Math.round((heard.to - heard.from) * samplesPerSecond), sound.length - start)
    for (let at = 0; at < length; at++)
      sound[start + at] = (sound[start + at] ?? 0) + (own[at] ?? 0) * heard.loud * eased(at, length)
  }
  return sound.map((sample) => Math.tanh(sample))
}

/** No click at the ends. */
const eased = (at: number, length: number): number => Math.min(1, at / 320, (length - at) / 320)

/** What is heard where nothing is: very little. */
function hum({ file, seconds }: Clip): Float64Array {
  const next = scatter(`${file} hum`)
  return Float64Array.from({ length: seconds * samplesPerSecond }, () => (next() - 0.5) * 0.0016)
}

function made({ file }: Clip, { id, tag, from, to }: Heard): Float64Array {
  const length = Math.round((to - from) * samplesPerSecond)
  const next = scatter(`${file} ${id}`)
  switch (tag) {
    case 'traffic':
      return traffic(length, next)
    case 'horn':
      return horn(length, next)
    case 'dog':
      return barks(length, next)
    case 'music':
      return music(length)
    default:
      return new Float64Array(length)
  }
}

const turnOf = (hertz: number, at: number): number => (2 * Math.PI * hertz * at) / samplesPerSecond

/** Engines that come and go over a road that hisses. */
function traffic(length: number, next: () => number): Float64Array {
  const sound = new Float64Array(length)
  const engines = Array.from({ length: 4 }, () => ({
    hertz: 48 + next() * 50,
    every: 5 + next() * 7,
    shift: next() * 6,
  }))
  let low = 0
  let lower = 0
  for (let at = 0; at < length; at++) {
    low += ((next() - 0.5) * 2 - low) * 0.09
    lower += (low - lower) * 0.05
    const second = at / samplesPerSecond
    let sample = low * 0.5 + lower * 1.4
    for (const { hertz, every, shift } of engines) {
      const near = Math.max(0, Math.sin(((second + shift) / every) * 2 * Math.PI)) ** 2
      const turned = turnOf(hertz * (1 + 0.06 * near), at)
      sample +=
        near *
        0.16 *
        (Math.sin(turned) +
          0.6 * Math.sin(2 * turned + 1) +
          0.4 * Math.sin(3 * turned + 2) +
          0.25 * Math.sin(5 * turned))
    }
    sound[at] = sample * 0.9
  }
  return sound
}

function horn(length: number, next: () => number): Float64Array {
  const [one, other] = [390 + next() * 40, 490 + next() * 50]
  const reed = (hertz: number, at: number) =>
    [1, 2, 3, 4, 5, 6].reduce((sum, times) => sum + Math.sin(turnOf(hertz * times, at)) / times, 0)
  return Float64Array.from({ length }, (_, at) => Math.min(1, at / 900) * 0.32 * (reed(one, at) + reed(other, at)))
}

/** Two barks a second, or a little more. */
function barks(length: number, next: () => number): Float64Array {
  const sound = new Float64Array(length)
  const each = Math.round(samplesPerSecond * 0.17)
  for (let start = 0; start + each < length; start += Math.round(samplesPerSecond * (0.36 + next() * 0.12))) {
    let turned = 0
    for (let at = 0; at < each; at++) {
      const share = at / each
      turned += turnOf(620 - 340 * share, 1)
      const rough = Math.sin(turned) + 0.7 * Math.sin(2 * turned) + 0.5 * Math.sin(3 * turned) + (next() - 0.5) * 1.1
      sound[start + at] = Math.sin(Math.PI * share ** 0.5) ** 2 * rough * 0.5
    }
  }
  return sound
}

/** A reed over a drone, in the five notes of Mohanam, with a drum. */
function music(length: number): Float64Array {
  const sa = 293.66
  const notes = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2, 5 / 3, 3 / 2, 5 / 4, 3 / 2, 5 / 4, 9 / 8, 1, 5 / 4, 9 / 8, 1]
  const beat = Math.round(samplesPerSecond * 0.42)
  let turned = 0
  let hertz = sa
  return Float64Array.from({ length }, (_, at) => {
    const count = Math.floor(at / beat)
    hertz += ((notes[count % notes.length] ?? 1) * sa - hertz) * 0.0016
    turned += turnOf(hertz * (1 + 0.006 * Math.sin(turnOf(5.4, at))), 1)
    const reed =
      Math.sin(turned) + 0.55 * Math.sin(2 * turned) + 0.4 * Math.sin(3 * turned) + 0.2 * Math.sin(4 * turned)
    const drone =
      Math.sin(turnOf(sa / 2, at)) + 0.5 * Math.sin(turnOf((sa * 3) / 4, at)) + 0.3 * Math.sin(turnOf(sa, at))
    const since = (at % beat) / samplesPerSecond
    const drum =
      Math.exp(-since * 22) * Math.sin(turnOf((count % 4 === 0 ? 92 : 170) * (1 + Math.exp(-since * 40)), at % beat))
    return 0.24 * reed + 0.12 * drone + 0.5 * drum
  })
}
