import { basename, join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * A thread that runs a file named `…-worker`: beside the built server stands the built thread; in tests and while
 * developing it runs from the sources. `source`: the file, as its caller's `import.meta.dirname` has it.
 */
export function startThread(source: string, options: WorkerOptions): Worker {
  const { dirname, filename } = import.meta
  if (!filename.endsWith('.ts')) return new Worker(join(dirname, basename(source).replace(/\.ts$/, '.js')), options)
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(start, { ...options, eval: true })
}
