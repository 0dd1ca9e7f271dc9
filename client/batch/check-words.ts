import type { ColumnMap, ImportNote, Preview } from '#shared/formats/format.ts'

/** What a file would become, as its reading has it; nothing of it has left the browser. */
export interface Outlook {
  readonly items: number
  readonly sources: number
  readonly annotators: number
  /** BCP 47 tags as the file says or as its script suggests, with how many items have them. */
  readonly languages: readonly (readonly [language: string, items: number])[]
  readonly warnings: readonly ImportNote[]
  readonly first: readonly OutlookItem[]
}

export interface OutlookItem {
  readonly key: string
  readonly language: string
  readonly sources: readonly { readonly annotator: string; readonly text: string }[]
}

/** What the page asks of the checker. Each question has a number; an answer to an older one is of no interest. */
export type CheckQuestion =
  | { readonly n: number; readonly ask: 'open'; readonly file: File; readonly format: string | null }
  | { readonly n: number; readonly ask: 'check'; readonly map: ColumnMap }

export type CheckAnswer = { readonly n: number } & (
  | { readonly is: 'opened'; readonly format: string; readonly preview: Preview | null }
  | { readonly is: 'progress'; readonly done: number }
  | { readonly is: 'outlook'; readonly outlook: Outlook }
  | { readonly is: 'fault'; readonly message: string }
)
