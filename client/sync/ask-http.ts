/** A problem detail (RFC 9457) as a sentence; `status` 0 when the server was not reached. */
export class HttpProblem extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** JSON of this server, with the session's cookie. Throws an `HttpProblem`. */
export async function askHttp<T>(path: string, body?: unknown): Promise<T> {
  const request: RequestInit =
    body === undefined
      ? { headers: { accept: 'application/json' } }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
        }
  const response = await fetch(path, { ...request, credentials: 'same-origin' }).catch(() => {
    throw new HttpProblem(0, '')
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new HttpProblem(response.status, sentenceOf(answer) ?? '')
  return answer as T
}

/** Bytes of this server. Throws an `HttpProblem`. */
export async function askBytes(path: string): Promise<Uint8Array> {
  const unreached = () => {
    throw new HttpProblem(0, '')
  }
  const response = await fetch(path, { credentials: 'same-origin' }).catch(unreached)
  if (!response.ok) throw new HttpProblem(response.status, sentenceOf(await response.json().catch(() => null)) ?? '')
  return new Uint8Array(await response.arrayBuffer().catch(unreached))
}

export function sentenceOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  const { title, detail } = answer as { title?: unknown; detail?: unknown }
  if (typeof detail === 'string') return detail
  return typeof title === 'string' ? title : undefined
}
