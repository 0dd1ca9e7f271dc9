import { type MessagePort, parentPort } from 'node:worker_threads'
import { writtenPeaks } from '#shared/sound/peaks.ts'
import type { SoundFaultCode } from '#shared/sound/peaks-answer.ts'
import { computePeaks } from './compute-peaks.ts'
import { SoundFault } from './decoding.ts'

/** What the thread says: that it wants some bytes more, or how it went. */
export type FromThread =
  | { readonly is: 'more' }
  | { readonly is: 'peaks'; readonly bytes: Uint8Array }
  | { readonly is: 'fault'; readonly code: SoundFaultCode; readonly message: string }

/** What it is given: bytes, or null at the end. */
export type ToThread = Uint8Array | null

async function* bytesFrom(port: MessagePort): AsyncGenerator<Uint8Array> {
  for (;;) {
    const answer = new Promise<ToThread>((resolve) => port.once('message', resolve))
    port.postMessage({ is: 'more' } satisfies FromThread)
    const bytes = await answer
    if (!bytes) return
    yield bytes
  }
}

async function work(port: MessagePort): Promise<void> {
  try {
    const bytes = writtenPeaks(await computePeaks(bytesFrom(port)))
    port.postMessage({ is: 'peaks', bytes } satisfies FromThread, [bytes.buffer as ArrayBuffer])
  } catch (error) {
    if (!(error instanceof SoundFault)) throw error
    port.postMessage({ is: 'fault', code: error.code, message: error.message } satisfies FromThread)
  } finally {
    port.close()
  }
}

if (parentPort) await work(parentPort)
