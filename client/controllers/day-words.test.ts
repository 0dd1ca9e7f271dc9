import { expect, test } from 'vitest'
import { dueWords, isLate, today } from './day-words.ts'

test.each([
  ['2026-11-20', '3 days late'],
  ['2026-11-22', '1 day late'],
  ['2026-11-23', 'due today'],
  ['2026-11-24', 'due tomorrow'],
  ['2026-11-27', 'due Friday'],
  ['2026-12-24', 'due Dec 24'],
  ['2027-01-02', 'due Jan 2, 2027'],
])('W2 %s is %s on a Monday', (due, words) => {
  expect(dueWords(due, '2026-11-23')).toBe(words)
})

test('W2 a due date is over where the page is, not somewhere else', () => {
  expect([isLate('2026-11-22', '2026-11-23'), isLate('2026-11-23', '2026-11-23'), isLate(null, '2026-11-23')]).toEqual([
    true,
    false,
    false,
  ])
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})
