import type { Labelling } from '#shared/domain/labelling.ts'
import type { ColumnMap, Holding, ImportFault, ImportNote, Preview } from '#shared/formats/format.ts'
import type { WantedMedia } from '#shared/formats/media-files.ts'

/** What files would become, as their reading has it; nothing of it has left the browser. */
export interface Outlook {
  readonly holds: Holding
  readonly items: number
  readonly sources: number
  readonly annotators: number
  /** Of labels, how many of them there are. */
  readonly labels: number
  /** BCP 47 tags as the file says or as its script suggests, with how many items have them. */
  readonly languages: readonly (readonly [language: string, items: number])[]
  readonly warnings: readonly ImportNote[]
  readonly faults: readonly ImportFault[]
  /** Names of tags and questions that the files bring. */
  readonly named: readonly string[]
  readonly first: readonly OutlookItem[]
  /** Pictures and recordings that its items are of, or may be. */
  readonly wanted: readonly (WantedMedia & { readonly key: string })[]
}

export interface OutlookItem {
  readonly key: string
  readonly language: string
  /** Of labels: how often each tag was given, and what was answered. */
  readonly sources: readonly { readonly annotator: string; readonly text: string }[]
}

/** What the page asks of the checker. Each question has a number; an answer to an older one is of no interest. */
export type CheckQuestion =
  | {
      readonly n: number
      readonly ask: 'open'
      readonly files: readonly File[]
      readonly format: string | null
      readonly holds: Holding | null
    }
  | {
      readonly n: number
      readonly ask: 'check'
      readonly map: ColumnMap
      /** The room's list of labels. */
      readonly labelling: Labelling
    }

export type CheckAnswer = { readonly n: number } & (
  | {
      readonly is: 'opened'
      readonly format: string
      readonly holds: Holding
      /** What else the files may be read as. */
      readonly also: Holding | null
      readonly preview: Preview | null
    }
  | { readonly is: 'progress'; readonly done: number }
  | { readonly is: 'outlook'; readonly outlook: Outlook }
  | { readonly is: 'fault'; readonly message: string }
)
