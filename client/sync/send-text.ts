import { HttpProblem, sentenceOf } from './ask-http.ts'

/** A text as the body of a POST; what comes back as JSON. Throws an `HttpProblem`. */
export async function sendText<T>(path: string, text: string, type: string): Promise<T> {
  const headers = { 'content-type': type, accept: 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: text, credentials: 'same-origin' }).catch(() => {
    throw new HttpProblem(0, '')
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new HttpProblem(response.status, sentenceOf(answer) ?? '')
  return answer as T
}
