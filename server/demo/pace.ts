import { setTimeout as after } from 'node:timers/promises'

/** The colleagues' time is over. */
export class HomeTime extends Error {}

/** Human pauses, so many times faster. */
export class Pace {
  readonly #speed: number
  readonly #signal: AbortSignal

  constructor(speed: number, signal: AbortSignal) {
    this.#speed = speed
    this.#signal = signal
  }

  get over(): boolean {
    return this.#signal.aborted
  }

  /** Somewhere between so many seconds. @throws HomeTime as soon as it is over */
  async rest(from: number, to = from): Promise<void> {
    const seconds = from + Math.random() * (to - from)
    try {
      await after((seconds * 1000) / this.#speed, undefined, { signal: this.#signal })
    } catch {
      throw new HomeTime()
    }
  }

  /** Seconds of the colleagues' time since then. */
  since(at: number): number {
    return ((performance.now() - at) / 1000) * this.#speed
  }
}
