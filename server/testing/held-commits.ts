import { vi } from 'vitest'
import type { Commit, Store } from '#server/store/store.ts'

/** Commits of one store that were asked for and have not reached it: what is on its way when something else happens. */
export class HeldCommits {
  readonly waiting: Commit[] = []
  readonly #spy: { mockRestore(): void }
  #letGo: () => void = () => undefined

  constructor(store: Store, holds: (commit: Commit) => boolean) {
    const open = new Promise<void>((resolve) => {
      this.#letGo = resolve
    })
    const commit = store.commit.bind(store)
    this.#spy = vi.spyOn(store, 'commit').mockImplementation(async (asked) => {
      if (holds(asked)) {
        this.waiting.push(asked)
        await open
      }
      return commit(asked)
    })
  }

  release(): void {
    this.#spy.mockRestore()
    this.#letGo()
  }
}
