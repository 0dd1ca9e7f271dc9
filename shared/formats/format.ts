import type { ImportedItem, ImportedSource, Segment } from '#shared/domain/source.ts'
import type { Label, LabelKind, LabelSet, Subject } from '#shared/labels/label.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'

/** Something in a file that is worth saying. Lines and columns count from 1. */
export interface ImportNote {
  /** Groups like notes: `duplicate-source`, `empty-text`, `single-source`, ... */
  readonly kind: string
  readonly message: string
  readonly line?: number
  /** The key of the item that it is about, where it only holds if the room does not have the item. */
  readonly item?: string
}

/** A label that is wrong: what can be taken of its file is imported only where somebody says so. */
export interface ImportFault extends ImportNote {
  /** The key of its item; empty where it is of none. */
  readonly of: string
  /** It cannot be, and is left out. Else it is odd, and comes as it is. */
  readonly refused: boolean
}

/** A file that cannot be imported, and why; nothing of it is stored. */
export class FormatError extends Error {
  readonly line: number | undefined
  constructor(message: string, line?: number) {
    super(line === undefined ? message : `line ${line}: ${message}`)
    this.line = line
  }

  /** The same, with the file that it is about: `batch.csv: line 4: …`. */
  in(fileName: string): FormatError {
    const named = new FormatError(`${fileName}: ${this.message}`)
    Object.assign(named, { line: this.line })
    return named
  }
}

export const mapFields = ['item', 'text', 'annotator', 'language', 'choice', 'question', 'annotators'] as const
export type MapField = (typeof mapFields)[number]

/**
 * Which columns of a table mean what: `{ item: 'INPUT:audio', text: 'OUTPUT:transcription', annotator: 'worker' }`. Of labels:
 * `choice` is a column of answers, `question` one that names the question, `annotators` columns of one annotator each, by name,
 * a star standing for anything (`ta_a*`, or `Asha,Ravi`).
 */
export type ColumnMap = Readonly<Partial<Record<MapField, string>>>

