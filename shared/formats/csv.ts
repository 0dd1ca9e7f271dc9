import { Batch } from '#shared/formats/batch.ts'
import { choicePreview } from '#shared/formats/choice-columns.ts'
import { guessColumns, placeColumns } from '#shared/formats/columns.ts'
import { readChoices, writeChoices } from '#shared/formats/csv-choices.ts'
import { writeRow } from '#shared/formats/delimited.ts'
import {
  type ColumnMap,
  type ExportedItem,
  type Format,
  FormatError,
  type Holding,
  type Preview,
  type Reading,
} from '#shared/formats/format.ts'
import { formatHeads } from '#shared/formats/format-heads.ts'
import { openTable } from '#shared/formats/open-table.ts'
import { asText } from '#shared/formats/spreadsheet-text.ts'

/**
 * A table with one row per item and annotator: comma, semicolon or tab, the first row naming the columns (RFC 4180). Columns
 * are named by the map or guessed; others are left out.
 *
 * Written, it has one row per item: `item, text, state, how, language, differences, settled, unseen, signed_off_by`, then
 * `source_1_by, source_1_text, …` for as many sources as the fullest item has. Per segment: `item, unit, start, end, speaker,
 * text, how, state, language`, times in seconds. UTF-8 without a mark, commas, LF; the text of an item is that of its units
 * joined by single spaces. Of what changed since an earlier export, items of it that are gone have the state `gone` and no
 * text. Texts that a spreadsheet would compute get an apostrophe in front, unless `verbatim`.
 *
 * Of labels it holds choices: a row for each answer, or a column for each annotator (`csv-choices.ts`).
 */
export const csv: Format = {
  ...formatHeads.csv,
  read: (bytes, { map = {}, holds }) => (holds === 'labels' ? readChoices(bytes, map) : readTable(bytes, map)),
  writeLabels: writeChoices,
  preview: previewTable,
  write(items, { per, verbatim = false, gone = [] }) {
    const rows = per === 'segment' ? segmentRows(items, gone) : itemRows(items, gone)
    return rows.map((cells) => writeRow(verbatim ? cells : cells.map(asText))).join('')
  },
}

const rowsAtOnce = 500

/** Of the rows only those shown are looked at. */
function previewTable(bytes: Uint8Array, shown: number, holds: Holding = 'transcripts'): Preview {
  const { columns, rows } = openTable(bytes)
  const cells: (readonly string[])[] = []
  for (const row of rows) {
    if (cells.length === shown) break
    cells.push(row.cells)
  }
  if (holds === 'labels') return { ...choicePreview(columns), columns, rows: cells }
  const choices = { item: columns, text: columns, annotator: columns, language: columns }
  return { choices, guess: guessColumns(columns), columns, rows: cells }
}

function* readTable(bytes: Uint8Array, map: ColumnMap): Reading {
  const { columns, rows, length, warnings } = openTable(bytes)
  const places = placeColumns(columns, map)
  const batch = new Batch(warnings)
  let read = 0
  for (const { line, end, cells } of rows) {
    if (++read % rowsAtOnce === 0) yield end / length
    if (cells.every((cell) => cell.trim() === '')) {
      batch.note('empty-row', 'A row without content was left out', { name: `line ${line}`, line })
      continue
    }
    if (cells.length !== columns.length)
      throw new FormatError(`${cells.length} cells where the first row names ${columns.length} columns`, line)
    const cell = (place: number): string => cells[place] ?? ''
    batch.add({
      item: cell(places.item).trim(),
      annotator: cell(places.annotator).trim(),
      ...(places.language === undefined ? {} : { language: cell(places.language) }),
      segments: [{ text: cell(places.text) }],
      place: { name: `line ${line}`, line },
    })
  }
  return yield* batch.result()
}

const textOf = ({ units }: ExportedItem): string =>
  units
    .map((unit) => unit.text)
    .filter((text) => text !== '')
    .join(' ')

type Cells = readonly (string | number | undefined)[]

function itemRows(items: readonly ExportedItem[], gone: readonly string[]): readonly Cells[] {
  const sources = items.reduce((most, item) => Math.max(most, item.sources.length), 0)
  const numbers = Array.from({ length: sources }, (_, index) => index + 1)
  const head = ['item', 'text', 'state', 'how', 'language', 'differences', 'settled', 'unseen', 'signed_off_by']
  const rows = items.map((item) => [
    ...[item.item, textOf(item), item.state, item.how, item.language],
    ...[item.differences, item.settled, item.unseen, item.signedOffBy],
    ...numbers.flatMap((number) => [item.sources[number - 1]?.annotator, item.sources[number - 1]?.text]),
  ])
  const names = [...head, ...numbers.flatMap((number) => [`source_${number}_by`, `source_${number}_text`])]
  return [names, ...rows, ...goneRows(names, gone)]
}

function segmentRows(items: readonly ExportedItem[], gone: readonly string[]): readonly Cells[] {
  const head = ['item', 'unit', 'start', 'end', 'speaker', 'text', 'how', 'state', 'language']
  const rows = items.flatMap(({ item, state, language, units }) =>
    units.map(({ unit, start, end, speaker, text, how }) => [
      item,
      unit,
      start,
      end,
      speaker,
      text,
      how,
      state,
      language,
    ]),
  )
  return [head, ...rows, ...goneRows(head, gone)]
}

const goneRows = (head: readonly string[], gone: readonly string[]): readonly Cells[] =>
  gone.map((item) => head.map((name) => (name === 'item' ? item : name === 'state' ? 'gone' : undefined)))
