import type { ImportLine, ImportProgress, ImportReport } from '#shared/protocol/imports.ts'

/** How an upload ended: with a report, with a sentence of the server, or without an answer. */
export type UploadEnd =
  | { readonly is: 'stored'; readonly report: ImportReport }
  | { readonly is: 'refused'; readonly sentence: string }
  | { readonly is: 'lost' }

export interface Upload {
  readonly ended: Promise<UploadEnd>
  /** Takes the line away. What is stored by then stays stored. */
  stop(): void
}

/** Sends a file and hears line by line how far the server is. By XMLHttpRequest: `fetch` does not tell what was sent. */
export function uploadBatch(
  path: string,
  file: Blob,
  told: { sent(share: number): void; progress(progress: ImportProgress): void },
): Upload {
  const request = new XMLHttpRequest()
  request.open('POST', path)
  request.setRequestHeader('Accept', 'application/x-ndjson')
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.upload.addEventListener('progress', ({ loaded, total }) => told.sent(total > 0 ? loaded / total : 1))
  let read = 0
  let end: UploadEnd | undefined
  const hear = (): void => {
    const until = request.responseText.lastIndexOf('\n') + 1
    for (const line of request.responseText.slice(read, until).split('\n')) {
      if (line === '') continue
      const said = JSON.parse(line) as ImportLine
      if ('progress' in said) told.progress(said.progress)
      else if ('report' in said) end = { is: 'stored', report: said.report }
      else end = { is: 'refused', sentence: said.problem.detail }
    }
    read = until
  }
  request.addEventListener('progress', () => {
    if (request.status === 200) hear()
  })
  const ended = new Promise<UploadEnd>((resolve) => {
    for (const name of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(name, () => resolve(end ?? { is: 'lost' }))
    request.addEventListener('load', () => {
      if (request.status === 200) hear()
      resolve(end ?? (request.status === 200 ? { is: 'lost' } : { is: 'refused', sentence: problemIn(request) }))
    })
  })
  request.send(file)
  return { ended, stop: () => request.abort() }
}

export function problemIn({ status, responseText }: XMLHttpRequest): string {
  try {
    const { detail } = JSON.parse(responseText) as { detail?: unknown }
    if (typeof detail === 'string') return detail
  } catch {
    // Not of this server: a proxy's own page.
  }
  return `${status}`
}
