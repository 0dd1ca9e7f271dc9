import type { Store } from '#server/store/store.ts'

const every = 3_000

/** Knows whether the store can make anything durable, and tells when that changes. */
export class StorageWatch {
  readonly #timer: NodeJS.Timeout
  #trouble: string | null = null

  constructor(store: Store, tell: (trouble: string | null) => void) {
    this.#timer = setInterval(async () => {
      const ready = await store.ready()
      const now = ready.ok ? null : `Nothing can be saved now: ${ready.reason ?? 'the store does not answer'}`
      const news = now !== this.#trouble
      this.#trouble = now
      if (news) tell(now)
    }, every)
    this.#timer.unref()
  }

  get trouble(): string | null {
    return this.#trouble
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
