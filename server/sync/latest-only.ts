/** Passes on what is offered, at most so often: what comes faster waits, and only the latest of it is passed on. */
export class LatestOnly<T> {
  readonly #every: number
  readonly #pass: (offered: T) => void
  #waiting: { readonly offered: T } | undefined
  #clock: NodeJS.Timeout | undefined

  constructor(everyMilliseconds: number, pass: (offered: T) => void) {
    this.#every = everyMilliseconds
    this.#pass = pass
  }

  offer(offered: T): void {
    this.#waiting = { offered }
    if (this.#clock === undefined) this.#passOn()
  }

  stop(): void {
    clearTimeout(this.#clock)
    this.#waiting = undefined
  }

  #passOn(): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#clock = waiting && setTimeout(() => this.#passOn(), this.#every)
    if (waiting) this.#pass(waiting.offered)
  }
}
