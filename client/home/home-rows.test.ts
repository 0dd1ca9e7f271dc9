import { expect, test } from 'vitest'
import type { HomeRow } from '#shared/protocol/home-messages.ts'
import { homeLists, keepingRows, rowKey } from './home-rows.ts'

const row = (room: string, more: Partial<HomeRow> = {}): HomeRow => ({
  ended: false,
  number: 1,
  path: `/r/${room}/as/1`,
  room,
  title: room,
  role: 'lead',
  name: 'Asha',
  items: 3,
  signedOff: 1,
  waiting: 0,
  here: [],
  archived: false,
  at: '2026-01-01T10:00:00.000Z',
  leads: true,
  seat: true,
  shut: false,
  ...more,
})
const names = (rows: readonly HomeRow[]) => rows.map(({ room }) => room)

test('H12 what waits comes first, then what was worked on last; archived rooms apart', () => {
  const rows = [
    row('old'),
    row('new', { at: '2026-03-01T10:00:00.000Z' }),
    row('put-away', { archived: true }),
    row('asks', { waiting: 1, at: '2025-01-01T10:00:00.000Z' }),
  ]
  const { open, archived } = homeLists(rows, '')
  expect([names(open), names(archived)]).toEqual([['asks', 'new', 'old'], ['put-away']])
})

test('H12 a search finds titles by all its words', () => {
  const rows = [row('a', { title: 'Clinic March' }), row('b', { title: 'Clinic April' }), row('c', { title: 'சந்தை' })]
  expect(names(homeLists(rows, 'march clin').open)).toEqual(['a'])
  expect(names(homeLists(rows, 'சந்').open)).toEqual(['c'])
  expect(names(homeLists(rows, 'nothing').open)).toEqual([])
})

test('H12 rows that are the same keep their identity', () => {
  const before = [row('a'), row('b')]
  const now = [row('a'), row('b', { waiting: 1 })]
  const kept = keepingRows(before, now, rowKey)
  expect([kept[0] === before[0], kept[1]?.waiting]).toEqual([true, 1])
  expect(keepingRows(before, [row('a'), row('b')], rowKey)).toBe(before)
})
