import { expect, test } from 'vitest'
import { wholeCharacters } from './whole-characters.ts'

const text = 'a😀b'

test.each([
  ['between letters', { from: 0, to: 1, insert: 'x' }, { from: 0, to: 1, insert: 'x' }],
  ['a whole pair', { from: 1, to: 3, insert: '' }, { from: 1, to: 3, insert: '' }],
  ['the second half of a pair', { from: 2, to: 3, insert: '\ude01' }, { from: 1, to: 3, insert: '😁' }],
  ['the first half of a pair', { from: 1, to: 2, insert: '\ud83e' }, { from: 1, to: 3, insert: '\ud83e\ude00' }],
  ['an insertion inside a pair', { from: 2, to: 2, insert: 'x' }, { from: 1, to: 3, insert: '\ud83dx\ude00' }],
])('%s', (_, change, whole) => {
  const widened = wholeCharacters(text, change)
  expect(widened).toEqual(whole)
  const after = ({ from, to, insert }: typeof change) => text.slice(0, from) + insert + text.slice(to)
  expect(after(widened)).toBe(after(change))
})
