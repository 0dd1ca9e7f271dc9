import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { startThread } from '#server/threads/start-thread.ts'
import { type Bytes, SoundFault } from './decoding.ts'
import type { FromThread, ToThread } from './peaks-worker.ts'

/** A piece of a file takes milliseconds; a decoder that hangs in one is ended. */
const patienceMilliseconds = 30_000
const mostMegabytes = 256

/** Decoders talk about every damaged frame: nobody listens. */
const options = { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes }, stdout: true, stderr: true }

/**
 * The peaks of a recording as bytes, computed in a thread of its own, which is ended in any case; `told` hears how many
 * bytes were read. @throws SoundFault; the signal's reason
 */
export async function peaksInThread(
  bytes: Bytes,
  told: (bytesRead: number) => void,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const thread = startThread(join(import.meta.dirname, 'peaks-worker.ts'), options)
  const pieces = bytes[Symbol.asyncIterator]()
  try {
    return await conversation(thread, pieces, told, signal)
  } finally {
    await Promise.allSettled([thread.terminate(), pieces.return?.()])
  }
}

function conversation(
  thread: Worker,
  pieces: AsyncIterator<Uint8Array>,
  told: (bytesRead: number) => void,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  let read = 0
  let late: ReturnType<typeof setTimeout> | undefined
  const conversed = new Promise<Uint8Array>((resolve, reject) => {
    const isLate = () => reject(new SoundFault('damaged', 'The recording cannot be read in a reasonable time'))
    const give = async () => {
      clearTimeout(late)
      const next = await pieces.next()
      const piece: ToThread = next.done ? null : next.value
      read += piece?.length ?? 0
      told(read)
      late = setTimeout(isLate, patienceMilliseconds)
      thread.postMessage(piece)
    }
    thread.on('message', (said: FromThread) => {
      if (said.is === 'more') give().catch(reject)
      else if (said.is === 'peaks') resolve(said.bytes)
      else reject(new SoundFault(said.code, said.message))
    })
    thread.once('error', (error: NodeJS.ErrnoException) => {
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isTooLarge ? new SoundFault('damaged', 'The recording unfolds beyond measure') : error)
    })
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    thread.once('exit', () => reject(new Error('The thread that computes peaks ended early')))
    late = setTimeout(isLate, patienceMilliseconds)
  })
  return conversed.finally(() => clearTimeout(late))
}
