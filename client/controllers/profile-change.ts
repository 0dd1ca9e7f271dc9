import { msg } from '@lit/localize'
import type { ProfileReport, ProfileWish } from '#shared/protocol/profile-messages.ts'
import { apiPath, type RoomAddress } from '../routes.ts'
import { HttpProblem } from '../sync/ask-http.ts'
import { askLines } from '../sync/ask-lines.ts'

type Answer = { readonly ok: true; readonly report: ProfileReport } | { readonly ok: false; readonly trouble: string }

/** What another profile comes to, tried or for good; `told` is how far the server is, 0 to 1. */
export async function askProfile(
  address: RoomAddress,
  wish: ProfileWish,
  dry: boolean,
  told: (done: number) => void,
): Promise<Answer> {
  try {
    const path = apiPath(address, `profile?dry=${dry}`)
    return { ok: true, report: await askLines<ProfileReport>(path, wish, ({ done }) => told(done)) }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
