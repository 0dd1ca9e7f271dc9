import fc from 'fast-check'
import { expect, test } from 'vitest'
import { putBack, type TextChange } from './put-back.ts'

const applied = (text: string, changes: readonly TextChange[]): string =>
  changes.reduceRight((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text)

const result = (before: string, own: string, now: string, closed: { from: number; to: number }[] = []) => {
  const { changes, left } = putBack(before, own, now, closed)
  return [applied(now, changes), left]
}

test.each([
  ['nothing has happened since', 'the cat sat', 'the big cat sat', 'the cat sat', 'the big cat sat', 0],
  ['others wrote elsewhere', 'the cat sat', 'the big cat sat', 'so the cat sat down', 'so the big cat sat down', 0],
  ['others changed the same word', 'the cat sat', 'the bat sat', 'the hat sat', 'the hat sat', 1],
  ['it stands there already', 'the cat sat', 'the bat sat', 'the bat sat', 'the bat sat', 0],
  ['both wrote at the end', 'the cat', 'the cat sat', 'the cat ran', 'the cat sat ran', 0],
  ['a word was taken out', 'the big cat', 'the cat', 'see the big cat', 'see the cat', 0],
  ['one change fits and one does not', 'a b c', 'x b y', 'a b z', 'x b z', 1],
  ['into an empty text', '', 'new words', '', 'new words', 0],
])('V4 words are put back when %s', (_, before, own, now, expected, left) => {
  expect(result(before, own, now)).toEqual([expected, left])
})

test('V4 nothing is put back where a trainer has ruled', () => {
  expect(result('the cat sat', 'the bat sat down', 'the cat sat', [{ from: 4, to: 7 }])).toEqual([
    'the cat sat down',
    1,
  ])
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 }).map((words) => words.join(' '))

test('whatever was changed, on an unchanged text all of it comes back; twice is once', () => {
  fc.assert(
    fc.property(text, text, (before, own) => {
      expect(result(before, own, before)).toEqual([own, 0])
      expect(result(before, own, own)[0]).toBe(own)
    }),
  )
})

test('changes rise and stay inside the text, whatever the three texts are', () => {
  fc.assert(
    fc.property(text, text, text, (before, own, now) => {
      let end = 0
      for (const { at, remove } of putBack(before, own, now).changes) {
        expect(at).toBeGreaterThanOrEqual(end)
        end = at + remove
        expect(end).toBeLessThanOrEqual(now.length)
      }
    }),
  )
})
