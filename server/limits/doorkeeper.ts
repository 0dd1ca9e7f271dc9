import type { IncomingMessage } from 'node:http'
import type { Caller } from '#server/auth/caller.ts'
import { clientAddress, type TrustProxy } from './client-address.ts'
import type { RateLimits } from './rate-limits.ts'
import { accountOf, Spending } from './spending.ts'

/** Connections of which nobody knows yet who they are. */
const mostUnknown = { altogether: 2000, ofAddress: 600 }
/** How long such a connection may stay one. */
export const unknownMilliseconds = 10_000
/** Tabs and items of one person that are open at once, at this process. */
const mostOpen = 100

/** Lets connections in: few whom nobody knows, and people as often as a flaky line makes them come. */
export class Doorkeeper {
  readonly limits: RateLimits
  readonly #trust: TrustProxy
  readonly #unknown = new Counts()
  readonly #open = new Counts()

  constructor(limits: RateLimits, trust: TrustProxy) {
    this.limits = limits
    this.#trust = trust
  }

  /** A connection begins; undefined when too many are unfinished. The answer says that it is finished. */
  begins(request: IncomingMessage): (() => void) | undefined {
    const address = clientAddress(request, this.#trust)
    if (this.#unknown.sum >= mostUnknown.altogether || this.#unknown.of(address) >= mostUnknown.ofAddress)
      return undefined
    return this.#unknown.add(address)
  }

  /** Somebody without a session; whether that is too often from there. */
  async tooManyStrangers(request: IncomingMessage): Promise<boolean> {
    return (await this.limits.spend('strangers', clientAddress(request, this.#trust))) > 0
  }

  /** Whether somebody comes more often than they may. */
  async tooOften(caller: Caller): Promise<boolean> {
    return (await this.limits.spend('connects', accountOf(caller))) > 0
  }

  /** A person's connection is open; undefined when they have too many. The answer says that it is closed. */
  opens(caller: Caller): (() => void) | undefined {
    const account = accountOf(caller)
    return this.#open.of(account) < mostOpen ? this.#open.add(account) : undefined
  }

  spendingOf(caller: Caller): Spending {
    return new Spending(this.limits, accountOf(caller))
  }
}

class Counts {
  readonly #counts = new Map<string, number>()
  #sum = 0

  get sum(): number {
    return this.#sum
  }

  of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  /** One more; the answer takes it away again, once. */
  add(key: string): () => void {
    this.#change(key, 1)
    let there = true
    return () => {
      if (there) this.#change(key, -1)
      there = false
    }
  }

  #change(key: string, by: number): void {
    const count = this.of(key) + by
    this.#sum += by
    if (count > 0) this.#counts.set(key, count)
    else this.#counts.delete(key)
  }
}
