import type { PersonWish } from '#server/auth/invites.ts'
import type { ColumnMap, Holding } from '#shared/formats/format.ts'
import type { ExportBody } from '#shared/protocol/exports.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'

export interface OrderedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface ImportOrder {
  readonly room: string
  readonly title: string | undefined
  /** Several are brought together as one batch. */
  readonly files: readonly OrderedFile[]
  readonly format: string | undefined
  readonly map: ColumnMap | undefined
  /** Told from the files where it is left out. */
  readonly holds: Holding | undefined
  /** Tags and questions that come with it. */
  readonly labelling: OrderedFile | undefined
  /** Imports the rest where labels are wrong. */
  readonly rest: boolean
  /** Says what would come of it and stores nothing. */
  readonly dry: boolean
  /** New annotators are added to signed-off items too. */
  readonly signedOff: boolean
}

export interface InviteOrder extends PersonWish {
  readonly room: string
}

export interface ExportOrder extends ExportBody {
  readonly room: string
}

/** Where commands on rooms are done: at a running server, or straight in the data directory. */
export interface Desk {
  readonly publicUrl: string
  importFiles(order: ImportOrder): Promise<ImportReport>
  invite(order: InviteOrder): Promise<string>
  export(order: ExportOrder): Promise<string>
  audit(room: string): AsyncIterable<string | Uint8Array>
  close(): Promise<void>
}
