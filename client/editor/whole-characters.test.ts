import { expect, test } from 'vitest'
import { wholeCharacters } from './whole-characters.ts'

const text = 'a😀b'

test.each([
  ['between letters', { from: 0, to: 1, insert: 'x' }, { from: 0, to: 1, insert: 'x' }],
  ['a whole pair', { from: 1, to: 3, insert: '' }, { from: 1, to: 3, insert: '' }],
  ['the second half of a pair', { from: 2, to: 3, insert: '\ude01' }, { from: 1, to: 3, insert: '😁' }],
  ['the first half of a pair', { from: 1, to: 2, insert: '\ud83e' }, { from: 1, to: 3, insert: '🨀' }],
  ['half of a pair taken away', { from: 1, to: 2, insert: '' }, { from: 1, to: 3, insert: '' }],
  ['an insertion inside a pair', { from: 2, to: 2, insert: 'x' }, { from: 3, to: 3, insert: 'x' }],
  ['half a character', { from: 0, to: 0, insert: '\ud83d' }, { from: 0, to: 0, insert: '' }],
])('%s', (_, change, whole) => {
  const widened = wholeCharacters(text, change)
  expect(widened).toEqual(whole)
  const after = text.slice(0, widened.from) + widened.insert + text.slice(widened.to)
  expect(after).not.toMatch(/\p{Surrogate}/u)
})
