/** Enough for 200 keys typed as fast as a machine can, and for a returning offline hour. */
const burst = { messages: 3000, bytes: 24 * 1024 * 1024 }
const perSecond = { messages: 300, bytes: 1024 * 1024 }

/** What one connection may send: a bucket of messages and one of bytes, refilled as time goes by. */
export class Allowance {
  #messages = burst.messages
  #bytes = burst.bytes
  #at = performance.now()

  /** False when it is used up. */
  take(bytes: number): boolean {
    const now = performance.now()
    const seconds = (now - this.#at) / 1000
    this.#at = now
    this.#messages = Math.min(burst.messages, this.#messages + seconds * perSecond.messages) - 1
    this.#bytes = Math.min(burst.bytes, this.#bytes + seconds * perSecond.bytes) - bytes
    return this.#messages >= 0 && this.#bytes >= 0
  }
}
