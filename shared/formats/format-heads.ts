import { isWordTag } from '#shared/formats/conll-tags.ts'
import type { FormatHead, Holding } from '#shared/formats/format.ts'
import type { LabelKind } from '#shared/labels/label.ts'

/** The first characters of a file, whatever its encoding; wide ones without the zeros between them. */
function headOf(bytes: Uint8Array, length: number): string {
  const head = bytes.subarray(0, length)
  let text = ''
  // All at once is more arguments than a worker's stack holds.
  for (let from = 0; from < head.length; from += lotOfBytes)
    text += String.fromCharCode(...head.subarray(from, from + lotOfBytes))
  return text.replaceAll('\0', '')
}

const lotOfBytes = 4096

const json: FormatHead = {
  name: 'json',
  title: 'Chavadi JSON',
  media: 'application/json',
  extensions: ['.json'],
  holds: ['transcripts', 'labels'],
  writes: ['transcripts', 'labels'],
  detect: (bytes) => /^[^\w]*\{\s*"(chavadi|items)"\s*:/.test(headOf(bytes, 1000)),
}

const coco: FormatHead = {
  name: 'coco',
  title: 'COCO JSON',
  media: 'application/json',
  extensions: [],
  holds: ['labels'],
  writes: ['labels'],
  labels: ['box', 'polygon'],
  detect(bytes) {
    const head = headOf(bytes, 100_000)
    if (!/^[^\w"]*\{\s*"(info|licenses|images|categories|annotations|type)"\s*:/.test(head)) return false
    return /"(images|categories)"\s*:\s*\[|"(image_id|category_id|bbox)"\s*:/.test(head)
  },
}

const labelStudio: FormatHead = {
  name: 'label-studio',
  title: 'Label Studio JSON',
  media: 'application/json',
  extensions: [],
  holds: ['transcripts', 'labels'],
  writes: ['transcripts', 'labels'],
  writesBack: true,
  detect(bytes) {
    const head = headOf(bytes, 4000)
    if (/^[^\w"]*\[/.test(head)) return true
    return (
      /^[^\w"]*\{/.test(head) &&
      !/^[^\w"]*\{\s*"(chavadi|items)"/.test(head) &&
      /"(annotations|completions)"\s*:/.test(head)
    )
  },
}

const csv: FormatHead = {
  name: 'csv',
  title: 'Table (CSV, TSV)',
  media: 'text/csv',
  extensions: ['.csv', '.tsv'],
  holds: ['transcripts', 'labels'],
  writes: ['transcripts', 'labels'],
  labels: ['choice'],
  detect(bytes, fileName) {
    if (/\.(csv|tsv)$/i.test(fileName)) return true
    const head = String.fromCharCode(...bytes.subarray(0, 1000)).split(/[\r\n]/, 1)[0] ?? ''
    return /[,;\t]/.test(head) && !/^[^\w"]*[[{<]/.test(head) && !isComment(head)
  },
}

const conll: FormatHead = {
  name: 'conll',
  title: 'CoNLL (BIO, IOB, BIOES)',
  media: 'text/plain',
  extensions: ['.conll', '.bio', '.iob', '.iob2', '.bioes'],
  holds: ['labels'],
  writes: ['labels'],
  labels: ['span'],
  detect(bytes, fileName) {
    if (/\.(conll|bio|iob2?|bioes)$/i.test(fileName)) return true
    const head = String.fromCharCode(...bytes.subarray(0, 2000))
    if (/^\W*(-DOCSTART-|# annotators = \[)/.test(head)) return true
    const lines = head
      .split(/\r\n|\r|\n/)
      .slice(0, -1)
      .filter((line) => line !== '' && !isComment(line))
    return lines.length > 1 && lines.every((line) => isWordTag(cellsOf(line).at(-1) ?? '') && cellsOf(line).length > 1)
  },
}

/** A line of CoNLL that names something, and is no word. */
export const isComment = (line: string): boolean => /^#\s*[\w.]+(\s+\w+)?\s*=/.test(line)

/** The columns of a line of CoNLL. */
export const cellsOf = (line: string): readonly string[] =>
  line.includes('\t') ? line.split('\t').map((cell) => cell.trim()) : line.trim().split(/ +/)

/** What formats are called, hold and write, without what reads them: for lists, and for telling what a file is. In the order in which a file is tried. */
export const formatHeads = { json, coco, 'label-studio': labelStudio, csv, conll } as const
export type FormatName = keyof typeof formatHeads
export const headList: readonly FormatHead[] = Object.values(formatHeads)

export const headsOf = (holding: Holding): readonly FormatHead[] =>
  headList.filter(({ holds }) => holds.includes(holding))

/** Those that all of these labels can be written in, and the others. */
export function headsForLabels(kinds: readonly LabelKind[]): {
  readonly fit: readonly FormatHead[]
  readonly unfit: readonly FormatHead[]
} {
  const all = headList.filter(({ writes }) => writes.includes('labels'))
  const fits = ({ labels }: FormatHead): boolean => !labels || kinds.every((kind) => labels.includes(kind))
  return { fit: all.filter(fits), unfit: all.filter((head) => !fits(head)) }
}

/** For messages: `json, csv`. */
export const headNames = (heads: readonly FormatHead[] = headList): string => heads.map(({ name }) => name).join(', ')

/** The format whose content or name this is; undefined when it is none of them. */
export function detectHead(
  bytes: Uint8Array,
  fileName: string,
  heads: readonly FormatHead[] = headList,
): FormatHead | undefined {
  const named = heads.find(({ extensions }) => extensions.some((end) => fileName.toLowerCase().endsWith(end)))
  if (named?.detect(bytes, fileName)) return named
  return heads.find((format) => format.detect(bytes, fileName)) ?? named
}

/** What a file may weigh at most. */
export const maximumFileBytes = 50_000_000
/** Said of a file that weighs more. */
export const tooLarge = 'The file is over 50 MB: split it into smaller ones and import them one after another'
