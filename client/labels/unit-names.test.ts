import { expect, test } from 'vitest'
import type { Aspect } from '#shared/labels/aspects.ts'
import { labelWords, linesWords } from './label-words.ts'
import { aspectName, placeName, readingWords, spotInSentence, unitName } from './unit-names.ts'

test.each([
  ['u3', undefined, undefined, 'Label 3'],
  ['n2', undefined, undefined, 'New label 2'],
  ['u3', 'box', undefined, 'Box 3'],
  ['n1', 'span', undefined, 'New span 1'],
  ['u1', 'choice', undefined, 'Answer 1'],
  ['u1', 'choice', 'sentiment', 'sentiment'],
] as const)('LE1 %s of kind %s, asked %s, is called by people, never by its id', (unit, kind, question, expected) => {
  expect(unitName(unit, kind, question)).toBe(expected)
})

test('LE1 within a sentence a place of a transcript is a segment, of labels a label', () => {
  expect([spotInSentence('u3'), spotInSentence('u3', true), spotInSentence('n2')]).toEqual([
    'segment 3',
    'label 3',
    'new label 2',
  ])
})

test('LE1 aspects of a label have names, attributes their own', () => {
  const aspects: readonly Aspect[] = ['label', 'tag', 'answer', 'place', '@colour']
  expect(aspects.map(aspectName)).toEqual(['whether it is there', 'tag', 'answer', 'boundary', 'colour'])
})

test.each([
  [{ unit: 'u3', from: 2, to: 3 }, { kind: 'box' }, 'Box 3, boundary'],
  [{ unit: 'u3', from: 0, to: 4 }, { kind: 'box' }, 'Box 3'],
  [{ unit: 'n1', from: 0, to: 1 }, {}, 'New label 1, whether it is there'],
  [{ unit: 'u3', from: 1, to: 2 }, {}, 'Label 3, tag or answer'],
  [{ unit: 'u3', from: 3, to: 4 }, {}, 'Label 3, attribute'],
  [{ unit: 'u3', from: 3, to: 4 }, { columns: ['label', 'tag', 'place', '@colour'] }, 'Label 3, colour'],
  [{ unit: 'u1', from: 1, to: 2 }, { kind: 'choice', question: 'sentiment' }, 'sentiment, answer'],
] as const)('LE1 the place %o of %o is called so', (place, known, expected) => {
  expect(placeName(place, known)).toBe(expected)
})

test.each([
  ['label', 'box', 'there'],
  ['label', '', 'not there'],
  ['tag', 'Car', 'Car'],
  ['tag', '["Car","Van"]', 'Car, Van'],
  ['tag', '', 'no tag'],
  ['answer', '["good","short"]', 'good, short'],
  ['answer', '', 'no answer'],
  ['@hidden', 'true', 'yes'],
  ['@stars', '4', '4'],
  ['@colour', '"4"', '4'],
  ['place', '12 20.4 100 50', 'at 12, 20, 100 × 50'],
  ['place', '-3 20 100 50 10', 'at -3, 20, 100 × 50, turned by 10°'],
  ['place', '1,2 30,2 30,-40', '3 points from 1, 2'],
  ['place', '3-9 the cat', '“the cat”'],
  ['place', '3-9 "4"', '“4”'],
  ['place', '1.25-63.5', '0:01.3 – 1:03.5'],
] as const)('LE2 of the %s %o people read %o', (aspect, text, expected) => {
  expect(readingWords(aspect, text)).toBe(expected)
})

test('LE2 places that no source gave are told by how they came about', () => {
  expect(readingWords('place', '1 2 3 4', 'average')).toBe('in the middle of all')
  expect(readingWords('place', '1 2 3 4', 'tightest')).toBe('within all')
})

test.each([
  [{ from: 0, to: 4 }, 'box\nCar\n12 20 100 50\ncolour: red', 'Car, at 12, 20, 100 × 50, colour: red'],
  [{ from: 0, to: 4 }, '', 'not there'],
  [{ from: 0, to: 2 }, 'choice\n["good","short"]', 'good, short'],
  [{ from: 0, to: 3 }, 'choice\ngood\nsure: true', 'good, sure: yes'],
  [{ from: 2, to: 3 }, '3-9 the cat', '“the cat”'],
  [{ from: 2, to: 3 }, 'true', 'yes'],
  [{ from: 1, to: 2 }, '', 'no tag'],
  [{ from: 3, to: 4 }, 'red', 'red'],
] as const)('LE2 what stands at %o as %o is told in one line', (place, lines, expected) => {
  expect(linesWords(place, lines)).toBe(expected)
})

test('LE2 a label of the audit trail is told without what it is of', () => {
  expect(labelWords('span\nPERSON\n3-9 Asha K')).toBe('PERSON, “Asha K”')
})
