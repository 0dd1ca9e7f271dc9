import { expect, test } from 'vitest'
import { shareOf, wilson } from './wilson.ts'

// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('MW4 Wilson’s interval of %i in %i is %f to %f', (some, all, low, high) => {
  const interval = wilson(some / all, all)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('MW4 a share of nothing is not defined; one of everything ends at 1', () => {
  expect(shareOf(0, 0)).toBe(null)
  expect(shareOf(20, 20)).toEqual({ rate: 1, low: expect.closeTo(0.8389, 4), high: 1 })
})
