import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, expect, test } from 'vitest'
import { type EditorMarks, noMarks, placeMarks, setMarks } from './place-marks.ts'
import { fromDraft } from './text-binding.ts'

const views: EditorView[] = []
afterEach(() => {
  for (const view of views.splice(0)) view.destroy()
})

/** "the cat sat down", with "cat" ruled to be "rat". */
function editor(marks: Partial<EditorMarks> = { ruled: [{ from: 4, to: 7, words: 'rat' }] }) {
  const view = new EditorView({
    state: EditorState.create({ doc: 'the cat sat down', extensions: [placeMarks] }),
    parent: document.body,
  })
  views.push(view)
  view.dispatch({ effects: setMarks.of({ ...noMarks, ...marks }) })
  return { view, doc: () => view.state.doc.toString(), shown: () => view.contentDOM.textContent ?? '' }
}

test('U1 ruled words stand over the draft’s own, also where somebody types', () => {
  const { shown, doc } = editor()
  expect(shown()).toBe('the rat sat down')
  expect(doc()).toBe('the cat sat down')
})

test('U1 they stand where the draft has nothing, and where it has something and nothing was ruled', () => {
  expect(editor({ ruled: [{ from: 8, to: 8, words: 'well ' }] }).shown()).toBe('the cat well sat down')
  expect(editor({ ruled: [{ from: 4, to: 8, words: '' }] }).shown()).toBe('the sat down')
})

test.each([
  ['inside', 5, 5, 'x', 'the cat sat down'],
  ['over it', 3, 9, 'x', 'the cat sat down'],
  ['joined to its end', 7, 7, 'fish', 'the cat sat down'],
  ['joined to its beginning', 4, 4, 'tom', 'the cat sat down'],
  ['the space after it taken out', 7, 8, '', 'the cat sat down'],
  ['beside it, as a word of its own', 8, 8, 'quietly ', 'the cat quietly sat down'],
  ['after it, with a space', 7, 7, ' now', 'the cat now sat down'],
  ['elsewhere', 12, 16, 'up', 'the cat sat up'],
])('U1 what is typed %s', (_, from, to, insert, after) => {
  const { view, doc } = editor()
  view.dispatch({ changes: { from, to, insert } })
  expect(doc()).toBe(after)
})

test('what others do to the draft under a ruling comes in, and is not seen', () => {
  const { view, doc, shown } = editor()
  view.dispatch({ changes: { from: 5, to: 6, insert: 'o' }, annotations: fromDraft.of(true) })
  expect(doc()).toBe('the cot sat down')
  expect(shown()).toBe('the rat sat down')
})

test('brackets hold the words of a dispute and are no text', () => {
  const { view, shown } = editor({ brackets: [{ dispute: 'd1', from: 4, to: 11 }] })
  expect(shown()).toBe('the cat sat down')
  expect([...view.contentDOM.querySelectorAll('.bracket')].map(({ className }) => className)).toEqual([
    'bracket start',
    'bracket end',
  ])
})

test('a caret moves over ruled words in one step', () => {
  const { view } = editor()
  view.dispatch({ selection: { anchor: 4 } })
  const next = view.moveByChar(view.state.selection.main, true)
  expect(next.head).toBe(7)
})
