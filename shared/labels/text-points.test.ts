import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastAtMost, TextPoints } from './text-points.ts'

const text = fc.array(fc.constantFrom('a', 'தி', 'नमः', 'മ്മ', 'שלום', '👩‍👧', '𝒳', '\uD83D', '\uDC67', ' '), {
  maxLength: 900,
})

test('SN1 code points and units lead to each other, as counting one by one does', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const said = parts.join('')
      const each = Array.from(said)
      const points = new TextPoints(said)
      expect(points.length).toBe(each.length)
      let unit = 0
      for (const [at, point] of each.entries()) {
        expect(points.unitAt(at)).toBe(unit)
        for (let inside = 0; inside < point.length; inside++) expect(points.pointAt(unit + inside)).toBe(at)
        unit += point.length
      }
      expect(points.unitAt(each.length)).toBe(said.length)
      expect(points.pointAt(said.length)).toBe(each.length)
    }),
    { numRuns: 60 },
  )
})

test('SN1 what lies past an end is that end', () => {
  const points = new TextPoints('a👧b')
  expect([points.unitAt(-4), points.unitAt(9), points.pointAt(-1), points.pointAt(99)]).toEqual([0, 4, 0, 3])
  expect(points.slice(1, 2)).toBe('👧')
  expect(new TextPoints('').unitAt(3)).toBe(0)
})

test.each([
  [[0, 10, 20], 9, 0],
  [[0, 10, 20], 10, 1],
  [[0, 10, 20], 99, 2],
  [[5], 1, 0],
])('the last of %j at most %i is number %i', (list, value, at) => {
  expect(lastAtMost(list, value)).toBe(at)
})
