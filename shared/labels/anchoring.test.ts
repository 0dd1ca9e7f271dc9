import { expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { TextAnchors } from './anchoring.ts'

const one = (text: string, start: number, end: number, quote?: string) =>
  new TextAnchors(text).anchor([{ start, end, ...(quote === undefined ? {} : { quote }) }])[0]

test.each([
  ['code points', '💩 annotation', 2, 12, 'annotation', 2, 12, 'code points'],
  ['UTF-16', '💩 annotation', 3, 13, 'annotation', 2, 12, 'UTF-16'],
  ['UTF-8 bytes', '💩 annotation', 5, 15, 'annotation', 2, 12, 'UTF-8 bytes'],
  ['UTF-8 bytes of Tamil', 'அவர் வந்தார்', 13, 34, 'வந்தார்', 5, 12, 'UTF-8 bytes'],
  ['graphemes', 'அவர் வந்தார்', 4, 8, 'வந்தார்', 5, 12, 'graphemes'],
  ['graphemes of emoji', '👨🏻‍🚒 firetrucks', 2, 12, 'firetrucks', 5, 15, 'graphemes'],
  ['line ends of another kind', 'a\r\nb c', 0, 4, 'a\nb', 0, 4, 'code points'],
  ['line ends spelled out', 'a\nb c', 0, 3, 'a\\nb', 0, 3, 'code points'],
  ['another normal form', 'x கொடு', 2, 6, 'கொடு'.normalize('NFC'), 2, 6, 'code points'],
])('LB3: offsets are %s', (_, text, start, end, quote, from, to, reading) => {
  const found = one(text, start, end, quote)
  expect(found).toMatchObject({ start: from, end: to, reading })
  expect(Array.from(text).slice(from, to).join('')).toBe(found?.quote)
})

test.each([
  ['a quote that stands elsewhere', 'the cat, a cat', 0, 3, 'cat'],
  ['a quote that stands nowhere', 'the cat', 0, 3, 'dog'],
  ['offsets beyond the text', 'the cat', 4, 99, 'cat'],
  ['offsets that are no whole numbers', 'the cat', 0.5, 3, 'the'],
  ['an end before the start', 'the cat', 3, 0, 'the'],
  ['the middle of a character', '💩a', 1, 2, '\udca9'],
])('LB3: %s is not anchored, and not searched for', (_, text, start, end, quote) => {
  expect(one(text, start, end, quote)).toBeUndefined()
})

test('LB3: without a quote offsets count what those beside them do', () => {
  const anchors = new TextAnchors('💩 a cat and a cat')
  const spans = [
    { start: 5, end: 8, quote: 'cat' },
    { start: 15, end: 18 },
  ]
  expect(anchors.anchor(spans)).toEqual([
    { start: 4, end: 7, quote: 'cat', reading: 'UTF-16' },
    { start: 14, end: 17, quote: 'cat', reading: 'UTF-16' },
  ])
  expect(one('💩 a cat', 4, 7)).toMatchObject({ quote: 'cat', reading: 'code points' })
})

test('LB3: where two readings would do, that of most spans counts', () => {
  const text = '💩 na na na'
  const spans = [
    { start: 3, end: 5, quote: 'na' },
    { start: 6, end: 8, quote: 'na' },
    { start: 9, end: 11, quote: 'na' },
  ]
  expect(new TextAnchors(text).anchor(spans).map((found) => found?.reading)).toEqual(['UTF-16', 'UTF-16', 'UTF-16'])
})

interface OffsetCase {
  readonly text: string
  readonly span: string
  readonly utf16: readonly [number, number]
  readonly codepoints: readonly [number, number]
}
const vectors = referenceText('indic-text-vectors.json')
const cases: readonly OffsetCase[] = vectors ? JSON.parse(vectors).offset_cases : []

test.skipIf(!vectors)(vectors ? 'LB3: the reported drifts' : missingData('indic-text-vectors.json'), () => {
  expect(cases).toHaveLength(2)
  for (const { text, span, utf16, codepoints } of cases) {
    const expected = { start: codepoints[0], end: codepoints[1], quote: span }
    expect(one(text, utf16[0], utf16[1], span)).toMatchObject({ ...expected, reading: 'UTF-16' })
    expect(one(text, codepoints[0], codepoints[1], span)).toMatchObject({ ...expected, reading: 'code points' })
  }
})
