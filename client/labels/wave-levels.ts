import { type Peaks, pairsPerSecond } from '#shared/sound/peaks.ts'

/** The peaks of a recording, coarser and coarser: what is drawn reads about as many pairs as there are pixels. */
export interface WaveLevel {
  readonly pairs: Int8Array
  /** Pairs a second. */
  readonly rate: number
}

const fewEnough = 2048

export function waveLevels(peaks: Peaks): readonly WaveLevel[] {
  const levels: WaveLevel[] = [{ pairs: peaks.pairs, rate: pairsPerSecond(peaks) }]
  for (let last = levels[0]; last && last.pairs.length > 2 * fewEnough; last = levels.at(-1))
    levels.push({ pairs: halved(last.pairs), rate: last.rate / 2 })
  return levels
}

function halved(pairs: Int8Array): Int8Array {
  const count = Math.ceil(pairs.length / 4)
  const half = new Int8Array(2 * count)
  for (let at = 0; at < count; at++) {
    const from = 4 * at
    half[2 * at] = Math.min(pairs[from] ?? 0, pairs[from + 2] ?? 0)
    half[2 * at + 1] = Math.max(pairs[from + 1] ?? 0, pairs[from + 3] ?? 0)
  }
  return half
}

/** The coarsest level that has a pair for each pixel, or the finest. */
export function levelFor(levels: readonly WaveLevel[], scale: number): WaveLevel | undefined {
  return levels.findLast(({ rate }) => rate >= scale) ?? levels[0]
}

/** Lowest and highest from one time to another, -1 to 1; the pair that it lies in where it is shorter than one. */
export function loudnessBetween({ pairs, rate }: WaveLevel, from: number, to: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(from * rate))
  const last = Math.min(pairs.length / 2, Math.max(first + 1, Math.ceil(to * rate)))
  let low = 0
  let high = 0
  for (let at = first; at < last; at++) {
    low = Math.min(low, pairs[2 * at] ?? 0)
    high = Math.max(high, pairs[2 * at + 1] ?? 0)
  }
  return [low / 127, high / 127]
}
