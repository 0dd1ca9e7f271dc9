import { setImmediate } from 'node:timers/promises'
import type { ImportProgress } from '#shared/protocol/imports.ts'

/** Somebody who watches long work, and may stop it as long as nothing of it stands. */
export interface Following {
  readonly signal?: AbortSignal
  tell?(progress: ImportProgress): void
}

const sliceMilliseconds = 10

/** Does the steps a few milliseconds at a time: between the slices this process serves everybody else. */
export async function inSteps<T>(
  step: ImportProgress['step'],
  steps: Generator<number, T>,
  { signal, tell }: Following,
): Promise<T> {
  tell?.({ step, done: 0 })
  let until = performance.now() + sliceMilliseconds
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    if (performance.now() < until) continue
    tell?.({ step, done: next.value })
    await setImmediate()
    signal?.throwIfAborted()
    until = performance.now() + sliceMilliseconds
  }
}
