import type { ImportFault, ImportNote } from '#shared/formats/format.ts'
import type { MediaMet } from './media.ts'

/** What came of an import, or would. */
export interface ImportReport {
  /** Empty where nothing was stored. */
  readonly batch: string
  /** Those that are new. */
  readonly items: number
  /** New ones, in new items and in items that were here. */
  readonly sources: number
  /** Whose sources those are. */
  readonly annotators: number
  /** In the new items. */
  readonly differences: number
  /** Items that were here and get another annotator. */
  readonly extended: number
  /** Items that were here already, whole. */
  readonly skipped: number
  /** Sources of an annotator whose other text is here: listed among the warnings. */
  readonly refused: number
  /** Signed-off items that another annotator's work is kept from: listed among the warnings. */
  readonly left: number
  readonly warnings: readonly ImportNote[]
  /** Labels that are wrong. Nothing is stored because of them, unless the asker said that the rest is wanted. */
  readonly faults: readonly ImportFault[]
  /** Tags, questions and attributes that come to the room's list of labels. */
  readonly added: readonly string[]
  /** Left out where no pictures or recordings came with it and no labels are about one. */
  readonly media?: MediaMet
}

/** How far the server is with a file that it has. */
export interface ImportProgress {
  readonly step: 'reading' | 'comparing' | 'storing'
  /** 0 to 1 of this step. */
  readonly done: number
}

/** A line of the answer, where the asker wants to see it come: progress, then what came of it or why nothing did. */
export type ToldLine<Report> =
  | { readonly progress: ImportProgress }
  | { readonly report: Report }
  | { readonly problem: { readonly status: number; readonly title: string; readonly detail: string } }
export type ImportLine = ToldLine<ImportReport>
