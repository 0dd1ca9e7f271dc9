import { expect, test } from 'vitest'
import { delaySet, frozenUntil, noDelay, shownFrom, shownUntil } from './observed-delay.ts'

const start = 1_000_000

test('CW21 without a delay everything is shown at once; with one, so many seconds later', () => {
  expect([shownUntil(noDelay, start), shownFrom(noDelay, start), frozenUntil(noDelay, start)]).toEqual([
    start,
    start,
    null,
  ])
  const later = { seconds: 30, shownTo: 0 }
  expect([shownUntil(later, start), shownFrom(later, start)]).toEqual([start - 30_000, start + 30_000])
})

test('CW24 a larger delay shows nothing newer than what was shown, and goes on when the time has come', () => {
  const larger = delaySet(noDelay, 60, start)
  expect([0, 30_000, 60_000, 60_001].map((passed) => shownUntil(larger, start + passed) - start)).toEqual([0, 0, 0, 1])
  expect([0, 59_999, 60_000].map((passed) => frozenUntil(larger, start + passed))).toEqual([
    start + 60_000,
    start + 60_000,
    null,
  ])
  // What is shown already stays; what came just after it waits its whole time.
  expect([shownFrom(larger, start), shownFrom(larger, start + 1)]).toEqual([start, start + 60_001])
})

test('CW24 a smaller delay catches up; one after the other, the view never goes back', () => {
  const set = [60, 5, 3600, 0, 10]
  let delay = noDelay
  let shown = 0
  for (const [at, seconds] of set.entries()) {
    const now = start + at * 20_000
    expect(shownUntil(delay, now)).toBeGreaterThanOrEqual(shown)
    shown = shownUntil(delay, now)
    delay = delaySet(delay, seconds, now)
    expect(shownUntil(delay, now)).toBeGreaterThanOrEqual(shown)
    shown = shownUntil(delay, now)
  }
  expect(shownUntil(delaySet(delaySet(noDelay, 60, start), 5, start + 60_000), start + 60_000)).toBe(start + 55_000)
  expect(delaySet(delay, delay.seconds, start + 200_000)).toBe(delay)
})
