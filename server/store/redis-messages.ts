import { setTimeout as delay } from 'node:timers/promises'
import { Listeners } from './listeners.ts'
import type { RedisClient } from './redis-connection.ts'

const retryMilliseconds = 250

/** Subscriptions that outlive lost connections: a channel is subscribed to for as long as anybody listens to it. */
export class RedisMessages {
  readonly #client: RedisClient
  readonly #listeners = new Listeners<string>()
  readonly #subscribed = new Map<string, Promise<void>>()

  constructor(client: RedisClient) {
    this.#client = client
  }

  /** `live` resolves once messages come; they may come before. It waits while Redis is out of reach, and never rejects. */
  listen(channel: string, listener: (message: string) => void): { readonly live: Promise<void>; stop(): void } {
    const remove = this.#listeners.add(channel, listener)
    const live = this.#subscribed.get(channel) ?? this.#subscribe(channel)
    this.#subscribed.set(channel, live)
    const stop = (): void => {
      remove()
      if (this.#listeners.has(channel) || !this.#subscribed.delete(channel)) return
      void live.then(() => this.#unsubscribe(channel))
    }
    return { live, stop }
  }

  readonly #dispatch = (message: string, channel: string): void => this.#listeners.emit(channel, message)

  async #subscribe(channel: string): Promise<void> {
    while (this.#client.isOpen && this.#listeners.has(channel)) {
      try {
        await this.#client.subscribe(channel, this.#dispatch)
        return
      } catch {
        // The connection went while asking; the client makes a new one. Those who wait also ask each second.
        await delay(retryMilliseconds)
      }
    }
  }

  async #unsubscribe(channel: string): Promise<void> {
    if (!this.#client.isOpen || this.#listeners.has(channel)) return
    await this.#client.unsubscribe(channel, this.#dispatch).catch(() => undefined)
  }
}