/** What a mapping form shows of a file. */
export interface Preview {
  /** By field: the columns that may hold it. A field without choices is not asked for. */
  readonly choices: Readonly<Partial<Record<MapField, readonly string[]>>>
  readonly guess: ColumnMap
  /** The head and the first rows of a table; formats without rows have neither. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What items are: recordings and texts that were transcribed, or things that bear labels. */
export type Holding = 'transcripts' | 'labels'

export interface ReadOptions {
  readonly map?: ColumnMap
  /** What is looked for; left out: transcripts. */
  readonly holds?: Holding
  /** How the file is called, for formats that name annotators or items by it. */
  readonly fileName?: string
}

export interface ReadResult {
  readonly items: readonly ImportedItem[]
  readonly warnings: readonly ImportNote[]
  /** Labels that are wrong; `items` have none of those that are refused. */
  readonly faults: readonly ImportFault[]
  /** Of labels: what annotators may have said, as far as the file tells. */
  readonly labelling?: LabelConfig
  /** It is made of what they said: the file brings no list of its own. */
  readonly observed?: true
  /** Where sources of `items` stand in the file, those that are asked for; undefined where that is not known. */
  linesOf(sources: readonly ImportedSource[]): readonly (number | undefined)[]
}

/** Reading in steps, each a few milliseconds of work, so that whoever reads can do something else between them. Yields the share that is read, 0 to 1. */
export type Reading = Generator<number, ReadResult>

/** What steps come to, done without a pause. */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A settled item as it leaves a room. People are already pseudonyms (or names, if the lead asked for them). */
export interface ExportedItem {
  readonly item: string
  readonly language: string
  readonly state: 'open' | 'disputed' | 'ruled' | 'signed-off'
  /** How the text came about: the strongest of these that applies to any part of it. */
  readonly how: 'consensus' | 'taken' | 'edited' | 'ruled'
  readonly differences: number
  readonly settled: number
  /** Differences that a person should have seen and nobody did. */
  readonly unseen: number
  readonly signedOffBy?: string
  readonly units: readonly ExportedUnit[]
  readonly sources: readonly ExportedSource[]
  /** Those that stand; left out where there are none. */
  readonly rulings?: readonly ExportedRuling[]
}

export interface ExportedRuling {
  readonly unit: string
  readonly value: string
  readonly reason: string
  readonly why: string
  readonly ruledBy: string
  /** Precedents that it goes by. */
  readonly cites: readonly { readonly title: string; readonly rule: string }[]
  /** The version of the guideline that held, and the sections of it that are cited; null where there was none. */
  readonly guideline: { readonly version: number; readonly sections: readonly string[] } | null
}

export interface ExportedSource {
  readonly annotator: string
  readonly text: string
  readonly segments: readonly Segment[]
}

export interface ExportedUnit {
  readonly unit: string
  readonly start?: number
  readonly end?: number
  readonly speaker?: string
  readonly text: string
  readonly label?: Label
  readonly how: ExportedItem['how']
}

/** A labelled item as it leaves a room. */
export interface ExportedLabels {
  readonly item: string
  readonly language?: string
  readonly subject?: Subject
  readonly state: ExportedItem['state']
  readonly how: ExportedItem['how']
  readonly signedOffBy?: string
  readonly labels: readonly ExportedLabel[]
  readonly sources: readonly { readonly annotator: string; readonly labels: LabelSet }[]
}

export interface ExportedLabel {
  readonly label: Label
  /** How it came about. */
  readonly how?: ExportedItem['how']
  /** Percent of the sources that have it. */
  readonly support?: number
  /** The labels of sources that it stands for, by their ids there. */
  readonly from?: readonly { readonly annotator: string; readonly id: string }[]
}

/** A file that items were imported from, for formats that write it back. */
export interface Original {
  readonly bytes: Uint8Array
  /** The items of it that are wanted. */
  readonly keys: readonly string[]
  /** How its annotators are called instead of by the file's names; null: by those names. */
  readonly pseudonyms: ReadonlyMap<string, string> | null
}

export interface WriteOptions {
  readonly room: string
  /** One row per item (default) or per segment; formats without rows ignore it. */
  readonly per?: 'item' | 'segment'
  /** Cells as they are. Else those that a spreadsheet would compute are marked as text; only tables are concerned. */
  readonly verbatim?: boolean
  /** Of an export of what changed since an earlier one: its number, and the items that are gone since. */
  readonly since?: number
  readonly gone?: readonly string[]
  /** For formats that write back. */
  readonly originals?: readonly Original[]
}

export interface LabelWriteOptions extends Omit<WriteOptions, 'per'> {
  readonly labelling?: LabelConfig
  /** Of spans in columns; left out: BIO. */
  readonly scheme?: 'BIO' | 'IOB1' | 'BIOES'
}

/** What is known of a format without what reads it. */
export interface FormatHead {
  readonly name: string
  readonly title: string
  readonly media: string
  readonly extensions: readonly string[]
  readonly holds: readonly Holding[]
  readonly writes: readonly Holding[]
  /** Which labels it can say; left out: all. */
  readonly labels?: readonly LabelKind[]
  /** Whether the imported file, where it is at hand, is written anew with the result in it. */
  readonly writesBack?: true
  /** Looks at the first bytes and the name; cheap, never throws. */
  detect(bytes: Uint8Array, fileName: string): boolean
}

/** One row of the table of formats; import, export, upload and help read it. */
export interface Format extends FormatHead {
  /** @throws FormatError with the line and the reason. */
  read(bytes: Uint8Array, options: ReadOptions): Reading
  /** Of a file that has something to choose. @throws FormatError as reading does, as far as it looks. */
  preview?(bytes: Uint8Array, rows: number, holds?: Holding): Preview
  write?(items: readonly ExportedItem[], options: WriteOptions): string
  /** @throws FormatError for labels that the format cannot say. */
  writeLabels?(items: readonly ExportedLabels[], options: LabelWriteOptions): string
}
