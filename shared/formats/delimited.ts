import { FormatError } from '#shared/formats/format.ts'

export type Delimiter = ',' | ';' | '\t'

/** One row of a table, the line its first character stands in, from 1, and where it ends, in UTF-16 units. */
export interface TableRow {
  readonly line: number
  readonly end: number
  readonly cells: readonly string[]
}

const quote = 34
const carriageReturn = 13
const lineFeed = 10

/**
 * Rows of delimited text as RFC 4180 has it: cells in quotes may hold delimiters, line ends and doubled quotes; lines end in
 * LF, CRLF or CR, also mixed. A quote inside a cell that does not start with one is a letter like any other. Lines with
 * nothing on them are left out. Own code because csv-parse counts CRLF in
 * quotes as two lines, cannot read mixed line ends, and its types bring Node into `shared`.
 * @throws FormatError where a quoted cell is never closed, or goes on after its closing quote.
 */
export function* tableRows(text: string, delimiter: Delimiter): Generator<TableRow> {
  const reader = new CellReader(text, delimiter)
  while (!reader.atEnd) {
    const { line } = reader
    const cells = [reader.cell()]
    while (reader.passDelimiter()) cells.push(reader.cell())
    reader.passLineEnd()
    if (cells.length > 1 || cells[0] !== '') yield { line, end: reader.at, cells }
  }
}

/** The delimiter that parts the first row into most cells; a comma when none does. */
export function guessDelimiter(text: string): Delimiter {
  const cellsWith = (delimiter: Delimiter): number => {
    try {
      return tableRows(text, delimiter).next().value?.cells.length ?? 0
    } catch {
      return 0
    }
  }
  const candidates: readonly Delimiter[] = [',', '\t', ';']
  return candidates.reduce((best, delimiter) => (cellsWith(delimiter) > cellsWith(best) ? delimiter : best))
}

/** One line of RFC 4180, with commas, quoted where needed, and LF at the end. */
export function writeRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ''))).join(',')}\n`
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

class CellReader {
  line = 1
  #at = 0
  readonly #text: string
  readonly #delimiter: number

  constructor(text: string, delimiter: Delimiter) {
    this.#text = text
    this.#delimiter = delimiter.charCodeAt(0)
  }

  get at(): number {
    return this.#at
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  get #unit(): number {
    return this.#text.charCodeAt(this.#at)
  }

  get #atCellEnd(): boolean {
    return this.atEnd || this.#unit === this.#delimiter || this.#unit === lineFeed || this.#unit === carriageReturn
  }

  cell(): string {
    if (this.#unit === quote) return this.#quotedCell()
    const start = this.#at
    while (!this.#atCellEnd) this.#at++
    return this.#text.slice(start, this.#at)
  }

  passDelimiter(): boolean {
    if (this.atEnd || this.#unit !== this.#delimiter) return false
    this.#at++
    return true
  }

  passLineEnd(): void {
    const first = this.#unit
    this.#at++
    if (first === carriageReturn && this.#unit === lineFeed) this.#at++
    this.line++
  }

  #quotedCell(): string {
    const start = this.#at + 1
    const { line } = this
    let end = this.#text.indexOf('"', start)
    while (end >= 0 && this.#text.charCodeAt(end + 1) === quote) end = this.#text.indexOf('"', end + 2)
    if (end < 0) throw new FormatError('a quoted cell starts here and is never closed', line)
    const cell = this.#text.slice(start, end)
    this.#at = end + 1
    this.line += cell.match(/\r\n|\r|\n/g)?.length ?? 0
    if (!this.#atCellEnd)
      throw new FormatError(
        'a quoted cell goes on after its closing quote; quotes inside it must be doubled',
        this.line,
      )
    return cell.replaceAll('""', '"')
  }
}
