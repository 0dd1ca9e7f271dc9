import { expect, test } from 'vitest'
import { comparisonOf, viewOf } from '../testing/fixtures.ts'
import { nextAny, nextNeeding, nextWaiting, previousNeeding, type Stop, stopsOf } from './stops.ts'

// Of the seven sources six agree on `sat`: more than the room's support asks for.
const texts = ['the cat sat on a mat', 'the bat sat on a mat', 'the cat sit on a rat', 'the cat sat on a rat']
const more = ['the bat sat on a mat', 'the cat sat on a mat', 'the bat sat on a rat']
const comparison = comparisonOf(...texts, ...more)
const stops = stopsOf(comparison, viewOf())
const keys = (all: readonly (Stop | undefined)[]) => all.map((stop) => stop?.difference.readings[0]?.text)
const settled = (key: string) => {
  const stop = stops.find((one) => one.key === key)
  if (!stop) throw new Error(key)
  return { [key]: { place: stop.place, by: 'me', take: 0, before: '', after: '', previous: null } } as const
}
const [cat, sat, mat] = stops.map(({ key }) => key) as [string, string, string]
const none: ReadonlySet<string> = new Set()

test('differences are numbered over the item and know whether they need a person', () => {
  expect(stops.map(({ number, segment, needsPerson }) => [number, segment, needsPerson])).toEqual([
    [1, 1, true],
    [2, 1, false],
    [3, 1, true],
  ])
})

test('the walk goes over what needs a person, round the end', () => {
  expect(keys([nextNeeding({ stops, from: null, pending: none })])).toEqual(['cat'])
  expect(nextNeeding({ stops, from: cat, pending: none })?.key).toBe(mat)
  expect(nextNeeding({ stops, from: mat, pending: none })?.key).toBe(cat)
  expect(previousNeeding({ stops, from: cat, pending: none })?.key).toBe(mat)
  expect(nextAny({ stops, from: cat, pending: none })?.key).toBe(sat)
})

test('ahead it looks for what still waits; behind it shows what was settled', () => {
  const walked = stopsOf(comparison, viewOf({ settled: settled(cat) }))
  expect(nextNeeding({ stops: walked, from: sat, pending: none })?.key).toBe(mat)
  expect(nextNeeding({ stops: walked, from: mat, pending: none })?.key).toBe(cat)
  expect(previousNeeding({ stops: walked, from: mat, pending: none })?.key).toBe(cat)
  expect(nextWaiting({ stops: walked, from: cat, pending: none })?.key).toBe(mat)
  expect(nextWaiting({ stops: walked, from: cat, pending: new Set([mat]) })).toBeUndefined()
})
