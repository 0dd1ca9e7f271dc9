import { guessDelimiter, type TableRow, tableRows } from '#shared/formats/delimited.ts'
import { FormatError, type ImportNote } from '#shared/formats/format.ts'
import { decodeText } from '#shared/formats/utf8.ts'

/** A table whose first row names the columns. @throws FormatError for an empty file. */
export function openTable(bytes: Uint8Array): {
  columns: readonly string[]
  rows: Iterable<TableRow>
  length: number
  warnings: readonly ImportNote[]
} {
  const { text, warnings } = decodeText(bytes)
  const rows = tableRows(text, guessDelimiter(text))
  const head = rows.next()
  if (head.done) throw new FormatError('the file is empty', 1)
  return { columns: head.value.cells.map((cell) => cell.trim()), rows, length: text.length, warnings }
}
