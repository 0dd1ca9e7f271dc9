import { type ColumnMap, type Format, FormatError, type Holding, type Reading } from '#shared/formats/format.ts'
import { detectHead, formatHeads, headNames, headsOf } from '#shared/formats/format-heads.ts'
import { holdingsOf } from '#shared/formats/holdings.ts'

export interface FileToRead {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Left out: told from the content and the name. */
  readonly format?: string
  readonly map?: ColumnMap
  /** What is looked for; left out: told from the content. */
  readonly holds?: Holding
}

/** The head of the format that a file is read as. @throws FormatError that names the file and the formats there are. */
export function headOfFile({ fileName, bytes, format, holds }: FileToRead) {
  const heads = holds === undefined ? undefined : headsOf(holds)
  const head = format
    ? (heads ?? Object.values(formatHeads)).find(({ name }) => name === format)
    : detectHead(bytes, fileName, heads)
  if (head) return head
  const fault = format ? `"${format}" is no format here` : 'what kind of file this is could not be told'
  throw new FormatError(`${fault}; known are ${headNames(heads)}`).in(fileName)
}

/** Reads a file by its format, alike on the server and in the browser. @throws FormatError that names the file. */
export function* readAs(format: Format, { fileName, bytes, map, holds }: FileToRead): Reading {
  try {
    const holding = holds ?? holdingsOf(format, bytes, map).likely
    const read = yield* format.read(bytes, { holds: holding, fileName, ...(map ? { map } : {}) })
    if (read.items.length === 0 && read.faults.length === 0) throw new FormatError('there is no item in this file')
    return read
  } catch (error) {
    throw error instanceof FormatError ? error.in(fileName) : error
  }
}
