import { expect, test } from 'vitest'
import type { Place } from '#shared/domain/place.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { showUnit } from '#shared/projections/shown-unit.ts'
import { comparisonOf, viewOf } from '../testing/fixtures.ts'
import { stopsOf } from './stops.ts'

const comparison = comparisonOf('the cat sat down', 'the bat sat down', 'the cat sat well down')
const [unit] = benchOfConsensus(comparison).units
if (!unit) throw new Error('no unit')
const stops = stopsOf(comparison, viewOf())
const [animal, empty] = stops.map(({ place }) => place) as [Place, Place]
const marked = (shown: ReturnType<typeof showUnit>) =>
  shown.marks.map(({ from, to, kind }) => `${kind}:${shown.text.slice(from, to)}`)

test('each difference is marked where its words stand, also an empty one', () => {
  const shown = showUnit(unit, stops, [])
  expect(shown.text).toBe('the cat sat down')
  expect(marked(shown)).toEqual(['weak:cat', 'weak:'])
})

test('pending words stand in their place and move the marks behind them', () => {
  const shown = showUnit(unit, stops, [
    { place: animal, words: 'wombat', kind: 'pending' },
    { place: empty, words: 'well', kind: 'pending' },
  ])
  expect(shown.text).toBe('the wombat sat well down')
  expect(marked(shown)).toEqual(['pending:wombat', 'pending:well'])
})

test('pending nothing leaves an empty mark', () => {
  const shown = showUnit(unit, stops, [{ place: animal, words: '', kind: 'pending' }])
  expect(shown.text).toBe('the sat down')
  expect(marked(shown)).toEqual(['pending:', 'weak:'])
})

test('a ruling stands over what is pending there', () => {
  const shown = showUnit(unit, stops, [
    { place: animal, words: 'rat', kind: 'pending' },
    { place: animal, words: 'lion', kind: 'ruled' },
  ])
  expect(shown.text).toBe('the lion sat down')
  expect(marked(shown)).toEqual(['ruled:lion', 'weak:'])
})
