import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { textBinding } from './text-binding.ts'
import { wholeCharacters } from './whole-characters.ts'

const views: EditorView[] = []

afterEach(() => {
  for (const view of views.splice(0)) view.destroy()
  vi.useRealTimers()
})

function editor(words: string) {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, words)
  const origin = {}
  const separator = EditorState.lineSeparator.of('\n')
  const state = EditorState.create({ doc: words, extensions: [separator, textBinding(text, origin)] })
  const view = new EditorView({ state, parent: document.body })
  views.push(view)
  return { doc, text, view, origin, shown: () => view.state.doc.toString() }
}

/** As an edit that came from the server. */
function remotely(doc: Y.Doc, change: (text: Y.Text) => void): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  change(other.getText('t'))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'somebody')
}

test('what is typed reaches the draft under its own origin', () => {
  const { doc, text, view, origin } = editor('the cat')
  const origins: unknown[] = []
  doc.on('update', (_update, from) => origins.push(from))
  view.dispatch({
    changes: [
      { from: 0, to: 3, insert: 'a' },
      { from: 7, insert: ' sat' },
    ],
  })
  expect(text.toString()).toBe('a cat sat')
  expect(origins).toEqual([origin])
})

test('what others type shows without moving the caret in its words', () => {
  const { doc, view, shown } = editor('the cat')
  view.dispatch({ selection: { anchor: 7 } })
  remotely(doc, (text) => text.insert(0, 'see '))
  expect(shown()).toBe('see the cat')
  expect(view.state.selection.main.head).toBe(11)
})

test('line breaks of others are one character each', () => {
  const { doc, text, shown, view } = editor('ab')
  remotely(doc, (text) => text.insert(1, '\r\n\r'))
  expect(shown()).toBe('a\r\n\rb')
  view.dispatch({ changes: { from: 5, insert: '!' } })
  expect(text.toString()).toBe('a\r\n\rb!')
})

test('K8 others wait while an input method composes, and are let in three seconds after its last key', () => {
  vi.useFakeTimers()
  const { doc, text, view, shown } = editor('த sat')
  const composing = vi.spyOn(view, 'composing', 'get').mockReturnValue(true)
  remotely(doc, (text) => text.insert(text.length, ' down'))
  expect(shown()).toBe('த sat')
  view.dispatch({ changes: { from: 1, insert: 'மிழ்' } })
  expect(text.toString()).toBe('தமிழ் sat down')
  expect(shown()).toBe('தமிழ் sat')
  vi.advanceTimersByTime(2900)
  expect(shown()).toBe('தமிழ் sat')
  vi.advanceTimersByTime(200)
  expect(shown()).toBe('தமிழ் sat down')
  composing.mockRestore()
})

test('K8 others wait as well while the next composition begins where one ended, and are let in when the text is left', () => {
  vi.useFakeTimers()
  const { doc, view, shown } = editor('த sat')
  vi.spyOn(view, 'composing', 'get').mockReturnValue(true)
  remotely(doc, (text) => text.insert(text.length, ' down'))
  view.contentDOM.dispatchEvent(new Event('compositionend'))
  vi.advanceTimersByTime(1)
  expect(shown()).toBe('த sat')
  view.contentDOM.dispatchEvent(new Event('blur'))
  vi.advanceTimersByTime(1)
  expect(shown()).toBe('த sat down')
})

/** Found once: a key that lands between the two halves of a character. */
const pairParted = [
  { do: 'mine' as const, at: 11, remove: 0, words: '😀' },
  { do: 'mine' as const, at: 12, remove: 0, words: 'a' },
  { do: 'theirs' as const, at: 10, remove: 2, words: '' },
]

