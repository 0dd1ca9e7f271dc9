import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { failpoint } from '#server/machine/failpoint.ts'
import { holderOfLock, holderWords } from '#server/machine/holders.ts'
import { StoreUnavailable } from './store.ts'

/** Another process has the folder open; the message names it and says what to do. */
export class StoreLocked extends Error {}

export type Row =
  | { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: string }

interface Waiting {
  readonly rows: readonly Row[]
  readonly resolve: () => void
  readonly reject: (reason: StoreUnavailable) => void
}

/**
 * A LevelDB folder whose writes are synced to the disk in groups: all that wait share one batch and one sync.
 * After a failed write nothing goes into the same log any more, for what follows half a record can be lost when the
 * log is read again: the folder is closed and opened anew, by whoever needs it next.
 */
export class LevelDatabase {
  readonly directory: string
  readonly #level: ClassicLevel<string, Uint8Array>
  readonly #onLost: () => void
  #waiting: Waiting[] = []
  #writing = false
  #lastWrite: Promise<void> = Promise.resolve()
  #usable: Promise<void> | undefined = Promise.resolve()

  /** `onLost` is called, before any promise is rejected, when what was handed over to be written may not be there. */
  static async open(directory: string, onLost: () => void): Promise<LevelDatabase> {
    const level = new ClassicLevel<string, Uint8Array>(directory, { keyEncoding: 'utf8', valueEncoding: 'view' })
    try {
      await level.open()
    } catch (error) {
      throw await openingFault(directory, error)
    }
    return new LevelDatabase(directory, level, onLost)
  }

  private constructor(directory: string, level: ClassicLevel<string, Uint8Array>, onLost: () => void) {
    this.directory = directory
    this.#level = level
    this.#onLost = onLost
  }

  /** Durable when it resolves; when it rejects, the outcome is unknown. Rows are queued at once, in the order of calls. */
  write(rows: readonly Row[]): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject })
    })
    this.#lastWrite = written
    if (!this.#writing) {
      this.#writing = true
      queueMicrotask(() => this.#writeAll())
    }
    return written
  }

  /** Resolves when all that was handed over before is durable; rejects when that failed. */
  settled(): Promise<void> {
    return this.#lastWrite
  }

  get idle(): boolean {
    return !this.#writing
  }

  async read<Answer>(ask: (level: ClassicLevel<string, Uint8Array>) => Promise<Answer>): Promise<Answer> {
    try {
      await this.#opened()
      return await ask(this.#level)
    } catch (error) {
      throw unavailable(this.directory, error)
    }
  }

  close(): Promise<void> {
    return this.#level.close()
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      try {
        await this.#opened()
        await this.#level.batch(
          group.flatMap(({ rows }) => [...rows]),
          { sync: true },
        )
        failpoint('level-written')
        for (const { resolve } of group) resolve()
      } catch (error) {
        this.#lose(group, error)
      }
    }
    this.#writing = false
  }

  /** What waits behind a failed group was decided on it, and goes with it. */
  #lose(group: readonly Waiting[], error: unknown): void {
    this.#usable = undefined
    this.#lastWrite = Promise.resolve()
    this.#onLost()
    const reason = unavailable(this.directory, error)
    for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(reason)
  }

  #opened(): Promise<void> {
    this.#usable ??= this.#reopen().catch((error) => {
      this.#usable = undefined
      throw error
    })
    return this.#usable
  }

  async #reopen(): Promise<void> {
    await this.#level.close()
    await this.#level.open()
  }
}

async function openingFault(directory: string, error: unknown): Promise<Error> {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED')
    return new StoreLocked(
      `The folder ${directory} is open in ${await lockHolder(directory)}. ` +
        'Stop that one, or let this command talk to it (--server URL, or CHAVADI_SERVER).',
      { cause },
    )
  return new StoreUnavailable(`The store in ${directory} cannot be opened: ${messageOf(cause)}`, { cause })
}

async function lockHolder(directory: string): Promise<string> {
  const lock = join(directory, 'LOCK')
  const holder = await holderOfLock(lock)
  return holder
    ? holderWords(holder)
    : `another process, most likely "chavadi serve" (lsof ${lock} says which, where there is lsof)`
}

function unavailable(directory: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return new StoreUnavailable(`The store in ${directory} is out of reach: ${messageOf(cause)}`, { cause: error })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
