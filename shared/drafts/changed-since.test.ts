import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changedSince, knownIn } from './changed-since.ts'

const mine = {}

/** My copy of a text, on which others write as well; `step` is one stretch of my typing. */
function desk(words: string) {
  const theirs = new Y.Doc()
  theirs.getText('t').insert(0, words)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  const text = doc.getText('t')
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([mine]) })
  const step = (...edits: readonly Edit[]) => {
    undo.stopCapturing()
    doc.transact(() => apply(text, edits), mine)
    const item = undo.undoStack.at(-1)
    if (!item) throw new Error('nothing was typed')
    return { item, known: knownIn(doc) }
  }
  const others = (...edits: readonly Edit[]) => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    apply(theirs.getText('t'), edits)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  }
  return { doc, text, undo, step, others }
}

interface Edit {
  readonly at: number
  readonly remove?: number
  readonly words?: string
}

function apply(text: Y.Text, edits: readonly Edit[]): void {
  for (const { at, remove = 0, words = '' } of edits) {
    const from = Math.min(at, text.length)
    text.delete(from, Math.min(remove, text.length - from))
    text.insert(from, words)
  }
}

describe.each([
  ['typing elsewhere', [{ at: 0, words: 'well ' }], false],
  ['typing right after my words', [{ at: 12, words: ' then' }], false],
  ['typing right before my words', [{ at: 8, words: 'so ' }], false],
  ['a letter between mine', [{ at: 9, words: 'X' }], true],
  ['one of mine taken away', [{ at: 9, remove: 1 }], true],
  ['all of mine taken away', [{ at: 8, remove: 3 }], true],
  ['a word before taken away', [{ at: 0, remove: 4 }], false],
] as const)('after I typed, %s', (_, edits, changed) => {
  test(changed ? 'has changed it' : 'leaves it mine', () => {
    const { text, step, others } = desk('the cat sat')
    const { item, known } = step({ at: 8, words: 'big' }, { at: 11, words: ' ' })
    others(...edits)
    expect(changedSince(text, item, known)).toBe(changed)
  })
})

test('words put where mine only took some away have changed it', () => {
  const { text, step, others } = desk('the cat sat')
  const { item, known } = step({ at: 4, remove: 4 })
  expect(changedSince(text, item, known)).toBe(false)
  others({ at: 4, words: 'bat ' })
  expect(changedSince(text, item, known)).toBe(true)
})

test('what my own undo brought back is mine again', () => {
  const { text, undo, step } = desk('the cat sat')
  const typed = step({ at: 7, words: 'fish' })
  step({ at: 7, remove: 4 })
  expect(changedSince(text, typed.item, typed.known)).toBe(true)
  undo.undo()
  expect(text.toString()).toBe('the catfish sat')
  expect(changedSince(text, typed.item, typed.known)).toBe(false)
  undo.undo()
  expect(text.toString()).toBe('the cat sat')
})

test('E6 a step that nobody changed is undone whole, and nothing else with it', () => {
  const at = fc.nat(30)
  const edit = (unit: string) =>
    fc.record({ at, remove: fc.nat(2), words: fc.string({ unit: fc.constant(unit), maxLength: 3 }) })
  const lists = [fc.array(edit('b'), { maxLength: 4 }), fc.array(edit('m'), { minLength: 1, maxLength: 3 })] as const
  const whole = fc.property(...lists, fc.array(edit('b'), { maxLength: 4 }), (before, typed, after) => {
    const { text, undo, step, others } = desk('the cat sat on a hat')
    const notMine = () => [...text.toString()].filter((one) => one !== 'm').length
    others(...before)
    const was = text.toString()
    const { item, known } = step({ at: 0, words: 'm' }, ...typed)
    const removed = was.length - notMine()
    others(...after)
    const theirs = notMine()
    if (changedSince(text, item, known)) return
    undo.undo()
    expect(text.toString()).not.toContain('m')
    expect(text.length).toBe(theirs + removed)
    if (after.length === 0) expect(text.toString()).toBe(was)
  })
  fc.assert(whole, { numRuns: 500 })
})
