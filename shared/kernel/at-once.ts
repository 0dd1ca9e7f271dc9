/** What long work comes to, for whoever needs no pauses in it. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
  }
}
