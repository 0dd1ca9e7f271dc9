import { expect, test } from 'vitest'
import type { Ruling } from '#shared/domain/ruling.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { placeOfOwn, ruledOver } from './own-words.ts'

const comparison = comparisonOf(
  'the cat sat on a mat\nall of us agree here',
  'the bat sat on a rat\nall of us agree here',
  'the cat sat in a mat\nall of us agree here',
)
const cat = 'the cat sat on a mat'

test.each([
  ['a difference that was typed over', cat, 'the dog sat on a mat', { from: 1, to: 2 }, 'dog'],
  ['a word beside no difference', cat, 'the cat stood on a mat', { from: 2, to: 3 }, 'stood'],
  ['words across two differences', cat, 'the dog stood in a mat', { from: 1, to: 4 }, 'dog stood in'],
  ['a word before the first', cat, 'well the cat sat on a mat', { from: 0, to: 1 }, 'well the'],
  ['a difference that was taken out', cat, 'the sat on a mat', { from: 1, to: 2 }, ''],
  ['an unknown beginning: the whole segment', null, 'the dog sat', { from: 0, to: 6 }, 'the dog sat'],
])('%s', (_, before, text, place, words) => {
  expect(placeOfOwn(comparison, { unit: 'u1', before, text })).toEqual({ place: { unit: 'u1', ...place }, words })
})

test('a unit without a difference is asked about as a whole', () => {
  const own = { unit: 'u2', before: 'all of us agree here', text: 'all of you agree here' }
  expect(placeOfOwn(comparison, own)).toEqual({ place: { unit: 'u2', from: 0, to: 5 }, words: 'all of you agree here' })
})

const ruling = (from: number, to: number, value: string): Ruling => ({
  ...{ id: `r${from}`, place: { unit: 'u1', from, to }, value, reason: 'wrong word' },
  ...{ why: 'listen', by: 'selvi', at: '2026-11-22T10:00:00.000Z' },
})

test.each([
  ['typed over what was ruled', cat, 'the dog sat on a mat', [ruling(1, 2, 'bat')], ['dog']],
  ['typed what was ruled', cat, 'the bat sat on a mat', [ruling(1, 2, 'bat')], []],
  ['typed beside it', cat, 'the cat sat down on a mat', [ruling(1, 2, 'bat')], []],
  ['taken out', cat, 'the sat on a mat', [ruling(1, 2, 'bat')], ['']],
  [
    'two places, one of them typed over',
    cat,
    'the cat sat on a hat',
    [ruling(1, 2, 'bat'), ruling(5, 6, 'rat')],
    ['hat'],
  ],
  ['another unit', cat, 'the dog sat', [{ ...ruling(1, 2, 'bat'), place: { unit: 'u2', from: 1, to: 2 } }], []],
])('U7 %s', (_, before, text, rulings, words) => {
  expect(ruledOver(comparison, [{ unit: 'u1', before, text }], rulings).map((one) => one.words)).toEqual(words)
})
