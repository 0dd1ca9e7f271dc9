import type { LimitName } from './limit-settings.ts'
import type { RateLimits } from './rate-limits.ts'

/** Told in lots: whoever works at human speed asks the shared count hardly ever. */
const lots: Partial<Record<LimitName, number>> = { edits: 30, bytes: 256 * 1024, requests: 20 }

/** What one connection does, on the account of its person. */
export class Spending {
  readonly #limits: RateLimits
  readonly #key: string
  readonly #untold = new Map<LimitName, number>()

  constructor(limits: RateLimits, key: string) {
    this.#limits = limits
    this.#key = key
  }

  /** Milliseconds to wait before more of it; 0: go on. */
  async spend(name: LimitName, points = 1): Promise<number> {
    const sum = (this.#untold.get(name) ?? 0) + points
    const tell = sum >= (lots[name] ?? 1)
    this.#untold.set(name, tell ? 0 : sum)
    return tell ? this.#limits.spend(name, this.#key, sum) : 0
  }
}

/** A person of a room, as limits count them. */
export const accountOf = ({ room, person }: { readonly room: string; readonly person: string }): string =>
  `${room}/${person}`
