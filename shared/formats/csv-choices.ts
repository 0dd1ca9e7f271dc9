import { Batch } from '#shared/formats/batch.ts'
import { answerColumn, questionColumn } from '#shared/formats/choice-columns.ts'
import { guessColumns } from '#shared/formats/columns.ts'
import { type TableRow, writeRow } from '#shared/formats/delimited.ts'
import {
  type ColumnMap,
  type ExportedLabels,
  FormatError,
  type LabelWriteOptions,
  type Reading,
} from '#shared/formats/format.ts'
import { observedLabelling } from '#shared/formats/observed-config.ts'
import { openTable } from '#shared/formats/open-table.ts'
import { asText } from '#shared/formats/spreadsheet-text.ts'
import type { Choice, Label } from '#shared/labels/label.ts'

/** Where answers stand: all in one column, beside who gave them, or in a column for each annotator. */
interface Layout {
  readonly item: number
  readonly text: number | undefined
  readonly language: number | undefined
  readonly question: number | undefined
  /** What is asked, where no column says it. */
  readonly asked: string
  answersOf(cells: readonly string[]): readonly { readonly annotator: string; readonly answer: string }[]
}

/** What one annotator answered about one item, and where the first of it stands. */
interface Answers {
  readonly line: number
  readonly choices: Map<string, Choice & { readonly line: number }>
}

interface Gathered {
  readonly text: string | undefined
  readonly language: string | undefined
  readonly by: Map<string, Answers>
}

const rowsAtOnce = 500

/**
 * Choices in a table: a row for each answer (`item`, `annotator`, `choice`), or a column for each annotator (the map's
 * `annotators`: `ta_a*`). The question is told by a column, else it is the answers' column. An empty cell is no answer; of
 * several answers a cell is a JSON list. The same answer twice is noted; another to the same question is refused.
 */
export function* readChoices(bytes: Uint8Array, map: ColumnMap): Reading {
  const { columns, rows, length, warnings } = openTable(bytes)
  const layout = layoutOf(columns, map)
  const batch = new Batch(warnings)
  const items = new Map<string, Gathered>()
  let read = 0
  for (const row of rows) {
    if (++read % rowsAtOnce === 0) yield row.end / length
    if (row.cells.length !== columns.length)
      throw new FormatError(`${row.cells.length} cells where the first row names ${columns.length} columns`, row.line)
    gather(items, row, layout, batch)
  }
  for (const [item, { text, language, by }] of items)
    for (const [annotator, { line, choices }] of by) {
      const labels = [...choices.values()].map(({ line: _, ...choice }): Label => choice)
      batch.add({
        ...{ item, annotator, segments: [], labels: { labels }, place: { name: `line ${line}`, line } },
        ...(language === undefined ? {} : { language }),
        ...(text === undefined ? {} : { subject: { is: 'text', text } }),
      })
    }
  const result = yield* batch.result()
  return { ...result, ...observedLabelling(result.items) }
}

function gather(items: Map<string, Gathered>, { line, cells }: TableRow, layout: Layout, batch: Batch): void {
  const cell = (place: number | undefined): string | undefined => (place === undefined ? undefined : cells[place])
  const item = (cell(layout.item) ?? '').trim()
  if (item === '') throw new FormatError('the item has no name', line)
  const known = items.get(item) ?? { text: cell(layout.text), language: cell(layout.language), by: new Map() }
  items.set(item, known)
  const question = cell(layout.question)?.trim() || layout.asked
  for (const { annotator, answer } of layout.answersOf(cells)) {
    if (annotator === '') throw new FormatError(`nobody is named as annotator of item "${item}"`, line)
    const answers: Answers = known.by.get(annotator) ?? { line, choices: new Map() }
    known.by.set(annotator, answers)
    if (answer.trim() === '') continue
    const values = valuesIn(answer)
    const before = answers.choices.get(question)
    if (!before) answers.choices.set(question, { id: question.slice(0, 200), kind: 'choice', question, values, line })
    else if (JSON.stringify(before.values) !== JSON.stringify(values))
      batch.leaveOut(
        item,
        `"${annotator}" answers "${question}" of item "${item}" with "${answer}", and otherwise in line ${before.line}`,
        { name: `line ${line}`, line },
      )
    else
      batch.note('duplicate-source', `"${annotator}" answers "${question}" of item "${item}" twice`, {
        name: `line ${line}`,
        line,
      })
  }
}

