import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { SegmentEditor } from './segment-editor.ts'

const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function editor(words: string, caret = words.length) {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, words)
  const host = document.createElement('div')
  document.body.append(host)
  const root = host.attachShadow({ mode: 'open' })
  const parent = root.appendChild(document.createElement('div'))
  const carets: [number, number][] = []
  const asked: string[] = []
  const segment = new SegmentEditor({
    parent,
    root,
    unit: { text, origin: {}, caretAt: (anchor, head) => carets.push([anchor, head]) },
    language: 'en',
    spellcheck: false,
    label: 'Segment 1',
    caret,
    blurred: () => undefined,
    selected: () => undefined,
    lineMoved: () => undefined,
    heldBack: () => undefined,
    undo: () => asked.push('undo'),
    redo: () => asked.push('redo'),
  })
  const content = root.querySelector<HTMLElement>('.cm-content')
  if (!content) throw new Error('no editor')
  ends.push(() => {
    segment.destroy()
    host.remove()
  })
  return { text, content, carets, asked, lines: () => root.querySelectorAll('.cm-line').length }
}

function transferOf(words: string): DataTransfer {
  const data = new DataTransfer()
  data.setData('text/plain', words)
  return data
}

test.each([
  ['three lines', 'one\ntwo\nthree', 'one two three'],
  ['lines of Windows', 'one\r\ntwo', 'one two'],
  ['lines of an old Mac', 'one\rtwo', 'one two'],
  ['a line break alone', '\n', ' '],
  ['words', 'one', 'one'],
])('%s that are pasted stay one segment', (_, pasted, words) => {
  const { text, content, lines } = editor('the cat ')
  const event = new ClipboardEvent('paste', { clipboardData: transferOf(pasted), bubbles: true, cancelable: true })
  content.dispatchEvent(event)
  expect(text.toString()).toBe(`the cat ${words}`)
  expect(lines()).toBe(1)
})

test('lines that are dropped stay one segment', async () => {
  const { text, content, lines } = editor('the cat ')
  const { left, top, height } = content.getBoundingClientRect()
  const event = new DragEvent('drop', {
    dataTransfer: transferOf('one\ntwo'),
    clientX: left + 400,
    clientY: top + height / 2,
    bubbles: true,
    cancelable: true,
  })
  content.dispatchEvent(event)
  await vi.waitFor(() => expect(text.toString()).toBe('the cat one two'))
  expect(lines()).toBe(1)
})

test.each(['insertParagraph', 'insertLineBreak'] as const)('a phone’s Enter (%s) breaks nothing', async (inputType) => {
  const { text, content, lines } = editor('the cat', 3)
  document.execCommand(inputType)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(text.toString().replace(/ +/g, ' ')).toBe('the cat')
  expect(lines()).toBe(1)
  expect(content.querySelectorAll('br')).toHaveLength(0)
})

test('a page that gives a line break itself finds it made a space', async () => {
  const { text, lines } = editor('the cat', 3)
  document.execCommand('insertHTML', false, '<div>one</div><div>two</div>')
  await vi.waitFor(() => expect(text.toString()).toContain('one two'))
  expect(lines()).toBe(1)
})

test('the undo of a menu or a phone is the undo of this page', () => {
  const { content, asked, text } = editor('the cat')
  for (const inputType of ['historyUndo', 'historyRedo']) {
    const event = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true })
    content.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  }
  expect(asked).toEqual(['undo', 'redo'])
  expect(text.toString()).toBe('the cat')
})

test('the caret is told when it moves', async () => {
  const { carets } = editor('the cat', 3)
  document.execCommand('insertText', false, 'x')
  await vi.waitFor(() => expect(carets.at(-1)).toEqual([4, 4]))
})
