/** What a run of punctuation does where it stands: `part` two words, be `kept` in the key, or be `dropped` from it. */
export type MarksRole = 'part' | 'kept' | 'dropped'

/** A run of characters that are neither letters, vowel signs, digits nor blanks. */
export const markRun = /[^\p{L}\p{M}\p{N}\p{White_Space}]+/gu

const wordCharacter = /^[\p{L}\p{M}\p{N}]/u
const digit = /^\p{N}/u
const capital = /^\p{Lu}/u
const uncased = /^[\p{Lo}\p{M}]/u
const letter = /^[\p{L}\p{M}]/u
const phraseEnd = /[,;:!?…،؛؟।॥|\u2012-\u2015、。，；：！？]|--|\.\./
const unseen = /\p{Cf}/gu
const openingMarks = /(?<=.)["'\u201C\u2018([{]+$/

/**
 * The role of the marks `[from, to)` of `text`. Between letters a mark that ends a phrase parts words ("then,a", "वह।फिर"),
 * and so does one dot before a capitalised word or inside a script without capitals ("door.Then"); apostrophes, symbols and
 * marks between digits are kept ("it's", "R&D", "10:30"); hyphens, slashes, dots and commas in numbers are dropped, so that
 * "well-known" equals "wellknown" and "1,00,000" equals "100000". At the edge of a word all but symbols is dropped.
 */
export function roleOfMarks(text: string, from: number, to: number): MarksRole {
  const marks = text.slice(from, to).replace(unseen, '')
  const before = characterBefore(text, from)
  if (marks === '' || !wordCharacter.test(before) || !wordCharacter.test(text.slice(to, to + 2))) return 'dropped'
  const after = text.slice(to, to + 4)
  if (digit.test(before) && digit.test(after)) return marks === ',' ? 'dropped' : marks.length === 1 ? 'kept' : 'part'
  if (phraseEnd.test(marks)) return 'part'
  if (marks === '.') return endsSentence(before, after) ? 'part' : 'dropped'
  return marks === "'" || /^[\p{S}%&@#]+$/u.test(marks) ? 'kept' : 'dropped'
}

/** Where marks that part words are cut: closing marks stay with the word before, opening ones go to the word after. */
export function cutOfMarks(marks: string): number {
  return marks.length - (openingMarks.exec(marks)?.[0].length ?? 0)
}

function endsSentence(before: string, after: string): boolean {
  if (uncased.test(before)) return uncased.test(after)
  return letter.test(before) && !capital.test(before) && /^\p{Lu}\p{L}/u.test(after)
}

function characterBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1)
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff
  return text.slice(Math.max(0, index - (isLowSurrogate ? 2 : 1)), index)
}
