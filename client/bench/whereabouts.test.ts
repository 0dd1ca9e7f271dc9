import { expect, test } from 'vitest'
import { whereIn } from './whereabouts.ts'

const at = (unit: string) => ({ key: `${unit}:0-1`, place: { unit, from: 0, to: 1 } }) as never
const seen = (more: object) =>
  whereIn({ id: 'i1', typing: null, chosen: null, current: null, stops: [at('u1'), at('u5')], inView: [], ...more })

test.each([
  ['typing counts most', { typing: { unit: 'u2', caret: 1 }, inView: ['u5'] }, { unit: 'u2', typing: true }],
  [
    'typing, and the difference',
    { typing: { unit: 'u1', caret: 1 }, current: 'u1:0-1' },
    { unit: 'u1', typing: true, place: 'u1:0-1' },
  ],
  ['the difference while it is in view', { current: 'u5:0-1', inView: ['u3', 'u5'] }, { unit: 'u5', place: 'u5:0-1' }],
  ['scrolled away from it: the middle', { current: 'u1:0-1', inView: ['u3', 'u4', 'u5'] }, { unit: 'u4' }],
  [
    'chosen words rather than the difference',
    { current: 'u5:0-1', chosen: { place: { unit: 'u1', from: 2, to: 3 }, drawn: true } },
    { unit: 'u1', place: 'u1:2-3' },
  ],
  ['nothing is known yet', {}, {}],
] as const)('LV1 %s', (_, given, expected) => {
  expect(seen(given)).toEqual({ item: 'i1', ...expected })
})
