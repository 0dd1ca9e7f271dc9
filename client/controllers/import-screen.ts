import type { ColumnMap, Holding, Preview } from '#shared/formats/format.ts'
import type { ImportProgress, ImportReport } from '#shared/protocol/imports.ts'
import type { Outlook } from '../batch/check-words.ts'
import type { ChosenMedia } from './import-media.ts'

/** A file that somebody chose, or several that belong together, and what is known of it so far. */
export interface ChosenFile {
  /** Of several the names of all. */
  readonly name: string
  readonly size: number
  readonly count: number
  /** Null until it is told. */
  readonly format: string | null
  /** Transcripts or labels; null until it is told. */
  readonly holds: Holding | null
  /** What else it may be read as. */
  readonly also: Holding | null
  readonly preview: Preview | null
  readonly map: ColumnMap
  readonly outlook: Outlook | null
  /** The share that is read while it is checked. */
  readonly checking: number | null
  /** What would come of it in this room, where the room has some of it. */
  readonly met: ImportReport | null
  /** Whether new annotators are added to signed-off items too. */
  readonly signedOff: boolean
  /** Whether the rest is wanted where labels are wrong. */
  readonly rest: boolean
  /** Whether it was sent to the server already, though not stored. */
  readonly sent: boolean
  /** Pictures and recordings that come with it. */
  readonly media: ChosenMedia
  /** Why it cannot be imported, or what became of the last try. */
  readonly fault: string | null
}

export type ImportStep = 'media' | 'sending' | ImportProgress['step']

export type ImportScreen =
  | { readonly is: 'choosing'; readonly fault: string | null }
  | { readonly is: 'mapping'; readonly file: ChosenFile }
  | {
      readonly is: 'importing'
      readonly file: ChosenFile
      readonly step: ImportStep | 'asking'
      readonly done: number
      readonly stopping: boolean
    }
  | { readonly is: 'done'; readonly file: ChosenFile; readonly report: ImportReport; readonly late: boolean }
