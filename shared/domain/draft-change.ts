import type { BenchUnit } from './bench.ts'
import type { Place } from './place.ts'

/** What a decision does to a draft, in the same commit as its events. Offsets are UTF-16. */
export type DraftChange =
  | {
      readonly do: 'replace'
      readonly unit: string
      readonly at: number
      readonly remove: number
      readonly insert: string
    }
  | { readonly do: 'close' }
  | { readonly do: 'open' }

export type Replacement = Extract<DraftChange, { do: 'replace' }>

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
