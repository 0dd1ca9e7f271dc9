import type { Logger } from 'pino'
import { type Store, StoreWentBack } from '#server/store/store.ts'

/** For whoever works in the room. */
const sentence =
  'The server’s store has lost what it had saved in this room. Nothing can be saved until the server is started again.'

/**
 * Whether the store has less of a room than this process saw of it. What is in memory here is then not what is stored:
 * nothing more is written until the process is started again.
 */
export class StoreLoss {
  readonly #log: Logger
  readonly #listeners = new Set<(sentence: string) => void>()
  #found = false

  constructor(log: Logger) {
    this.#log = log
  }

  /** What to tell; null while nothing is lost. */
  get sentence(): string | null {
    return this.#found ? sentence : null
  }

  /** Called at once where something is lost already. */
  listen(listener: (sentence: string) => void): () => void {
    if (this.#found) listener(sentence)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes note of a failure that says so. */
  note(error: unknown): void {
    if (!(error instanceof StoreWentBack) || this.#found) return
    this.#found = true
    this.#log.error({ error }, 'the store went back: the room is read-only until the server is started again')
    for (const listener of this.#listeners) listener(sentence)
  }

  /** The store, telling here when it went back. */
  watch(store: Store): Store {
    const noted = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work
      } catch (error) {
        this.note(error)
        throw error
      }
    }
    return {
      commit: (commit) => {
        if (this.#found) return Promise.reject(new StoreWentBack(sentence))
        return noted(store.commit(commit))
      },
      range: (...asked) => noted(store.range(...asked)),
      tail: (...asked) => this.#tail(store.tail(...asked)),
      head: (...asked) => store.head(...asked),
      field: (...asked) => store.field(...asked),
      fields: (...asked) => store.fields(...asked),
      drop: (...asked) => store.drop(...asked),
      rooms: () => store.rooms(),
      publish: (...told) => store.publish(...told),
      subscribe: (...asked) => store.subscribe(...asked),
      ready: () => store.ready(),
      blobs: store.blobs,
      close: () => store.close(),
    }
  }

  async *#tail<T>(entries: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    try {
      yield* entries
    } catch (error) {
      this.note(error)
      throw error
    }
  }
}
