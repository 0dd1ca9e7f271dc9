import { msg } from '@lit/localize'
import type { OfferedSession, OpenedSession, SessionRow } from '#shared/protocol/session-messages.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: string }

async function asked<T>(path: string, body?: object): Promise<Answer<T>> {
  try {
    return { ok: true, value: await askHttp<T>(path, body) }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}

/** The sessions of this browser, those that have ended too. */
export const mySessions = (): Promise<Answer<readonly SessionRow[]>> => asked('/api/v1/sessions')

/** What a link offers; nothing is used up. */
export const lookAt = (invite: string): Promise<Answer<OfferedSession>> => asked('/api/v1/sessions/look', { invite })

/** Exchanges an invite for a session; the answer names the page to open. */
export const enter = (wish: {
  readonly invite: string
  readonly name?: string
  readonly another?: boolean
}): Promise<Answer<OpenedSession>> => asked('/api/v1/sessions', wish)

/** Ends one session on this device, or forgets one that has ended. */
export const leave = (number: number): Promise<Answer<null>> => asked(`/api/v1/sessions/${number}/leave`, {})
