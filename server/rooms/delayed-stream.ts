import type { Logger } from 'pino'
import type { StoredEntry } from '#server/store/store.ts'
import { type ObservedDelay, shownFrom, shownUntil } from '#shared/domain/observed-delay.ts'
import type { Clock } from './clock.ts'
import { DelayLine } from './delay-line.ts'
import { Lock } from './lock.ts'

/** The store itself holds what is not due: so many entries at most are in memory, however long the delay is. */
const readAhead = 100
/** While somebody watches, the end of the stream is looked at so often. */
const lookMilliseconds = 1_000

interface Needs {
  readonly clock: Clock
  readonly log: Logger
  delay(): ObservedDelay
  /** Entries after that number, at most so many. */
  read(after: number, limit: number): Promise<readonly StoredEntry[]>
  /** When an entry was written, in milliseconds. */
  writtenAt(entry: StoredEntry): number
  apply(entries: readonly StoredEntry[]): Promise<void>
}

/** A stream of the store as those see it who are behind: its entries in order, each when its time has come. */
export class DelayedStream {
  readonly #needs: Needs
  readonly #line = new DelayLine<StoredEntry>()
  readonly #lock = new Lock()
  #read: number
  #watching = 0
  #unwake: () => void = () => undefined

  /** `from`: the number of the last entry that was applied already. */
  constructor(from: number, needs: Needs) {
    this.#read = from
    this.#needs = needs
  }

  /** Applies everything that is due. */
  readOn(): Promise<void> {
    return this.#lock.run(async () => {
      while (await this.#step());
    })
  }

  /** Reads on by itself for as long as somebody watches; the answer ends it. */
  watch(): () => void {
    if (this.#watching++ === 0) this.#wake()
    let ended = false
    return () => {
      if (!ended && --this.#watching === 0) this.#unwake()
      ended = true
    }
  }

  /** Whether there may be more that is due. */
  async #step(): Promise<boolean> {
    const { clock, delay, read, writtenAt, apply } = this.#needs
    if (this.#line.size === 0)
      for (const entry of await read(this.#read, readAhead)) {
        this.#line.put(writtenAt(entry), entry)
        this.#read = entry.number
      }
    const due = this.#line.take(shownUntil(delay(), clock.now()))
    if (due.length > 0) await apply(due)
    return due.length > 0 && this.#line.size === 0
  }

  /** One waking at a time, whoever came and went meanwhile. */
  #wake(): void {
    this.#unwake()
    const { clock, delay, log } = this.#needs
    const { next } = this.#line
    const wait = next === undefined ? lookMilliseconds : Math.max(0, shownFrom(delay(), next) - clock.now())
    this.#unwake = clock.after(Math.min(wait, lookMilliseconds), () => {
      this.readOn()
        .catch((error: unknown) => log.warn({ error }, 'observers are shown more later'))
        .finally(() => {
          if (this.#watching > 0) this.#wake()
        })
    })
  }
}
