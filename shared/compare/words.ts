import type { ComparisonProfile } from '#shared/compare/comparison.ts'
import { cutOfMarks, markRun, roleOfMarks } from '#shared/compare/marks.ts'
import { comparisonKey } from '#shared/compare/normalise.ts'

/** A word of a text with the punctuation that sticks to it. */
export interface Word {
  /** UTF-16 units into the text it was split from, `[from, to)`. */
  readonly from: number
  readonly to: number
  /** What stands there; blanks inside it (before a lone mark) as one space. */
  readonly text: string
  /** Never empty. */
  readonly key: string
}

const token = /[^\p{White_Space}]+/gu
const blanks = /\p{White_Space}+/gu

/**
 * The words of a text in order. Ranges never overlap and only blanks lie outside them, so that the text can be rebuilt
 * exactly; a token that is only punctuation joins the word before it (at the start the word after it). A text without a
 * letter, digit or symbol has no words.
 */
export function splitWords(text: string, profile: ComparisonProfile): readonly Word[] {
  const words: Word[] = []
  const keys = new Map<string, string>()
  let start: number | undefined
  for (const [from, to] of tokenRanges(text)) {
    const part = text.slice(from, to)
    const key = keys.get(part) ?? comparisonKey(part, profile)
    keys.set(part, key)
    const last = words.at(-1)
    if (key !== '') words.push({ from: start ?? from, to, text: spelling(text, start ?? from, to), key })
    else if (last) words[words.length - 1] = { ...last, to, text: spelling(text, last.from, to) }
    start = words.length === 0 ? (start ?? from) : undefined
  }
  return words
}

/** Stretches without blanks, cut once more where marks between letters part words. */
function* tokenRanges(text: string): Generator<readonly [from: number, to: number]> {
  for (const found of text.matchAll(token)) {
    let from = found.index
    for (const marks of found[0].matchAll(markRun)) {
      const start = found.index + marks.index
      if (roleOfMarks(text, start, start + marks[0].length) !== 'part') continue
      const cut = start + cutOfMarks(marks[0])
      yield [from, cut]
      from = cut
    }
    yield [from, found.index + found[0].length]
  }
}

const spelling = (text: string, from: number, to: number): string => text.slice(from, to).replace(blanks, ' ')
