import type { ImportNote } from '#shared/formats/format.ts'

/** What came of an import. */
export interface ImportReport {
  readonly batch: string
  readonly items: number
  readonly sources: number
  readonly annotators: number
  readonly differences: number
  readonly warnings: readonly ImportNote[]
}

/** How far the server is with a file that it has. */
export interface ImportProgress {
  readonly step: 'reading' | 'comparing' | 'storing'
  /** 0 to 1 of this step. */
  readonly done: number
}

/** A line of the answer, where the asker wants to see it come: progress, then what came of it or why nothing did. */
export type ImportLine =
  | { readonly progress: ImportProgress }
  | { readonly report: ImportReport }
  | { readonly problem: { readonly status: number; readonly title: string; readonly detail: string } }
