import { expect, test } from 'vitest'
import { reduceRoom } from './room.ts'
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

const assigned = (
  room: ReturnType<typeof smallRoom>,
  items: readonly string[],
  to: string,
  due: string | null = null,
) =>
  reduceRoom(room, { type: 'items.assigned', items: [...items], to, due, by: 'kamala', at: '2026-01-01T09:00:00.000Z' })

test('W7 what is assigned to the asker comes first, by its due date, and what is late before it', () => {
  const mine = assigned(assigned(smallRoom(), ['item-dogs'], 'asha', '2025-12-01'), ['item-cats'], 'asha', '2026-01-09')
  expect(given(decide(mine, 'item.next', {}))).toBe('item-dogs')
  expect(given(decide(mine, 'item.next', { leaving: 'item-dogs' }))).toBe('item-cats')
  expect(given(decide(assigned(smallRoom(), ['item-dogs', 'item-cats'], 'asha'), 'item.next', {}))).toBe('item-cats')
  const here = [{ person: 'ravi', role: 'reviewer', item: 'item-dogs' }] as const
  expect(given(decide(mine, 'item.next', {}, { here }))).toBe('item-cats')
})

test('W7 what is assigned to somebody else never comes, and how many that are is said', () => {
  const others = assigned(smallRoom(), ['item-birds', 'item-cats'], 'ravi')
  expect(given(decide(others, 'item.next', {}))).toBe('item-dogs')
  const outcome = decide(others, 'item.next', { leaving: 'item-dogs' })
  expect(outcome.ok ? '' : outcome.refusal.message).toBe(
    'Nothing is left for you here: 2 items are left, assigned to others',
  )
})

test('W3 a source of one’s own keeps an item away, unless the room allows it', () => {
  expect(given(decide(smallRoom(), 'item.next', {}, { person: 'person-a' }))).toBe('nothing-left')
  const free = smallRoom({ ownSourcesMayBeGiven: true })
  expect(given(decide(free, 'item.next', {}, { person: 'person-a' }))).toBe('item-birds')
})
