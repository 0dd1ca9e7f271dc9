import type { Bytes } from './decoding.ts'

const nothing = new Uint8Array(0)

/** Takes so many bytes at a time from what comes in pieces of any size. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>
  #held: Uint8Array = nothing
  #over = false

  constructor(bytes: Bytes) {
    this.#pieces = bytes[Symbol.asyncIterator]()
  }

  /** So many bytes, fewer only at the end. For heads: what is taken is held at once. */
  async take(count: number): Promise<Uint8Array> {
    const taken = await this.look(count)
    this.#held = this.#held.subarray(taken.length)
    return taken
  }

  /** The same bytes, which are still to be taken. */
  async look(count: number): Promise<Uint8Array> {
    while (this.#held.length < count && (await this.#more()));
    return this.#held.subarray(0, count)
  }

  /** How many of so many bytes were there to be passed over. */
  async skip(count: number): Promise<number> {
    let left = count
    while (left > 0 && (this.#held.length > 0 || (await this.#more()))) {
      const some = Math.min(left, this.#held.length)
      this.#held = this.#held.subarray(some)
      left -= some
    }
    return count - left
  }

  /** Up to so many bytes, in pieces of any size but whole steps of `step`; what is no whole step at the end is left out. */
  async *upTo(count: number, step: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left >= step; ) {
      if (this.#held.length < step && !(await this.#more())) return
      const some = Math.floor(Math.min(left, this.#held.length) / step) * step
      if (some === 0) continue
      yield this.#held.subarray(0, some)
      this.#held = this.#held.subarray(some)
      left -= some
    }
  }

  /** All that is left, as it comes. */
  async *rest(): AsyncGenerator<Uint8Array> {
    while (this.#held.length > 0 || (await this.#more())) {
      const piece = this.#held
      this.#held = nothing
      yield piece
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  async #more(): Promise<boolean> {
    if (this.#over) return false
    const next = await this.#pieces.next()
    if (next.done) {
      this.#over = true
      return false
    }
    this.#held = this.#held.length === 0 ? next.value : joined(this.#held, next.value)
    return true
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
