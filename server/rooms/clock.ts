/** The wall clock, and being woken by it. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  /** Once, after so many milliseconds; the answer takes it back. */
  after(milliseconds: number, work: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
