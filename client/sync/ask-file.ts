import { HttpProblem, sentenceOf } from './ask-http.ts'

/** A file of this server under the name that it gives; with a body, one that is made for it. Throws an `HttpProblem`. */
export async function askFile(
  path: string,
  body?: unknown,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const asked: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(path, { ...asked, credentials: 'same-origin' }).catch(() => {
    throw new HttpProblem(0, '')
  })
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null)
    throw new HttpProblem(response.status, sentenceOf(answer) ?? response.statusText)
  }
  const [, name = 'export'] = /filename="([^"/\\]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name, content: await response.blob() }
}
