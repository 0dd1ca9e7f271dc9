import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextBreaks } from './text-breaks.ts'

const parts = [
  'a',
  'word',
  'தமிழ்',
  'க்ஷி',
  'नमस्ते',
  'क्षि',
  'മലയാളം',
  'ന്റെ',
  'שָׁלוֹם',
  'عَرَبِيّ',
  '👨‍👩‍👧',
  'e\u0301',
  ' ',
  ' ',
  '\n',
  '.',
  '\r\n',
]
const text = fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((said) => said.join(''))
const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Borders between clusters, in code points, of the whole text at once. */
function bordersOf(said: string): readonly number[] {
  const borders = [0]
  for (const { segment } of clusters.segment(said)) borders.push((borders.at(-1) ?? 0) + Array.from(segment).length)
  return [...new Set(borders)]
}

test('SN1 steps go from border to border, forward and back', () => {
  fc.assert(
    fc.property(text, (said) => {
      const breaks = new TextBreaks(said)
      const borders = bordersOf(said)
      for (const [at, border] of borders.entries()) {
        expect(breaks.next(border)).toBe(borders[at + 1] ?? breaks.length)
        expect(breaks.previous(border)).toBe(borders[at - 1] ?? 0)
        expect(breaks.floor(border)).toBe(border)
        expect(breaks.ceil(border)).toBe(border)
      }
    }),
  )
})

test('SN1 any range becomes whole clusters, the fewest that hold it', () => {
  fc.assert(
    fc.property(text, fc.nat(80), fc.nat(80), (said, a, b) => {
      const breaks = new TextBreaks(said)
      const [low, high] = [Math.min(a, b, breaks.length), Math.min(Math.max(a, b), breaks.length)]
      const { start, end } = breaks.whole({ start: a, end: b })
      const borders = bordersOf(said)
      expect(start).toBe(borders.findLast((border) => border <= low))
      expect(end).toBe(low === high ? start : borders.find((border) => border >= high))
    }),
  )
})

test('SN1 a long text without any space is cut nowhere inside of a cluster', () => {
  const said = '👨‍👩‍👧'.repeat(900) + 'க்ஷி'.repeat(900)
  const breaks = new TextBreaks(said)
  const borders = bordersOf(said)
  const walked = [0]
  while ((walked.at(-1) ?? 0) < breaks.length) walked.push(breaks.next(walked.at(-1) ?? 0))
  expect(walked).toEqual(borders)
})

test.each([
  ['the cat  sat', 5, 'cat'],
  ['the cat  sat', 7, 'cat'],
  ['the cat  sat', 8, ' '],
  ['தமிழ் மொழி', 2, 'தமிழ்'],
  ['नमस्ते दुनिया', 9, 'दुनिया'],
  ['മലയാളം ഭാഷ', 8, 'ഭാഷ'],
  ['שלום עולם', 0, 'שלום'],
  ['ab !!', 4, '!'],
  ['ab', 2, 'ab'],
])('SN1 in "%s" at %i stands "%s"', (said, at, word) => {
  const breaks = new TextBreaks(said)
  const { start, end } = breaks.wordAt(at)
  expect(breaks.slice(start, end)).toBe(word)
})

test('SN1 white space at the ends is left out, and nothing but white space is nothing', () => {
  const breaks = new TextBreaks('  the cat \n')
  expect(breaks.trimmed({ start: 0, end: breaks.length })).toEqual({ start: 2, end: 9 })
  expect(breaks.trimmed({ start: 0, end: 2 })).toBeUndefined()
})
