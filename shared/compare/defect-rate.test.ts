import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defectRate } from './defect-rate.ts'

/** Wilson's interval for a batch without end, as published tables and other programs have it. */
test.each([
  [0, 20, 0, 0.1611],
  [1, 20, 0.0089, 0.2361],
  [5, 50, 0.0435, 0.2136],
  [10, 100, 0.0552, 0.1744],
  [20, 20, 0.8389, 1],
])('Z5 %i wrong of %i', (wrong, judged, low, high) => {
  const rate = defectRate(wrong, judged, 1e12)
  expect(rate?.rate).toBe(wrong / judged)
  expect(rate?.low).toBeCloseTo(low, 4)
  expect(rate?.high).toBeCloseTo(high, 4)
})

test('Z5 nothing judged tells nothing, everything judged tells it exactly', () => {
  expect(defectRate(0, 0, 30)).toBeNull()
  expect(defectRate(3, 30, 30)).toEqual({ rate: 0.1, low: 0.1, high: 0.1 })
})

/** By hand: n = 20 · 39 / 20 = 39; (0.05 + z²/78) / (1 + z²/39) = 0.0903…, half the width 0.0843…. */
test('Z5 half of a small batch tells more than the same sample of a large one', () => {
  const half = defectRate(1, 20, 40)
  expect(half?.low).toBeCloseTo(0.0137, 3)
  expect(half?.high).toBeCloseTo(0.1666, 3)
})

test('Z5 the rate lies in its interval, which grows narrower the more of the batch was judged', () => {
  const drawn = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 5000 }))
    .map(([judged, wrong, more]) => ({ judged, wrong: Math.min(wrong, judged), of: judged + more }))
  fc.assert(
    fc.property(drawn, ({ judged, wrong, of }) => {
      const rate = defectRate(wrong, judged, of)
      const larger = defectRate(wrong, judged, of * 2)
      if (!rate || !larger) throw new Error('judged is at least 1')
      expect(rate.low).toBeLessThanOrEqual(rate.rate + 1e-12)
      expect(rate.high).toBeGreaterThanOrEqual(rate.rate - 1e-12)
      expect(rate.high - rate.low).toBeLessThanOrEqual(larger.high - larger.low + 1e-12)
    }),
  )
})
