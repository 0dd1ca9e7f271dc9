import { expect, test } from 'vitest'
import { type Outstanding, type SaveState, saveStateOf } from './save-state.ts'

const now = 1_000_000
const way = (more: Partial<Outstanding>): Outstanding => ({
  count: 0,
  kept: more.count ?? 0,
  since: null,
  heard: 0,
  connected: true,
  ...more,
})

test.each<[string, readonly Outstanding[], SaveState]>([
  ['nothing outstanding', [way({}), way({})], { is: 'saved' }],
  ['nothing outstanding, not connected', [way({ connected: false })], { is: 'saved' }],
  [
    'edits on their way',
    [way({ count: 2, since: now - 50 }), way({ count: 1, since: now })],
    { is: 'saving', count: 3 },
  ],
  [
    'no connection',
    [way({ count: 2, since: now - 5000, connected: false }), way({ count: 1, since: now - 9000 })],
    { is: 'on-device', count: 3, since: now - 9000 },
  ],
  [
    'an open connection that has answered nothing for eleven seconds',
    [way({ count: 1, since: now - 11_000 })],
    { is: 'on-device', count: 1, since: now - 11_000 },
  ],
  [
    'a slow connection that answers',
    [way({ count: 9, since: now - 11_000, heard: now - 300 })],
    { is: 'saving', count: 9 },
  ],
])('%s', (_, ways, state) => {
  expect(saveStateOf(ways, false, now)).toEqual(state)
})

test.each<[string, Outstanding, boolean, SaveState]>([
  [
    'being written to the device',
    way({ count: 2, kept: 0, since: now, connected: false }),
    false,
    { is: 'saving', count: 2 },
  ],
  [
    'some of it is there',
    way({ count: 3, kept: 2, since: now, connected: false }),
    false,
    { is: 'on-device', count: 2, since: now },
  ],
  [
    'nothing can be written',
    way({ count: 3, kept: 2, since: now, connected: false }),
    true,
    { is: 'not-stored', count: 1, since: now },
  ],
  ['nothing can be written, on a good line', way({ count: 3, kept: 0, since: now }), true, { is: 'saving', count: 3 }],
])('V2 on the device counts what is stored there: %s', (_, one, trouble, state) => {
  expect(saveStateOf([one], trouble, now)).toEqual(state)
})