function valuesIn(answer: string): readonly string[] {
  if (!/^\s*\[/.test(answer)) return [answer.trim()]
  try {
    const list: unknown = JSON.parse(answer)
    return Array.isArray(list) ? list.map(String) : [answer.trim()]
  } catch {
    return [answer.trim()]
  }
}

function layoutOf(columns: readonly string[], map: ColumnMap): Layout {
  const wanted = { ...guessColumns(columns), ...map }
  const place = (name: string | undefined): number | undefined => (name ? placeOf(name, columns) : undefined)
  const item = place(wanted.item)
  if (item === undefined)
    throw new FormatError(`which column names the item? Name it (--map item=COLUMN); ${listed(columns)}`, 1)
  const common = {
    item,
    text: place(wanted.text),
    language: place(wanted.language),
    question:
      map.question && !columns.includes(map.question) ? undefined : place(map.question || questionColumn(columns)),
  }
  if (map.annotators) {
    const own = columnsLike(map.annotators, columns)
    const answersOf = (cells: readonly string[]) =>
      own.map((at) => ({ annotator: columns[at] ?? '', answer: cells[at] ?? '' }))
    return {
      ...common,
      asked: map.question || map.choice || 'choice',
      answersOf: (cells) => answersOf(cells).filter(({ answer }) => answer.trim() !== ''),
    }
  }
  const named = map.choice || answerColumn(columns)
  const [choice, annotator] = [place(named), place(wanted.annotator)]
  if (choice === undefined || annotator === undefined)
    throw new FormatError(
      `which columns hold ${annotator === undefined ? 'the annotator' : 'the answers'}? Name them (--map annotator=COLUMN,choice=COLUMN), or the columns of one annotator each (--map annotators=a*); ${listed(columns)}`,
      1,
    )
  return {
    ...common,
    asked: map.question || named || 'choice',
    answersOf: (cells) => [{ annotator: (cells[annotator] ?? '').trim(), answer: cells[choice] ?? '' }],
  }
}

function placeOf(name: string, columns: readonly string[]): number {
  const place = columns.indexOf(name)
  if (place < 0) throw new FormatError(`there is no column "${name}"; ${listed(columns)}`, 1)
  return place
}

function columnsLike(pattern: string, columns: readonly string[]): readonly number[] {
  const found = pattern.split(',').flatMap((part) => {
    const [head = '', ...rest] = part.trim().split('*')
    const tail = rest.at(-1) ?? ''
    const fits = (column: string) =>
      rest.length === 0
        ? column === head
        : column.startsWith(head) && column.endsWith(tail) && column.length >= head.length + tail.length
    const places = columns.flatMap((column, at) => (fits(column) ? [at] : []))
    if (places.length === 0) throw new FormatError(`no column is called "${part.trim()}"; ${listed(columns)}`, 1)
    return places
  })
  return [...new Set(found)]
}

const listed = (columns: readonly string[]): string =>
  `the columns are ${columns.map((column) => `"${column}"`).join(', ')}`

/**
 * A row for each answer: `item, text, annotator, question, choice, support, how, state, language`; the settled ones are given
 * by `chavadi`, with the percent of the weight behind them and how they came about. Items that are gone have the state `gone`.
 */
export function writeChoices(
  items: readonly ExportedLabels[],
  { verbatim = false, gone = [] }: LabelWriteOptions,
): string {
  const head = ['item', 'text', 'annotator', 'question', 'choice', 'support', 'how', 'state', 'language']
  const rows = items.flatMap(({ item, subject, sources, labels, state, language }) => {
    const text = subject?.is === 'text' ? subject.text : undefined
    const row = (annotator: string, label: Label, support?: number, how?: string) => [
      ...[item, text, annotator, questionOf(label, item), answerOf(label), support, how, state, language],
    ]
    return [
      ...sources.flatMap(({ annotator, labels: set }) => set.labels.map((label) => row(annotator, label))),
      ...labels.map(({ label, support, how }) => row('chavadi', label, support, how)),
    ]
  })
  const left = gone.map((item) => head.map((name) => (name === 'item' ? item : name === 'state' ? 'gone' : undefined)))
  return [head, ...rows, ...left].map((cells) => writeRow(verbatim ? cells : cells.map(asText))).join('')
}

function questionOf(label: Label, item: string): string {
  if (label.kind === 'choice') return label.question
  throw new FormatError(`a table holds choices; "${label.id}" of item "${item}" is a ${label.kind}`)
}

const answerOf = (label: Label): string =>
  label.kind !== 'choice' ? '' : label.values.length === 1 ? (label.values[0] ?? '') : JSON.stringify(label.values)
