/** What is to be shown later, in its order: nothing comes before what was put in first. Times are milliseconds. */
export class DelayLine<T> {
  readonly #waiting: { readonly at: number; readonly value: T }[] = []

  get size(): number {
    return this.#waiting.length
  }

  /** When what comes next happened; undefined where nothing waits. */
  get next(): number | undefined {
    return this.#waiting[0]?.at
  }

  put(at: number, value: T): void {
    this.#waiting.push({ at, value })
  }

  /** Takes out what happened by that moment. */
  take(until: number): readonly T[] {
    const first = this.#waiting.findIndex(({ at }) => at > until)
    return this.#waiting.splice(0, first < 0 ? this.#waiting.length : first).map(({ value }) => value)
  }
}