test('editor and draft are the same whatever is typed, held back and let in', () => {
  vi.useFakeTimers()
  const at = fc.nat(40)
  const words = fc.string({ unit: fc.constantFrom('a', ' ', 'த', 'ி', '😀'), maxLength: 3 })
  const step = fc.oneof(
    fc.record({ do: fc.constant('mine' as const), at, remove: fc.nat(3), words }),
    fc.record({ do: fc.constant('theirs' as const), at, remove: fc.nat(3), words }),
    fc.record({ do: fc.constant('compose' as const) }),
    fc.record({ do: fc.constant('end' as const) }),
  )
  const converges = fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const { doc, text, view, shown } = editor('the cat sat')
    const composing = vi.spyOn(view, 'composing', 'get').mockReturnValue(false)
    for (const one of steps) {
      if (one.do === 'compose') composing.mockReturnValue(true)
      else if (one.do === 'end') {
        composing.mockReturnValue(false)
        view.contentDOM.dispatchEvent(new Event('compositionend'))
        vi.advanceTimersByTime(1)
      } else if (one.do === 'mine') {
        const from = Math.min(one.at, view.state.doc.length)
        view.dispatch({ changes: { from, to: Math.min(from + one.remove, view.state.doc.length), insert: one.words } })
      } else {
        remotely(doc, (theirs) => {
          const from = Math.min(one.at, theirs.length)
          const to = Math.min(from + one.remove, theirs.length)
          const change = wholeCharacters(theirs.toString(), { from, to, insert: one.words })
          theirs.delete(change.from, change.to - change.from)
          theirs.insert(change.from, change.insert)
        })
      }
    }
    vi.advanceTimersByTime(4000)
    expect(shown()).toBe(text.toString())
    view.destroy()
  })
  void fc.assert(converges, { numRuns: 150, examples: [[pairParted]] })
})

test('K6 what others insert exactly at the caret goes after it, and before what is typed next', () => {
  const { doc, view, shown } = editor('the cat')
  view.dispatch({ selection: { anchor: 3 } })
  remotely(doc, (text) => text.insert(3, ' big'))
  expect(view.state.selection.main.head).toBe(3)
  view.dispatch(view.state.replaceSelection('!'))
  expect(shown()).toBe('the! big cat')
})

test('K6 caret and selection stay between the same characters whatever others type, composing or not', () => {
  vi.useFakeTimers()
  const words = 'abcdefghijk'
  const theirs = fc.record({ at: fc.nat(20), remove: fc.nat(3), words: fc.stringMatching(/^[A-Z]{0,3}$/) })
  const stays = fc.property(
    fc.tuple(fc.nat(11), fc.nat(11)),
    fc.array(theirs, { maxLength: 12 }),
    fc.boolean(),
    ([anchor, head], edits, composes) => {
      const { doc, view, shown } = editor(words)
      view.dispatch({ selection: { anchor, head } })
      const composing = vi.spyOn(view, 'composing', 'get').mockReturnValue(composes)
      for (const { at, remove, words } of edits)
        remotely(doc, (text) => {
          const from = Math.min(at, text.length)
          text.delete(from, Math.min(remove, text.length - from))
          text.insert(from, words)
        })
      if (composes) expect(shown()).toBe(words)
      composing.mockReturnValue(false)
      view.contentDOM.dispatchEvent(new Event('compositionend'))
      vi.advanceTimersByTime(1)
      const { from, to } = view.state.selection.main
      const [low, high] = [Math.min(anchor, head), Math.max(anchor, head)]
      const now = shown()
      const lettersOf = (part: string) => [...part].filter((letter) => words.includes(letter))
      expect(lettersOf(now.slice(0, from)).filter((letter) => words.indexOf(letter) >= low)).toEqual([])
      expect(lettersOf(now.slice(from, to)).every((letter) => words.slice(low, high).includes(letter))).toBe(true)
      expect(lettersOf(now.slice(to)).filter((letter) => words.indexOf(letter) < high)).toEqual([])
      view.destroy()
    },
  )
  void fc.assert(stays, { numRuns: 200 })
})
