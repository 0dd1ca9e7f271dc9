import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Place } from '#shared/domain/place.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import { coveredBy, draftStretch, type Overlay, showUnit } from '#shared/projections/shown-unit.ts'
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

const overlays: readonly Overlay[] = [
  { place: animal, words: 'three blind mice', kind: 'ruled' },
  { place: empty, words: 'well', kind: 'pending' },
]

test('what is selected in the shown text is found in the draft, whole places at a time', () => {
  const { text } = showUnit(unit, stops, overlays)
  expect(text).toBe('the three blind mice sat well down')
  const behind = (words: string) => {
    const from = text.indexOf(words)
    const found = draftStretch(unit, overlays, { from, to: from + words.length })
    return unit.text.slice(found.from, found.to)
  }
  expect(['the', 'blind', 'mice sat', 'down', 'sat well down', 'the three'].map(behind)).toEqual([
    'the',
    'cat',
    'cat sat',
    'down',
    'sat down',
    'the cat',
  ])
})

test('no selection leads out of the draft or backwards, and none at all to itself', () => {
  const { text } = showUnit(unit, stops, overlays)
  const inside = fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
    const shown = { from: Math.min(a, b), to: Math.max(a, b) }
    const { from, to } = draftStretch(unit, overlays, shown)
    expect(from).toBeLessThanOrEqual(to)
    expect(to).toBeLessThanOrEqual(unit.text.length)
    expect(draftStretch(unit, [], shown)).toEqual(shown)
  })
  fc.assert(inside)
})

test('ruled words cover the draft where it says something else, and where it says the same', () => {
  expect(coveredBy(unit, overlays)).toEqual([{ from: 4, to: 7, words: 'three blind mice' }])
  expect(coveredBy(unit, [{ place: animal, words: 'cat', kind: 'ruled' }])).toEqual([{ from: 4, to: 7, words: 'cat' }])
})

test('brackets stand around the words of a dispute, whatever is shown in them', () => {
  const [, second] = stops
  const wide = { unit: animal.unit, from: animal.from, to: (second?.place.to ?? 0) + 1 }
  const shown = showUnit(unit, stops, overlays, [{ id: 'd1', place: wide }])
  expect(shown.brackets.map(({ from, to }) => shown.text.slice(from, to))).toEqual(['three blind mice sat well down'])
})
