/** Others see a drag at most so often. Milliseconds. */
const pause = 50

/** Tells where something is while it is dragged: at once, then at most each 50 ms, the last place always unless it ended. */
export class LiveDrag<T> {
  readonly #tell: (place: T) => void
  #told = Number.NEGATIVE_INFINITY
  #waiting: ReturnType<typeof setTimeout> | undefined
  #newest: T | undefined

  constructor(tell: (place: T) => void) {
    this.#tell = tell
  }

  moved(place: T): void {
    this.#newest = place
    this.#waiting ??= setTimeout(this.#now, Math.max(0, this.#told + pause - performance.now()))
  }

  end(): void {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#newest = undefined
  }

  readonly #now = () => {
    this.#waiting = undefined
    this.#told = performance.now()
    if (this.#newest) this.#tell(this.#newest)
  }
}
