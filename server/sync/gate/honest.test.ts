import { expect, test } from 'vitest'
import { honestRun } from './testing/honest-run.ts'

test('E9 no honest edit is refused, and everybody reads the same', () => {
  let updates = 0
  for (let seed = 1; updates < 2000; seed++) updates += honestRun(seed)
  expect(updates).toBeGreaterThanOrEqual(2000)
})
