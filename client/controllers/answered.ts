import { msg } from '@lit/localize'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `status` 0: the server was not reached. */
  | { readonly ok: false; readonly status: number; readonly trouble: string }

/** What the server answers; where it does not, or refuses, a sentence for the person. */
export async function asked<T>(path: string, body?: object): Promise<Answer<T>> {
  try {
    return { ok: true, value: await askHttp<T>(path, body) }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, status: error.status, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
