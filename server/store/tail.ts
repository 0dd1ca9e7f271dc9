import { type StoredEntry, StoreUnavailable, StoreWentBack } from './store.ts'

/** One stream, as a tail of it needs it. */
export interface TailedStream {
  /** How messages name it. */
  readonly name: string
  range(after: number, limit: number): Promise<readonly StoredEntry[]>
  head(): Promise<number>
  /** Calls back when there may be more, perhaps too often, perhaps not at all; the answer stops it. */
  onCommit(wake: () => void): () => void
}

const pageLength = 500
const pollMilliseconds = 1000

/**
 * Entries after a position, those there and those to come, until aborted. A store that is out of reach is asked again
 * each second.
 * @throws StoreWentBack when the stream ends before what was seen of it, or the next number is not there.
 */
export async function* followStream(
  stream: TailedStream,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StoredEntry, void, undefined> {
  const bell = new Bell(signal)
  const stop = stream.onCommit(() => bell.ring())
  let position = after
  try {
    while (!signal.aborted) {
      const entries = await nextEntries(stream, position)
      for (const entry of entries) {
        if (signal.aborted) return
        if (entry.number !== position + 1)
          throw new StoreWentBack(`${stream.name} goes on with ${entry.number} after ${position}: entries are missing`)
        position = entry.number
        yield entry
      }
      if (entries.length === 0) await bell.rung(pollMilliseconds)
    }
  } finally {
    stop()
  }
}

async function nextEntries(stream: TailedStream, position: number): Promise<readonly StoredEntry[]> {
  try {
    const entries = await stream.range(position, pageLength)
    const head = entries.length > 0 ? position : await stream.head()
    if (head < position) throw new StoreWentBack(`${stream.name} ends at ${head}, but ${position} was seen of it`)
    return entries
  } catch (error) {
    if (error instanceof StoreUnavailable) return []
    throw error
  }
}

/** Waits to be rung; rings from before the waiting count, so that none is missed. */
class Bell {
  readonly #signal: AbortSignal
  #rang = false
  #answer: (() => void) | undefined

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  ring(): void {
    this.#rang = true
    this.#answer?.()
  }

  async rung(atMostMilliseconds: number): Promise<void> {
    const answer = (): void => this.#answer?.()
    const timer = setTimeout(answer, atMostMilliseconds)
    this.#signal.addEventListener('abort', answer)
    await new Promise<void>((resolve) => {
      this.#answer = resolve
      if (this.#rang || this.#signal.aborted) resolve()
    })
    clearTimeout(timer)
    this.#signal.removeEventListener('abort', answer)
    this.#answer = undefined
    this.#rang = false
  }
}
