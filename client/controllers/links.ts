import { msg } from '@lit/localize'
import type { Role } from '#shared/domain/roles.ts'
import { apiPath, type RoomAddress } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'

export interface LinkWish {
  readonly role: Role
  /** For somebody new. */
  readonly name?: string
  /** For somebody whom the room knows. */
  readonly person?: string
  readonly hours: number
  readonly uses: number
}

export type MadeLink = { readonly ok: true; readonly link: string } | { readonly ok: false; readonly trouble: string }

/** A link into the room. The server keeps a hash only: this is the one time that it is seen. */
export async function makeLink(address: RoomAddress, wish: LinkWish): Promise<MadeLink> {
  try {
    const { invite } = await askHttp<{ invite: string }>(apiPath(address, 'invites'), wish)
    return { ok: true, link: new URL(`/join#${invite}`, location.origin).href }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
