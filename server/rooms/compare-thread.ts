import { once } from 'node:events'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { startThread } from '#server/threads/start-thread.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { ToCompare } from './compare-worker.ts'

/** Compares items with very many labels one after the other in a thread of its own, so that everybody else is served. */
export class CompareThread {
  #thread: Worker | undefined

  async compare(item: ToCompare): Promise<Comparison> {
    this.#thread ??= startThread(join(import.meta.dirname, 'compare-worker.ts'), {})
    const answered = once(this.#thread, 'message')
    this.#thread.postMessage(item)
    const [comparison] = await answered
    return comparison as Comparison
  }

  async end(): Promise<void> {
    await this.#thread?.terminate()
    this.#thread = undefined
  }
}
