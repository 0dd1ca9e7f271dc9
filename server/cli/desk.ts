import type { PersonWish } from '#server/auth/invites.ts'
import type { ColumnMap, Holding } from '#shared/formats/format.ts'
import type { ExportBody } from '#shared/protocol/exports.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import type { MediaSent } from '#shared/protocol/media.ts'
import type { MediaFile } from './media-folder.ts'

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
  /** The set of pictures and recordings that was sent for it. */
  readonly media: string | undefined
  /** Imports items also without those that are not in the set. */
  readonly withoutMedia: boolean
}

/** Files that were sent for one import, until it names their set. */
export interface SentMedia {
  readonly set: string
  readonly refused: MediaSent['refused']
}

/** Drawn by whoever sends. */
export const newMediaSet = (): string => crypto.randomUUID().replaceAll('-', '')

export interface InviteOrder extends PersonWish {
  readonly room: string
}

export interface ExportOrder extends ExportBody {
  readonly room: string
}

/** Where commands on rooms are done: at a running server, or straight in the data directory. */
export interface Desk {
  readonly publicUrl: string
  /** One after another; tells how many are there. */
  sendMedia(room: string, files: readonly MediaFile[], told: (sent: number) => void): Promise<SentMedia>
  /** What no item has of a set is wanted no more. */
  dropMedia(room: string, set: string): Promise<void>
  importFiles(order: ImportOrder): Promise<ImportReport>
  invite(order: InviteOrder): Promise<string>
  export(order: ExportOrder): Promise<string>
  audit(room: string): AsyncIterable<string | Uint8Array>
  close(): Promise<void>
}
