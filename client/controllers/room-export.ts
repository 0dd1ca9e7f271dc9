import { msg } from '@lit/localize'
import type { ExportBody } from '#shared/protocol/exports.ts'
import { apiPath, type RoomAddress } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { HttpProblem } from '../sync/ask-http.ts'

type Exported =
  | { readonly ok: true; readonly name: string; readonly content: Blob }
  | { readonly ok: false; readonly trouble: string }

/** The settled result as a file; the server records that it was written. */
export const exportRoom = (address: RoomAddress, wish: ExportBody): Promise<Exported> =>
  tried(() => askFile(apiPath(address, 'exports'), wish))

/** The items of an export and the hashes of their values. */
export const exportManifest = (address: RoomAddress, number: number): Promise<Exported> =>
  tried(() => askFile(apiPath(address, `exports/${number}/manifest`)))

async function tried(ask: () => Promise<{ readonly name: string; readonly content: Blob }>): Promise<Exported> {
  try {
    return { ok: true, ...(await ask()) }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
