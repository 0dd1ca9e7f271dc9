import type { Peaks } from './peaks.ts'

/** Short recordings are kept finer, so that one word of them can be looked at; long ones coarser. Pairs a second. */
const finest = 800
const fineEnough = 100
const mostFinePairs = 2 ** 19
const mostPairs = 2 ** 21
const highest = 32_767

/**
 * Takes sound piece by piece and keeps its peaks: never more than 8 MB, however long it is. Where there are too many
 * pairs, each two become one.
 */
export class PeaksBuilder {
  readonly #rate: number
  #samplesPerPair: number
  /** 16 bits, because how loud the loudest is shows only at the end. */
  #pairs = new Int16Array(2 ** 14)
  #count = 0
  #samples = 0
  #loudest = 0
  #low = 0
  #high = 0
  #inPair = 0

  /** @param rate samples a second */
  constructor(rate: number) {
    this.#rate = rate
    this.#samplesPerPair = Math.max(1, Math.floor(rate / finest))
  }

  get seconds(): number {
    return this.#samples / this.#rate
  }

  /** As many samples of each channel, from -1 to 1; what is no number is silence. */
  add(channels: readonly Float32Array[]): void {
    const length = Math.min(...channels.map((channel) => channel.length))
    if (channels.length === 0 || length === 0) return
    for (let from = 0; from < length; ) {
      const to = Math.min(length, from + this.#samplesPerPair - this.#inPair)
      for (const channel of channels) this.#widen(channel, from, to)
      this.#inPair += to - from
      from = to
      if (this.#inPair === this.#samplesPerPair) this.#closePair()
    }
    this.#samples += length
  }

  finish(cutShort: boolean): Peaks {
    if (this.#inPair > 0) this.#closePair()
    const pairs = new Int8Array(2 * this.#count)
    const scale = this.#loudest === 0 ? 0 : 127 / (this.#loudest * highest)
    for (let at = 0; at < pairs.length; at++) pairs[at] = Math.round((this.#pairs[at] ?? 0) * scale)
    return {
      rate: this.#rate,
      samplesPerPair: this.#samplesPerPair,
      loudest: this.#loudest,
      samples: this.#samples,
      cutShort,
      pairs,
    }
  }

  #widen(channel: Float32Array, from: number, to: number): void {
    let low = this.#low
    let high = this.#high
    for (let at = from; at < to; at++) {
      const sample = channel[at] ?? 0
      if (sample < low) low = sample
      else if (sample > high) high = sample
    }
    this.#low = low
    this.#high = high
  }

  #closePair(): void {
    const low = Math.max(-1, this.#low)
    const high = Math.min(1, this.#high)
    if (2 * this.#count === this.#pairs.length) this.#makeRoom()
    this.#pairs[2 * this.#count] = Math.round(low * highest)
    this.#pairs[2 * this.#count + 1] = Math.round(high * highest)
    this.#count++
    this.#loudest = Math.max(this.#loudest, -low, high)
    this.#low = 0
    this.#high = 0
    this.#inPair = 0
    if (this.#isTooMany && this.#count % 2 === 0) this.#fold()
  }

  get #isTooMany(): boolean {
    const isFine = this.#rate / this.#samplesPerPair >= 2 * fineEnough
    return this.#count >= (isFine ? mostFinePairs : mostPairs)
  }

  #makeRoom(): void {
    const larger = new Int16Array(2 * this.#pairs.length)
    larger.set(this.#pairs)
    this.#pairs = larger
  }

  #fold(): void {
    const pairs = this.#pairs
    for (let at = 0; at < this.#count; at += 2) {
      pairs[at] = Math.min(pairs[2 * at] ?? 0, pairs[2 * at + 2] ?? 0)
      pairs[at + 1] = Math.max(pairs[2 * at + 1] ?? 0, pairs[2 * at + 3] ?? 0)
    }
    this.#count /= 2
    this.#samplesPerPair *= 2
  }
}
