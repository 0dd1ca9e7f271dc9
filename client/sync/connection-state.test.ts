import { expect, test } from 'vitest'
import { type ConnectionEvent, type ConnectionState, nextConnectionState } from './connection-state.ts'

const states: readonly ConnectionState[] = [
  { is: 'connecting' },
  { is: 'joining' },
  { is: 'joined' },
  { is: 'catching-up' },
  { is: 'lost', since: 1 },
  { is: 'ended', why: 'unauthenticated', message: '' },
]

const events: Readonly<Record<string, ConnectionEvent>> = {
  new: { type: 'connected', knows: false },
  again: { type: 'connected', knows: true },
  answered: { type: 'answered' },
  behind: { type: 'too-far-behind' },
  lost: { type: 'lost', at: 2 },
  denied: { type: 'denied', why: 'unauthenticated' },
}

test.each([
  ['connecting', 'joining catching-up connecting connecting lost ended'],
  ['joining', 'joining catching-up joined joining lost ended'],
  ['joined', 'joining catching-up joined joining lost ended'],
  ['catching-up', 'joining catching-up joined joining lost ended'],
  ['lost', 'joining catching-up lost lost lost ended'],
  ['ended', 'ended ended ended ended ended ended'],
])('from %s the events new, again, answered, behind, lost, denied lead to %s', (from, expected) => {
  const state = states.find(({ is }) => is === from)
  if (!state) throw new Error(from)
  const reached = Object.values(events).map((event) => nextConnectionState(state, event).is)
  expect(reached.join(' ')).toBe(expected)
})
