import { expect, test } from 'vitest'
import { findWords, type Search } from './find-words.ts'

const rows: readonly [string, string, Partial<Search>, readonly string[]][] = [
  ['the cat sat on the mat', 'the', {}, ['0-3', '15-18']],
  ['The cat', 'the', {}, ['0-3']],
  ['The cat', 'the', { matchCase: true }, []],
  ['Straße ÖL', 'öl', {}, ['7-9']],
  ['catalogue of cats, a cat', 'cat', { wholeWord: true }, ['21-24']],
  ['catalogue', 'cat', {}, ['0-3']],
  ['(cat) cat’s cat.', 'cat', { wholeWord: true }, ['1-4', '12-15']],
  ['aaaa', 'aa', {}, ['0-2', '2-4']],
  ['two  blanks', '  ', {}, ['3-5']],
  ['', 'x', {}, []],
  // The stored text is not normalised; what is found keeps its own length.
  ['cafe\u0301 and caf\u00e9', 'café', {}, ['0-5', '10-14']],
  ['cafe\u0301', 'cafe', {}, []],
  // A vowel sign belongs to its letter.
  ['கி க', 'க', {}, ['3-4']],
  ['வணக்கம்', 'ம', {}, []],
  ['வணக்கம்', 'ம்', {}, ['5-7']],
  ['தமிழ் தமிழகம்', 'தமிழ்', { wholeWord: true }, ['0-5']],
  ['നന്മ നന', 'നന', {}, ['5-7']],
  ['कि क', 'क', {}, ['3-4']],
  // A joiner is part of the cluster: another spelling, not found by this one.
  ['क्\u200dष', 'क्ष', {}, []],
  ['the 👨‍👩‍👧 cat', '👨', {}, []],
  ['the 👨‍👩‍👧 cat', '👨‍👩‍👧', {}, ['4-12']],
]

test.each(rows)('M5 in “%s” “%s” %j', (text, find, options, expected) => {
  const hits = findWords(text, { find, matchCase: false, wholeWord: false, ...options })
  expect(hits.map(({ from, to }) => `${from}-${to}`)).toEqual(expected)
})
