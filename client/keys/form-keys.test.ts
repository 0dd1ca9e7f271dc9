import { expect, test } from 'vitest'
import { press } from '../testing/press.ts'
import { formKey, letterChoice } from './form-keys.ts'
import { rebind } from './key-map.ts'
import { defaultPreferences } from './key-settings.ts'

/** What Tamil 99, Hindi InScript and Malayalam InScript type with these keys; the last is Latin. */
test.each([
  ['KeyQ', 0, ['ஆ', 'ौ', 'ൌ', 'q']],
  ['KeyW', 1, ['ஈ', 'ै', 'ൈ', 'w']],
  ['KeyE', 2, ['ஊ', 'ा', 'ാ', 'e']],
  ['KeyA', 10, ['அ', 'ो', 'ോ', 'a']],
  ['KeyM', 25, ['ர', 'स', 'സ', 'm']],
])('%s chooses reason %i under every layout', (code, reason, keys) => {
  for (const key of keys) expect(letterChoice(press(code, { key }), defaultPreferences)).toBe(reason)
})

test('letters choose nothing with a modifier, while composing, or when single keys are off', () => {
  for (const more of [{ shiftKey: true }, { altKey: true }, { ctrlKey: true, key: 'q' }, { isComposing: true }])
    expect(letterChoice(press('KeyQ', more), defaultPreferences)).toBe(-1)
  expect(letterChoice(press('KeyQ'), { ...defaultPreferences, singleKeys: false })).toBe(-1)
  expect(letterChoice(press('Digit1'), defaultPreferences)).toBe(-1)
})

test('Ctrl+Enter sends, Escape gives up, a held key does neither, and Enter is the field’s', () => {
  const enter = { key: 'Enter', ctrlKey: true }
  expect(formKey(press('Enter', enter), defaultPreferences)).toBe('send')
  expect(formKey(press('Enter', { ...enter, repeat: true }), defaultPreferences)).toBe('held')
  expect(formKey(press('Escape'), defaultPreferences)).toBe('give-up')
  expect(formKey(press('Enter', { key: 'Enter' }), defaultPreferences)).toBeUndefined()
  expect(formKey(press('Enter', { ...enter, isComposing: true }), defaultPreferences)).toBeUndefined()
  const keys = { ...defaultPreferences, map: rebind(defaultPreferences.map, 'send', 'typing', 'F4') }
  expect(formKey(press('F4'), keys)).toBe('send')
})
