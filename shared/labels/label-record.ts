import { type Aspect, aspectsOf, aspectText, attributeOf, emptyLabel, type LabelFrame, withAspect } from './aspects.ts'
import type { Label } from './label.ts'

/** A label as a unit of an item: what it says by aspects, whether it stands or not. */
export interface LabelRecord {
  readonly columns: readonly Aspect[]
  readonly there: boolean
  /** What it says, or would say if it stood there. */
  readonly value: Label
}

/** What columns `[from, to)` of a label stand in of its lines, in UTF-16 units. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

export const textOfAspect = ({ there, value }: LabelRecord, aspect: Aspect): string =>
  aspect === 'label' && !there ? '' : aspectText(value, aspect)

/** A line for each aspect, those of attributes with their name before; `range` tells where the value of some columns stands. */
export function recordLines(record: LabelRecord): {
  readonly text: string
  range(from: number, to: number): LineRange
} {
  const lines = record.columns.map((aspect) => prefixOf(aspect) + textOfAspect(record, aspect))
  const ends: number[] = []
  for (const line of lines) ends.push((ends.at(-1) ?? -1) + 1 + line.length)
  const startOf = (column: number): number =>
    column === 0 ? 0 : Math.min((ends[column - 1] ?? 0) + 1 + prefixAt(record, column).length, ends.at(-1) ?? 0)
  return {
    text: lines.join('\n'),
    range(from, to) {
      const start = startOf(from)
      return { from: start, to: to > from ? Math.max(start, ends[to - 1] ?? start) : start }
    },
  }
}

const prefixOf = (aspect: Aspect): string => {
  const name = attributeOf(aspect)
  return name === undefined ? '' : `${name}: `
}

const prefixAt = ({ columns }: LabelRecord, column: number): string => {
  const aspect = columns[column]
  return aspect === undefined ? '' : prefixOf(aspect)
}

/** The record with other values in columns from `from` on, a line for each; undefined where one is no value. */
export function withLines(record: LabelRecord, from: number, to: number, text: string): LabelRecord | undefined {
  const lines = to - from === 1 ? [text] : text.split('\n')
  if (lines.length !== to - from) return undefined
  let changed: LabelRecord | undefined = record
  for (const [at, line] of lines.entries()) {
    const aspect = record.columns[from + at]
    if (!changed || aspect === undefined) return undefined
    const prefix = at === 0 ? '' : prefixOf(aspect)
    if (!line.startsWith(prefix)) return undefined
    changed = withAspectText(changed, aspect, line.slice(prefix.length))
  }
  return changed
}

function withAspectText(record: LabelRecord, aspect: Aspect, text: string): LabelRecord | undefined {
  const value = withAspect(record.value, aspect, text)
  if (!value) return undefined
  return { ...record, value, there: aspect === 'label' ? text !== '' : record.there }
}

/** What a unit says by the values of its columns; what is no value there is left out. */
export function recordOfTexts(frame: LabelFrame, columns: readonly Aspect[], texts: readonly string[]): LabelRecord {
  let record: LabelRecord = { columns, there: texts[0] !== '', value: emptyLabel(frame) }
  for (const [at, aspect] of columns.entries())
    if (at > 0) record = withAspectText(record, aspect, texts[at] ?? '') ?? record
  return record
}

/** A label that is new: it has a column for each of its attributes. */
export const recordOfLabel = (value: Label, there = true): LabelRecord => ({
  ...{ value, there },
  columns: aspectsOf(value.kind, Object.keys(value.attributes ?? {}).toSorted()),
})
