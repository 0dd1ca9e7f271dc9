import { expect, test } from 'vitest'
import { TextBreaks } from '#shared/labels/text-breaks.ts'
import { type KeyPlace, type KeysHeld, textKey } from './span-keys.ts'
import { chordsOf, nameOfChord } from './tag-chords.ts'
import { type CaretMove, movedSelection } from './text-selection.ts'

const held = (keys: string): KeysHeld => ({
  code: keys.split('+').at(-1) ?? '',
  shiftKey: keys.includes('Shift+'),
  altKey: keys.includes('Alt+'),
  ctrlKey: keys.includes('Ctrl+'),
  metaKey: false,
})
const reading: KeyPlace = { onSpan: false, backward: false }
const onSpan: KeyPlace = { onSpan: true, backward: false }

test.each([
  ['ArrowRight', reading, { does: 'move', step: 'letter', by: 1, extend: false }],
  ['Shift+ArrowLeft', reading, { does: 'move', step: 'letter', by: -1, extend: true }],
  ['Ctrl+Shift+ArrowRight', reading, { does: 'move', step: 'word', by: 1, extend: true }],
  ['ArrowLeft', { onSpan: false, backward: true }, { does: 'move', step: 'letter', by: 1, extend: false }],
  ['ArrowDown', onSpan, { does: 'move', step: 'line', by: 1, extend: false }],
  ['Home', reading, { does: 'move', step: 'line-end', by: -1, extend: false }],
  ['Ctrl+End', reading, { does: 'move', step: 'text-end', by: 1, extend: false }],
  ['Ctrl+KeyA', reading, { does: 'select-all' }],
  ['ArrowRight', onSpan, { does: 'nudge', edge: 'end', step: 'grapheme', by: 1 }],
  ['Alt+ArrowLeft', onSpan, { does: 'nudge', edge: 'start', step: 'grapheme', by: -1 }],
  ['Shift+ArrowRight', onSpan, { does: 'nudge', edge: 'end', step: 'word', by: 1 }],
  ['Alt+Shift+ArrowLeft', { onSpan: true, backward: true }, { does: 'nudge', edge: 'start', step: 'word', by: 1 }],
  ['Ctrl+ArrowRight', onSpan, { does: 'move', step: 'word', by: 1, extend: false }],
  ['Alt+ArrowLeft', reading, undefined],
  ['Alt+ArrowDown', reading, undefined],
  ['KeyA', reading, undefined],
  ['Digit1', onSpan, undefined],
])('SN6: %s in %j does %j', (keys, place, does) => {
  expect(textKey(held(keys), place)).toEqual(does)
})

const lines = { beyond: (at: number, by: 1 | -1) => at + by * 10, end: (_: number, by: 1 | -1) => (by > 0 ? 19 : 10) }
const text = new TextBreaks('நிலா மேகம் and the sky')

test.each([
  ['a letter on', [0, 0], { step: 'letter', by: 1, extend: false }, [2, 2]],
  ['a word on', [0, 0], { step: 'word', by: 1, extend: true }, [0, 4]],
  ['a word back', [10, 10], { step: 'word', by: -1, extend: false }, [5, 5]],
  ['out of a selection by its end', [0, 4], { step: 'letter', by: 1, extend: false }, [4, 4]],
  ['out of a selection by its start', [0, 4], { step: 'letter', by: -1, extend: false }, [0, 0]],
  ['a line on', [3, 3], { step: 'line', by: 1, extend: false }, [13, 13]],
  ['to the end of the line', [12, 12], { step: 'line-end', by: 1, extend: true }, [12, 19]],
  ['to the end', [3, 3], { step: 'text-end', by: 1, extend: false }, [22, 22]],
] as const)('SN6: the caret goes %s', (_, [anchor, head], move: CaretMove, after) => {
  const { anchor: from, head: to } = movedSelection({ anchor, head }, move, text, lines)
  expect([from, to]).toEqual(after)
})

test('SN7: keys of tags are letters, or digits with Shift; those without get what is left', () => {
  const chords = chordsOf([
    { name: 'person', shortcut: 'p' },
    { name: 'place', shortcut: '2' },
    { name: 'post', shortcut: 'P' },
    { name: 'day' },
    { name: 'odd', shortcut: 'ctrl+x' },
    { name: 'set here', shortcut: 'Shift+Digit7' },
    { name: 'of a file', shortcut: 'shift+8' },
  ])
  expect(Object.fromEntries(chords)).toEqual({
    person: 'KeyP',
    place: 'Shift+Digit2',
    post: 'Shift+Digit1',
    day: 'Shift+Digit3',
    odd: 'Shift+Digit4',
    'set here': 'Shift+Digit7',
    'of a file': 'Shift+Digit8',
  })
  expect(nameOfChord(chords, 'KeyP')).toBe('person')
  expect(nameOfChord(chords, 'Digit2')).toBeUndefined()
  expect(nameOfChord(chords, undefined)).toBeUndefined()
})
