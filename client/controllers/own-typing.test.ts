import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { OwnTyping } from './own-typing.ts'

function typed(words: string) {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, words)
  const own = new OwnTyping()
  own.watch('u1', text)
  return { doc, text, own }
}

/** As an edit that came from the server. */
function remotely(doc: Y.Doc, change: (text: Y.Text) => void): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  change(other.getText('t'))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'somebody')
}

test('what I typed, and where I took something out, is told apart from what others typed', () => {
  const { doc, text, own } = typed('the cat sat')
  remotely(doc, (theirs) => theirs.insert(0, 'see '))
  expect(own.touched('u1', { from: 0, to: 20 })).toBe(false)
  text.insert(text.toString().indexOf(' sat'), 'fish')
  remotely(doc, (theirs) => theirs.insert(0, 'now '))
  expect(text.toString()).toBe('now see the catfish sat')
  expect(own.touched('u1', { from: 12, to: 19 })).toBe(true)
  expect(own.touched('u1', { from: 20, to: 23 })).toBe(false)
  text.delete(20, 2)
  expect(own.touched('u1', { from: 20, to: 21 })).toBe(true)
  expect(own.touched('u2', { from: 0, to: 99 })).toBe(false)
})

test('a text of another generation is followed anew', () => {
  const first = typed('one')
  first.text.insert(0, 'x')
  const second = typed('two')
  first.own.watch('u1', second.text)
  expect(first.own.touched('u1', { from: 0, to: 9 })).toBe(false)
})

test('wherever others type, every letter of mine is found where it stands', () => {
  const step = fc.record({
    mine: fc.boolean(),
    at: fc.nat(30),
    remove: fc.nat(3),
    words: fc.stringMatching(/^[A-Z]{0,3}$/),
  })
  const found = fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
    const { doc, text, own } = typed('abcdefghij')
    for (const { mine, at, remove, words } of steps) {
      const edit = (one: Y.Text) =>
        one.doc?.transact(() => {
          const from = Math.min(at, one.length)
          one.delete(from, Math.min(remove, one.length - from))
          one.insert(from, mine ? words.toLowerCase().replace(/[a-j]/g, 'z') : words)
        })
      if (mine) edit(text)
      else remotely(doc, edit)
    }
    for (const [at, letter] of [...text.toString()].entries())
      if (/[k-z]/.test(letter)) expect(own.touched('u1', { from: at, to: at + 1 })).toBe(true)
  })
  fc.assert(found, { numRuns: 200 })
})
