import { msg } from '@lit/localize'
import { apiPath, type RoomAddress } from '../routes.ts'
import { askFile } from '../sync/ask-file.ts'
import { HttpProblem } from '../sync/ask-http.ts'

/** What of a room is wanted, and in which form. */
export interface ExportWish {
  readonly format: string
  readonly per: 'item' | 'segment'
  /** Imported names instead of pseudonyms; for leads, and recorded. */
  readonly names: boolean
  /** Cells of a table as they are, also those that a spreadsheet would compute. */
  readonly verbatim: boolean
}

type Exported =
  | { readonly ok: true; readonly name: string; readonly content: Blob }
  | { readonly ok: false; readonly trouble: string }

/** The settled result as a file. */
export async function exportRoom(
  address: RoomAddress,
  { format, per, names, verbatim }: ExportWish,
): Promise<Exported> {
  const query = new URLSearchParams({ format, per, names: String(names), verbatim: String(verbatim) })
  try {
    return { ok: true, ...(await askFile(apiPath(address, `export?${query}`))) }
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return { ok: false, trouble: error.message || msg('The server was not reached. Try again.') }
  }
}
