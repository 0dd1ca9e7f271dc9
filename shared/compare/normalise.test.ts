import { describe, expect, test } from 'vitest'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { comparisonKey } from '#shared/compare/normalise.ts'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'

const key = (text: string) => comparisonKey(text, defaultProfile)
const plain = { foldCase: false, foldPunctuation: false, foldJoiners: false, foldDigits: false, support: 85 }

test.each([
  ['case', 'Thank You', 'thank you'],
  ['full stop', 'thank you.', 'thank you'],
  ['glued comma', 'then,a hand', 'then a hand'],
  ['glued full stop before a capital', 'the door.Then', 'the door then'],
  ['glued danda', 'वह आया।फिर गया', 'वह आया फिर गया'],
  ['danda', 'वह आया।', 'वह आया'],
  ['hyphen inside a word', 'well-known', 'wellknown'],
  ['dash between words', 'yes — no', 'yes no'],
  ['dash between words without blanks', 'yes—no', 'yes no'],
  ['curly apostrophe', 'don’t', "don't"],
  ['quotation marks', '“So,” she said', 'so she said'],
  ["apostrophes at a word's edge", "'so the boys' bags'", 'so the boys bags'],
  ['digits of Tamil', '௧௨ பைசா', '12 பைசா'],
  ['digits of Devanagari', '३०० रुपये', '300 रुपये'],
  ['Indian grouping', '1,00,000', '100000'],
  ['full-width digits', '１２', '12'],
  ['blanks', ' a \u00a0 b\n', 'a b'],
  ['BOM and direction marks', '\ufeffa\u200e b', 'a b'],
  ['brackets', '[inaudible]', 'inaudible'],
  ['nukta composed or not', 'बड़ा', 'बड़ा'.normalize('NFD')],
  ['Tamil two-part vowel', 'கொடு', 'க\u0bc6\u0bbeடு'],
  ['old chillu', 'അവന\u0d4d\u200d', 'അവൻ'],
  ['ZWNJ', 'क्\u200cया', 'क्या'],
])('equal: %s', (_, a, b) => {
  expect(key(a)).toBe(key(b))
})

test.each([
  ['contraction', "it's", 'its'],
  ['time and number', '10:30', '1030'],
  ['decimal', '3.5', '35'],
  ['percent', '50%', '50'],
  ['currency', '₹300', '300'],
  ['vowel sign', 'नहीं', 'नही'],
  ['consonant', 'தமிழ்', 'தமில்'],
  ['virama', 'അവന', 'അവന്'],
  ['vowel length', 'പൊലീസ്', 'പോലീസ്'],
])('different: %s', (_, a, b) => {
  expect(key(a)).not.toBe(key(b))
})

test.each([
  ['foldCase', 'Rice', 'rice'],
  ['foldPunctuation', 'rice.', 'rice'],
  ['foldJoiners', 'क्\u200dया', 'क्या'],
  ['foldJoiners', 'അവന\u0d4d\u200d', 'അവൻ'],
  ['foldDigits', '३', '3'],
] as const)('the profile switches %s', (name, a, b) => {
  expect(comparisonKey(a, plain)).not.toBe(comparisonKey(b, plain))
  expect(comparisonKey(a, { ...plain, [name]: true })).toBe(comparisonKey(b, { ...plain, [name]: true }))
})

test('a key is its own key', () => {
  for (const text of ['“Well-known,” he said: 1,00,000!', 'അവന\u0d4d\u200d ३ वह।फिर', 'a.m. at 10:30 — R&D'])
    expect(key(key(text))).toBe(key(text))
})

interface Vectors {
  readonly words: readonly { readonly s: string; readonly nfc: string }[]
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly equal_after_nfc_and_zw_strip: boolean }[]
}
const vectors = referenceText('indic-text-vectors.json')

describe.skipIf(!vectors)(vectors ? 'Indic vectors' : missingData('indic-text-vectors.json'), () => {
  const { words, pairs }: Vectors = JSON.parse(vectors ?? '{"words":[],"pairs":[]}')

  test('every word equals its NFC and keeps its vowel signs', () => {
    for (const { s } of words) {
      expect(key(s)).toBe(key(s.normalize('NFC')))
      expect(key(s)).toMatch(/^[\p{L}\p{M}]+$/u)
    }
  })

  test('NFC and joiner pairs are equal, real slips are not', () => {
    const oldChillu = 'ന\u0d4d\u200d'
    for (const { a, b, equal_after_nfc_and_zw_strip: equal } of pairs)
      expect([a, b, key(a) === key(b)]).toEqual([a, b, equal || a === oldChillu])
  })
})
