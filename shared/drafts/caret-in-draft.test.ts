import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { caretOffset, caretPoint } from './caret-in-draft.ts'
import { draftUnits } from './draft-doc.ts'

function draft(words: string) {
  const doc = new Y.Doc()
  const text = new Y.Text()
  const fields = new Y.Map<unknown>()
  draftUnits(doc).set('u1', fields)
  fields.set('text', text)
  text.insert(0, words)
  return { doc, text }
}

test('a caret stays after the character before it; what is inserted exactly there comes after it', () => {
  const { doc, text } = draft('the cat')
  const caret = caretPoint(text, 3, 'before')
  text.insert(3, ' big')
  expect(caretOffset(doc, 'u1', caret, 'before')).toBe(3)
  text.insert(0, 'see ')
  expect(caretOffset(doc, 'u1', caret, 'before')).toBe(7)
})

test('a selection keeps its characters and takes in nothing at its edges', () => {
  const { doc, text } = draft('the cat sat')
  const [from, to] = [caretPoint(text, 4, 'after'), caretPoint(text, 7, 'before')]
  text.insert(7, 's')
  text.insert(4, 'fat ')
  expect([caretOffset(doc, 'u1', from, 'after'), caretOffset(doc, 'u1', to, 'before')]).toEqual([8, 11])
})

test.each([
  ['the beginning', '', 0],
  ['a character that has not arrived', '1.zz', undefined],
  ['no point at all', '__proto__', undefined],
  ['a client that nobody has', 'zzzzzzzzzzz.zzzzzzzzzzz', undefined],
])('%s', (_, point, offset) => {
  const { doc } = draft('the cat')
  expect(caretOffset(doc, 'u1', point, 'before')).toBe(offset)
  expect(caretOffset(doc, 'u9', point, 'before')).toBeUndefined()
})

test('a point in the text of another unit is none here', () => {
  const { doc, text } = draft('the cat')
  const other = new Y.Map<unknown>()
  draftUnits(doc).set('u2', other)
  other.set('text', new Y.Text())
  expect(caretOffset(doc, 'u2', caretPoint(text, 3, 'before'), 'before')).toBeUndefined()
})

test('whatever others type, a caret keeps every character that is left on its side', () => {
  const edit = fc.record({ at: fc.nat(20), remove: fc.nat(3), words: fc.stringMatching(/^[A-Z]{0,3}$/) })
  const keeps = fc.property(fc.nat(11), fc.array(edit, { maxLength: 20 }), (at, edits) => {
    const { doc, text } = draft('abcdefghijk')
    const point = caretPoint(text, at, 'before')
    const left = 'abcdefghijk'.slice(0, at)
    for (const { at, remove, words } of edits) {
      const from = Math.min(at, text.length)
      text.delete(from, Math.min(remove, text.length - from))
      text.insert(from, words)
    }
    const offset = caretOffset(doc, 'u1', point, 'before') ?? -1
    const now = text.toString()
    expect([...now.slice(0, offset)].filter((one) => !left.includes(one) && /[a-k]/.test(one))).toEqual([])
    expect([...now.slice(offset)].filter((one) => left.includes(one))).toEqual([])
  })
  fc.assert(keeps, { numRuns: 300 })
})
