import type { Store } from '#server/store/store.ts'

const every = 3_000

/** Tells when the store stops being able to make anything durable, and when it can again. The answer stops it. */
export function watchStorage(store: Store, tell: (trouble: string | null) => void): () => void {
  let trouble: string | null = null
  const timer = setInterval(async () => {
    const ready = await store.ready()
    const now = ready.ok ? null : `Nothing can be saved now: ${ready.reason ?? 'the store does not answer'}`
    if (now !== trouble) tell(now)
    trouble = now
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
