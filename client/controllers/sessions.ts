import { msg } from '@lit/localize'
import type { Role } from '#shared/domain/roles.ts'
import type { OpenedSession } from '#shared/protocol/item-sources.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'

/** A room that a session of this browser leads to. */
export interface MyRoom {
  readonly path: string
  readonly room: string
  readonly title: string
  readonly role: Role
  readonly name: string
}

type Entered = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly trouble: string }

export async function myRooms(): Promise<readonly MyRoom[]> {
  try {
    return await askHttp<readonly MyRoom[]>('/api/v1/sessions')
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return []
  }
}

/** Exchanges an invite for a session; the answer names the page to open. */
export async function enter(invite: string): Promise<Entered> {
  try {
    const { path } = await askHttp<OpenedSession>('/api/v1/sessions', { invite })
    return { ok: true, path }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
