import { expect, test } from 'vitest'
import { defaultKeyMap } from './key-map.ts'
import { alsoDoes, chordOfShortcut, labelChord, labelKeys } from './label-keys.ts'

test.each([
  ['c', 'KeyC'],
  ['C', 'KeyC'],
  ['5', 'Shift+Digit5'],
  ['shift+5', 'Shift+Digit5'],
  ['Shift+KeyC', 'Shift+KeyC'],
  ['KeyC', 'KeyC'],
  ['BracketLeft', 'BracketLeft'],
  ['ctrl+c', undefined],
  ['Enter', undefined],
  ['', undefined],
])('LC9 the key %s of a file is %s', (shortcut, chord) => expect(chordOfShortcut(shortcut)).toBe(chord))

test('LC9 bare digits take readings: a label answers to them with Shift', () => {
  expect(labelChord('Digit1')).toBe('Shift+Digit1')
  expect(labelChord('Ctrl+KeyA')).toBeUndefined()
  expect(labelChord('Shift+Slash')).toBeUndefined()
})

test('LC9 a key that does something in review is named', () => {
  expect(alsoDoes('KeyE', defaultKeyMap)).toBe('edit')
  expect(alsoDoes('Shift+Digit1', defaultKeyMap)).toBeUndefined()
})

test('LC9 tags without a key answer to Shift and a digit, in their order, as far as those are free', () => {
  const tags = [{ name: 'Car', shortcut: '2' }, { name: 'Tree' }, { name: 'Bus', shortcut: 'KeyB' }, { name: 'Cow' }]
  const questions = [{ name: 'Sky', type: 'choice' as const, values: ['blue'], shortcuts: { blue: 'q' } }]
  expect([...labelKeys({ tags, questions })]).toEqual([
    ['Shift+Digit2', { tag: 'Car' }],
    ['KeyB', { tag: 'Bus' }],
    ['KeyQ', { question: 'Sky', answer: 'blue' }],
    ['Shift+Digit1', { tag: 'Tree' }],
    ['Shift+Digit3', { tag: 'Cow' }],
  ])
  expect(labelKeys(null).size).toBe(0)
})
