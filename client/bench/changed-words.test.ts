import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedWords } from './changed-words.ts'

test.each([
  ['the cat sat', 'the catfish sat', 4, 'cat', 'catfish'],
  ['the cat sat', 'the sat', 4, 'cat ', ''],
  ['the sat', 'the big sat', 4, '', 'big '],
  ['தமிழ் மொழி', 'தமிழு மொழி', 0, 'தமிழ்', 'தமிழு'],
  ['same', 'same', 4, '', ''],
  ['', 'all new', 0, '', 'all new'],
])('%s → %s', (before, after, at, was, is) => {
  const changed = changedWords(before, after)
  if (before !== after) expect(changed).toEqual({ at, before: was, after: is })
  else expect([changed.before, changed.after]).toEqual(['', ''])
})

test('putting the words in the place of the others makes the one text of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ி'), maxLength: 12 })
  const makes = fc.property(text, text, (one, other) => {
    const { at, before, after } = changedWords(one, other)
    expect(one.slice(at, at + before.length)).toBe(before)
    expect(one.slice(0, at) + after + one.slice(at + before.length)).toBe(other)
  })
  void fc.assert(makes)
})
