import type { ComparisonProfile } from '#shared/compare/comparison.ts'
import { cutOfMarks, markRun, roleOfMarks } from '#shared/compare/marks.ts'

// Old Malayalam chillus are consonant + virama + ZWJ; NFC does not join them with the atomic letters.
const chillus: Readonly<Record<string, string>> = {
  ണ: 'ൺ',
  ന: 'ൻ',
  ര: 'ർ',
  ല: 'ൽ',
  ള: 'ൾ',
  ക: 'ൿ',
  മ: 'ൔ',
  യ: 'ൕ',
  ഴ: 'ൖ',
}
const oldChillu = /([ണനരലളകമയഴ])\u0D4D\u200D/g
const joiners = /[\u200C\u200D]/g
// Never content, whatever the profile: soft hyphen, zero-width space, word joiner, BOM, direction marks and controls.
const invisible = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g
const apostrophes = /[\u2018\u2019\u201B\u02BC\u2032\u0060\u00B4\uFF07]/g
const doubleQuotes = /[\u201C-\u201F\u2033\u00AB\u00BB\uFF02]/g
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g
const punctuation = /[^\P{P}%&@#]|[|^~`]/gu
const decimalDigit = /\p{Nd}/gu
const blanks = /\p{White_Space}+/gu
const alreadyKey = /^[a-z0-9]*$/

/**
 * What two pieces of text must share to count as the same words: NFC, old chillus as atomic letters, no joiners, plain
 * quotes and dashes, lower case, no punctuation, ASCII digits, single blanks; as far as the profile says. Vowel signs and
 * viramas (`\p{M}`) always count. Only for comparing: stored text is never replaced by it, and its length says nothing about
 * the text's. Follows `research/transcripts.md` 2.3 and the Unicode Standard 12.9 (Malayalam chillu) and 4.6 (digits).
 */
export function comparisonKey(text: string, profile: ComparisonProfile): string {
  if (alreadyKey.test(text)) return text
  let key = text.normalize('NFC')
  if (profile.foldJoiners) key = key.replace(oldChillu, atomicChillu).replace(joiners, '')
  key = key.replace(invisible, '').replace(apostrophes, "'").replace(doubleQuotes, '"')
  if (profile.foldPunctuation) key = withoutPunctuation(key)
  key = key.replace(dashes, '-')
  if (profile.foldCase) key = key.toLowerCase()
  if (profile.foldDigits) key = key.replace(decimalDigit, asciiDigit)
  return key.replace(blanks, ' ').trim()
}

const atomicChillu = (old: string, consonant: string): string => chillus[consonant] ?? old

function withoutPunctuation(text: string): string {
  return text.replace(markRun, (marks, from: number) => {
    const role = roleOfMarks(text, from, from + marks.length)
    if (role === 'kept') return marks
    const cut = role === 'part' ? cutOfMarks(marks) : marks.length
    const [closing, opening] = [marks.slice(0, cut), marks.slice(cut)].map((part) => part.replace(punctuation, ''))
    return role === 'part' ? `${closing} ${opening}` : `${closing}`
  })
}

/** Digits come in runs of ten from zero up, so the distance to the start of the run is the value. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  if (point < 0x80) return digit
  let start = point
  while (isDecimalDigit(start - 1)) start--
  return String((point - start) % 10)
}

const isDecimalDigit = (point: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(point))
