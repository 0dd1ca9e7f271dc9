import { expect, test } from 'vitest'
import { leavesByAction, leavesByMove } from './leaving.ts'

const text = ['room-segment', 'room-segments', 'room-bench', 'room-page']
const chat = ['room-talk', 'room-page']

test.each([
  ['the wheel over the draft', { type: 'wheel', within: text }, true],
  ['the wheel over a panel', { type: 'wheel', within: chat }, false],
  ['a swipe over the draft', { type: 'touchmove', within: text }, true],
  ['a click in the draft', { type: 'pointerdown', within: text }, true],
  ['pointing at words of the draft', { type: 'pointerdown', within: text, alt: true }, false],
  ['the button that points', { type: 'pointerdown', within: ['room-bench-actions', ...text] }, false],
  ['a click in a panel', { type: 'pointerdown', within: chat }, false],
  ['typing in the draft', { type: 'input', within: text, inField: true }, true],
  ['typing in a panel', { type: 'input', within: chat, inField: true }, false],
  ['Escape', { type: 'keydown', code: 'Escape', within: ['room-page'] }, true],
  ['Escape in a field', { type: 'keydown', code: 'Escape', within: chat, inField: true }, false],
  ['Page Down in the draft', { type: 'keydown', code: 'PageDown', within: text }, true],
  ['Page Down in a panel', { type: 'keydown', code: 'PageDown', within: chat }, false],
  ['any other key', { type: 'keydown', code: 'KeyH', within: text }, false],
])('LV4 %s', (_, move, leaves) => {
  expect(leavesByMove({ inField: false, ...move })).toBe(leaves)
})

test.each([
  ['next-needing', true],
  ['take-1', true],
  ['edit', true],
  ['next-item', true],
  ['people', true],
  ['hand', false],
  ['point', false],
  ['follow', false],
  ['sources', false],
  ['help', false],
])('LV4 the key that does “%s” leaves: %s', (action, leaves) => {
  expect(leavesByAction(action)).toBe(leaves)
})
