import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LatestOnly } from './latest-only.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('K11 the first passes at once, of what comes too fast the latest, and a second at rest passes at once again', () => {
  const passed: number[] = []
  const line = new LatestOnly<number>(100, (offered) => passed.push(offered))
  for (let move = 0; move < 100; move++) {
    line.offer(move)
    vi.advanceTimersByTime(10)
  }
  expect(passed).toEqual([0, 9, 19, 29, 39, 49, 59, 69, 79, 89, 99])
  vi.advanceTimersByTime(1000)
  line.offer(100)
  expect(passed.at(-1)).toBe(100)
})

test('K12 nothing passes once it is stopped', () => {
  const passed: number[] = []
  const line = new LatestOnly<number>(100, (offered) => passed.push(offered))
  line.offer(1)
  line.offer(2)
  line.stop()
  vi.advanceTimersByTime(1000)
  expect(passed).toEqual([1])
})
