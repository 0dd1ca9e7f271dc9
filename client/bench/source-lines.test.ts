import { expect, test } from 'vitest'
import { comparisonOf, viewOf } from '../testing/fixtures.ts'
import { lineColumns, wrapColumns } from './source-lines.ts'
import { standingOf } from './standing.ts'
import { stopsOf } from './stops.ts'

const comparison = comparisonOf('the cat sat down', 'the bat sat', 'the cat sat down')
const [unit] = comparison.units
if (!unit) throw new Error('no unit')
const stops = stopsOf(comparison, viewOf())

test('columns hold what each source says, and to which difference they belong', () => {
  expect(lineColumns(unit, 3, stops)).toEqual([
    { difference: null, words: ['the', 'the', 'the'] },
    { difference: stops[0]?.key, words: ['cat', 'bat', 'cat'] },
    { difference: null, words: ['sat', 'sat', 'sat'] },
    { difference: stops[1]?.key, words: ['down', '', 'down'] },
  ])
})

test('lines are cut before they are too wide, and lose nothing', () => {
  const columns = lineColumns(unit, 3, stops)
  const lines = wrapColumns(columns, 11)
  expect(lines.map((line) => line.length)).toEqual([2, 2])
  expect(lines.flat()).toEqual(columns)
  expect(wrapColumns(columns, 1)).toHaveLength(4)
})

test.each([
  ['cat', 0],
  ['Cat,', 0],
  ['bat', 1],
  ['catamaran', null],
  ['', null],
])('what stands at a difference: %s', (words, reading) => {
  const difference = unit.differences[0]
  if (!difference) throw new Error('no difference')
  expect(standingOf(words, difference, comparison.profile).reading).toBe(reading)
})
