import type { MediaSent } from '#shared/protocol/media.ts'
import { problemIn } from './upload-batch.ts'

/** How sending a picture, a recording or a zip ended: what became of it, a sentence of the server, or no answer. */
export type MediaEnd =
  | { readonly is: 'taken'; readonly taken: MediaSent }
  | { readonly is: 'refused'; readonly sentence: string }
  | { readonly is: 'lost' }

export interface MediaUpload {
  readonly ended: Promise<MediaEnd>
  stop(): void
}

/** Sends a file; tells what share of it was sent. */
export function uploadMedia(path: string, file: Blob, sent: (share: number) => void): MediaUpload {
  const request = new XMLHttpRequest()
  request.open('POST', path)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.upload.addEventListener('progress', ({ loaded, total }) => sent(total > 0 ? loaded / total : 1))
  const ended = new Promise<MediaEnd>((resolve) => {
    for (const name of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(name, () => resolve({ is: 'lost' }))
    request.addEventListener('load', () => {
      if (request.status === 200) resolve({ is: 'taken', taken: JSON.parse(request.responseText) as MediaSent })
      else resolve({ is: 'refused', sentence: problemIn(request) })
    })
  })
  request.send(file)
  return { ended, stop: () => request.abort() }
}
