import { HttpProblem, sentenceOf } from './ask-http.ts'

/** A file of this server under the name that it gives. Throws an `HttpProblem`. */
export async function askFile(path: string): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new HttpProblem(0, '')
  })
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null)
    throw new HttpProblem(response.status, sentenceOf(answer) ?? response.statusText)
  }
  const [, name = 'export'] = /filename="([^"/\\]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name, content: await response.blob() }
}
