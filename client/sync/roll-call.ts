/** How long to wait for other pages to answer for the names they hold. */
const answerWithin = 400

type Call =
  | { readonly call: 'who'; readonly names: readonly string[] }
  | { readonly call: 'here'; readonly names: readonly string[] }
  | { readonly call: 'left' }

/**
 * Which pages of this browser live. Each answers for the names it holds; a name that nobody answers for belongs to a
 * page that is gone. Works on plain http, where the browser has no locks. A page that sleeps may miss the call: what
 * is taken from it must be harmless when it wakes up.
 */
export class RollCall {
  readonly #channel: BroadcastChannel
  readonly #patienceMilliseconds: number
  readonly #names = new Set<string>()
  readonly #answers = new Set<(names: readonly string[]) => void>()
  readonly #left = new Set<() => void>()
  #closed = false

  constructor(channel: string, patienceMilliseconds = answerWithin) {
    this.#patienceMilliseconds = patienceMilliseconds
    this.#channel = new BroadcastChannel(channel)
    this.#channel.onmessage = ({ data }: MessageEvent<Call>) => this.#hear(data)
    addEventListener('pagehide', this.#leave)
  }

  enter(name: string): void {
    this.#names.add(name)
  }

  leave(name: string): void {
    this.#names.delete(name)
  }

  /** Another page said that it goes. */
  onLeft(listener: () => void): () => void {
    this.#left.add(listener)
    return () => this.#left.delete(listener)
  }

  /** Those of the names that no living page holds. A page that has left learns of none. */
  async absent(names: Iterable<string>): Promise<ReadonlySet<string>> {
    if (this.#closed) return new Set()
    const missing = new Set(names)
    for (const name of this.#names) missing.delete(name)
    if (missing.size === 0) return missing
    await new Promise<void>((resolve) => {
      const hear = (present: readonly string[]) => {
        for (const name of present) missing.delete(name)
        if (missing.size === 0) resolve()
      }
      this.#answers.add(hear)
      setTimeout(() => {
        this.#answers.delete(hear)
        resolve()
      }, this.#patienceMilliseconds)
      this.#say({ call: 'who', names: [...missing] })
    })
    return this.#closed ? new Set() : missing
  }

  close(): void {
    this.#closed = true
    removeEventListener('pagehide', this.#leave)
    this.#leave()
    this.#channel.close()
  }

  readonly #leave = () => {
    if (this.#names.size > 0) this.#say({ call: 'left' })
  }

  #say(call: Call): void {
    this.#channel.postMessage(call)
  }

  #hear(call: Call): void {
    if (call.call === 'who') {
      const names = call.names.filter((name) => this.#names.has(name))
      if (names.length > 0) this.#say({ call: 'here', names })
    } else if (call.call === 'here') for (const answer of [...this.#answers]) answer(call.names)
    else for (const listener of [...this.#left]) listener()
  }
}
