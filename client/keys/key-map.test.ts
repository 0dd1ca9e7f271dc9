import { expect, test } from 'vitest'
import { press } from '../testing/press.ts'
import { chordLabel } from './chords.ts'
import { type Action, actionOf, defaultKeyMap, keyLabel, type Mode, rebind } from './key-map.ts'
import { defaultPreferences, readPreferences } from './key-settings.ts'

/** What Tamil 99, Hindi InScript and Malayalam InScript type with these keys; the last row is Latin. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  BracketRight: ['ச', 'ड़', '\u200d', ']'],
  BracketLeft: ['ஞ', 'ड', 'ഡ', '['],
  Digit1: ['௧', '१', '൧', '1'],
  Digit2: ['௨', '२', '൨', '2'],
  Digit3: ['௩', '३', '൩', '3'],
  Digit4: ['௪', '४', '൪', '4'],
  Digit5: ['௫', '५', '൫', '5'],
  Digit6: ['௬', '६', '൬', '6'],
  Digit7: ['௭', '७', '൭', '7'],
  Digit8: ['௮', '८', '൮', '8'],
  Digit9: ['௯', '९', '൯', '9'],
  Digit0: ['௦', '०', '൦', '0'],
  KeyE: ['ா', 'ा', 'ാ', 'e'],
  KeyU: ['ு', 'ह', 'ഹ', 'u'],
  KeyS: ['அ', 'े', 'േ', 's'],
  KeyN: ['ல', 'ल', 'ല', 'n'],
  KeyG: ['\u0bcd', 'ु', 'ു', 'g'],
  KeyP: ['ண', 'ज', 'ജ', 'p'],
  KeyA: ['ஃ', 'ो', 'ോ', 'a'],
  KeyI: ['ன', 'ग', 'ഗ', 'i'],
  KeyX: ['ஓ', 'ं', 'ം', 'x'],
  KeyD: ['உ', '\u094d', '\u0d4d', 'd'],
  KeyT: ['ஏ', 'ू', 'ൂ', 't'],
  KeyR: ['ீ', 'ी', 'ീ', 'r'],
  Comma: [',', ',', ',', ','],
  KeyY: ['ப', 'ब', 'ബ', 'y'],
  KeyW: ['ஐ', 'ै', 'ൈ', 'w'],
  KeyM: ['ம', 'स', 'സ', 'm'],
  KeyF: ['உ', 'ि', 'ി', 'f'],
  KeyB: ['வ', 'व', 'വ', 'b'],
  KeyZ: ['எ', 'ॆ', 'െ', 'z'],
  KeyQ: ['ௌ', 'ौ', 'ൌ', 'q'],
  KeyO: ['ட', 'द', 'ദ', 'o'],
}

const review: readonly [code: string, shift: boolean, action: Action][] = [
  ['BracketRight', false, 'next-needing'],
  ['BracketLeft', false, 'previous-needing'],
  ['BracketRight', true, 'next-any'],
  ['BracketLeft', true, 'previous-any'],
  ['Digit1', false, 'take-1'],
  ['Digit2', false, 'take-2'],
  ['Digit3', false, 'take-3'],
  ['Digit4', false, 'take-4'],
  ['Digit5', false, 'take-5'],
  ['Digit6', false, 'take-6'],
  ['Digit7', false, 'take-7'],
  ['Digit8', false, 'take-8'],
  ['Digit9', false, 'take-9'],
  ['Digit0', false, 'nothing'],
  ['KeyE', false, 'edit'],
  ['KeyU', false, 'undo-mine'],
  ['KeyS', false, 'sources'],
  ['KeyN', false, 'sign-off-next'],
  ['KeyN', true, 'next-item'],
  ['KeyG', false, 'queue'],
  ['KeyP', false, 'people'],
  ['KeyA', false, 'audit'],
  ['KeyI', false, 'import'],
  ['KeyX', false, 'export'],
  ['KeyD', false, 'dispute'],
  ['KeyR', false, 'rule'],
  ['KeyT', false, 'disputes'],
  ['Comma', false, 'settings'],
  ['KeyY', false, 'notices'],
  ['KeyW', false, 'assignments'],
  ['KeyM', false, 'many'],
  ['KeyF', false, 'progress'],
  ['KeyB', false, 'batches'],
  ['KeyQ', false, 'samples'],
  ['KeyZ', false, 'trainees'],
  ['KeyW', true, 'window'],
  ['KeyV', false, 'work'],
  ['KeyO', false, 'precedents'],
  ['KeyR', true, 'precedent'],
  ['Semicolon', false, 'acceptances'],
  ['KeyP', true, 'report'],
  ['KeyA', true, 'figures'],
]

test.each(review)('%s (shift %s) is %s in review under every layout', (code, shiftKey, action) => {
  for (const key of layouts[code] ?? [])
    expect(actionOf(press(code, { key, shiftKey }), 'review', defaultPreferences), key).toBe(action)
})

const others: readonly [Mode, string, object, Action][] = [
  ['review', 'ArrowDown', {}, 'next-needing'],
  ['review', 'ArrowUp', {}, 'previous-needing'],
  ['review', 'Enter', { key: 'Enter' }, 'keep'],
  ['review', 'NumpadEnter', { key: 'Enter' }, 'keep'],
  ['review', 'Numpad7', { key: '7' }, 'take-7'],
  ['review', 'Numpad0', { key: '0' }, 'nothing'],
  ['review', 'F2', {}, 'edit'],
  ['review', 'Slash', { key: '?', shiftKey: true }, 'help'],
  ['review', 'Minus', { key: '?', shiftKey: true }, 'help'],
  ['review', 'Slash', { key: 'य़', shiftKey: true }, 'help'],
  ['review', 'ArrowDown', { altKey: true }, 'next-needing'],
  ['typing', 'ArrowDown', { altKey: true }, 'next-needing'],
  ['typing', 'ArrowUp', { altKey: true }, 'previous-needing'],
  ['typing', 'Enter', { altKey: true }, 'keep'],
  ['typing', 'Escape', {}, 'review'],
  ['typing', 'Enter', { ctrlKey: true, key: 'Enter' }, 'send'],
  ['typing', 'NumpadEnter', { ctrlKey: true, key: 'Enter' }, 'send'],
  ['review', 'Enter', { ctrlKey: true, key: 'Enter' }, 'send'],
  ['typing', 'KeyZ', { ctrlKey: true, key: 'z' }, 'undo-typing'],
  ['typing', 'KeyZ', { metaKey: true, key: 'z' }, 'undo-typing'],
  ['typing', 'KeyZ', { ctrlKey: true, key: 'ழ' }, 'undo-typing'],
  ['typing', 'KeyY', { ctrlKey: true, key: 'z' }, 'undo-typing'],
  ['typing', 'KeyZ', { ctrlKey: true, key: 'y' }, 'redo-typing'],
  ['typing', 'KeyZ', { ctrlKey: true, shiftKey: true, key: 'Z' }, 'redo-typing'],
]

test.each(others)('in %s, %s %o is %s', (mode, code, more, action) => {
  expect(actionOf(press(code, more), mode, defaultPreferences)).toBe(action)
})

test.each(['Digit1', 'KeyE', 'BracketRight', 'ArrowDown', 'Enter', 'KeyN'])('%s types in typing', (code) => {
  expect(actionOf(press(code, { key: 'x' }), 'typing', defaultPreferences)).toBeUndefined()
})

test.each([
  { isComposing: true },
  { key: 'Process' },
  { altGraph: true },
  { altGraph: true, ctrlKey: true, altKey: true },
])('nothing happens while a key makes a character: %o', (more) => {
  expect(actionOf(press('Digit1', more), 'review', defaultPreferences)).toBeUndefined()
  expect(actionOf(press('Enter', { ...more, altKey: true }), 'typing', defaultPreferences)).toBeUndefined()
})

test('a held key walks, and never takes, keeps or signs', () => {
  const held = (code: string, shiftKey = false) =>
    actionOf(press(code, { repeat: true, shiftKey }), 'review', defaultPreferences)
  expect(held('BracketRight')).toBe('next-needing')
  expect(actionOf(press('Enter', { repeat: true, ctrlKey: true }), 'typing', defaultPreferences)).toBe('held')
  for (const code of ['Digit1', 'Digit0', 'Enter', 'KeyN', 'KeyU', 'KeyE', 'KeyD', 'KeyR', 'KeyT'])
    expect(held(code)).toBe('held')
})

test('single keys can be switched off; the others still work', () => {
  const settings = { ...defaultPreferences, singleKeys: false }
  expect(actionOf(press('Digit1'), 'review', settings)).toBeUndefined()
  expect(actionOf(press('KeyN', { shiftKey: true }), 'review', settings)).toBeUndefined()
  expect(actionOf(press('ArrowDown', { altKey: true }), 'review', settings)).toBe('next-needing')
  expect(actionOf(press('F2'), 'review', settings)).toBe('edit')
})

test('a key that is given to one action is taken from the other', () => {
  const map = rebind(defaultKeyMap, 'edit', 'review', 'Digit1')
  const settings = { ...defaultPreferences, map }
  expect(actionOf(press('Digit1'), 'review', settings)).toBe('edit')
  expect(actionOf(press('KeyE'), 'review', settings)).toBeUndefined()
  expect(keyLabel(map, 'take-1', 'review')).toBe('')
})

test('preferences survive storing, and broken ones are the default', () => {
  const changed = { ...defaultPreferences, moveOn: false, map: rebind(defaultKeyMap, 'edit', 'review', 'KeyQ') }
  expect(readPreferences(JSON.stringify(changed))).toEqual(changed)
  expect(readPreferences('{"map":')).toEqual(defaultPreferences)
  expect(readPreferences(null)).toEqual(defaultPreferences)
})

test.each([
  ['Shift+BracketRight', 'Shift+]'],
  ['Shift+Slash', '?'],
  ['Alt+Enter', 'Alt+⏎'],
  ['Digit1', '1'],
  ['Ctrl+KeyZ', 'Ctrl+Z'],
])('%s is printed %s', (chord, label) => {
  expect(chordLabel(chord)).toBe(label)
})
