import { type LabelRecord, recordLines, withLines } from '#shared/labels/label-record.ts'
import type { BenchUnit } from './bench.ts'
import type { Place } from './place.ts'

/** Words in the text of a unit. Offsets are UTF-16. */
export interface Replacement {
  readonly do: 'replace'
  readonly unit: string
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** A label says something else: only the fields in which it differs are written. Null before: it is not in the draft yet. */
export interface LabelChange {
  readonly do: 'label'
  readonly unit: string
  readonly before: LabelRecord | null
  readonly after: LabelRecord
}

/** What a decision does to a draft, in the same commit as its events. */
export type DraftChange = Replacement | LabelChange | { readonly do: 'close' } | { readonly do: 'open' }

const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character)

/**
 * Puts `words` where the place stands, with one space between words. Nothing when they stand there already.
 * Removing takes the space that follows along (before, at the end), so that a later reading finds its place again.
 */
export function replaceAt(unit: BenchUnit, place: Place, words: string): Replacement | undefined {
  const { from, to } = unit.stretch(place.from, place.to)
  const { text } = unit
  const change = (at: number, end: number, insert: string): Replacement => ({
    do: 'replace',
    unit: unit.id,
    at,
    remove: end - at,
    insert,
  })
  if (text.slice(from, to) === words) return undefined
  if (words === '') {
    if (to < text.length && isSpace(text[to])) return change(from, to + 1, '')
    return change(from > 0 && isSpace(text[from - 1]) ? from - 1 : from, to, '')
  }
  const before = from > 0 && !isSpace(text[from - 1]) ? ' ' : ''
  const after = to < text.length && !isSpace(text[to]) ? ' ' : ''
  return change(from, to, before + words + after)
}

export const afterReplacement = (text: string, { at, remove, insert }: Replacement): string =>
  text.slice(0, at) + insert + text.slice(at + remove)

/** Puts a value where the place stands, be it words or what a label says; nothing where it stands there already, or is none. */
export function changeAt(unit: BenchUnit, place: Place, value: string): Replacement | LabelChange | undefined {
  if (!unit.label) return replaceAt(unit, place, value)
  const after = withLines(unit.label, place.from, place.to, value)
  return after && recordLines(after).text !== unit.text ? labelChange(unit, after) : undefined
}

export const labelChange = (unit: BenchUnit, after: LabelRecord): LabelChange => ({
  ...{ do: 'label', unit: unit.id, after },
  before: unit.unwritten ? null : (unit.label ?? null),
})

/** The value as the place would have it; undefined where it is none: a label's places do not take just any words. */
export function valueAt(unit: BenchUnit, place: Place, value: string): string | undefined {
  if (!unit.label) return value
  const after = withLines(unit.label, place.from, place.to, value)
  if (!after) return undefined
  const { text, range } = recordLines(after)
  const { from, to } = range(place.from, place.to)
  return text.slice(from, to)
}
