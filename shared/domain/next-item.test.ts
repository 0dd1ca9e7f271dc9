import { expect, test } from 'vitest'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const given = (outcome: ReturnType<typeof decide>) =>
  outcome.ok ? (outcome.value.answer as { item: string }).item : outcome.refusal.code
const later = '2026-01-01T10:20:00.000Z'

test('Q1 Q2 the most disputed comes first', () => {
  expect(given(decide(smallRoom(), 'item.next', {}))).toBe('item-birds')
})

test('Q2 never the item that is left, one that somebody has open, or one with a source of the asker', () => {
  expect(given(decide(smallRoom(), 'item.next', { leaving: 'item-birds' }))).toBe('item-cats')
  const here = [{ person: 'ravi', role: 'reviewer', item: 'item-birds' }] as const
  expect(given(decide(smallRoom(), 'item.next', {}, { here }))).toBe('item-cats')
  expect(given(decide(smallRoom(), 'item.next', {}, { person: 'person-a' }))).toBe('nothing-left')
})

test('Q3 two people never get the same', () => {
  const first = done(smallRoom(), 'item.next', {}, { person: 'asha' })
  expect(given(decide(first, 'item.next', {}, { person: 'ravi' }))).toBe('item-cats')
})

test('Q4 what was given long ago is free again', () => {
  const first = done(smallRoom(), 'item.next', {}, { person: 'asha' })
  expect(given(decide(first, 'item.next', {}, { person: 'ravi', at: later }))).toBe('item-birds')
})

test('Q5 what the asker had before comes last, and then comes back', () => {
  let room = smallRoom()
  const seen: string[] = []
  for (let turn = 0; turn < 4; turn++) {
    const leaving = seen.at(-1)
    const input = leaving ? { leaving } : {}
    seen.push(given(decide(room, 'item.next', input)))
    room = done(room, 'item.next', input)
  }
  expect(seen).toEqual(['item-birds', 'item-cats', 'item-dogs', 'item-birds'])
})

test('nothing is left when all is signed off or taken', () => {
  const here = ['item-birds', 'item-cats', 'item-dogs'].map(
    (item) => ({ person: 'ravi', role: 'reviewer', item }) as const,
  )
  expect(refusalOf(decide(smallRoom(), 'item.next', {}, { here }))).toBe('nothing-left')
})
