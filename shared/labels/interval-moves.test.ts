import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clampedInterval,
  joinedIntervals,
  movedTo,
  onMillisecond,
  shortestInterval,
  snapped,
  splitInterval,
  withEdge,
} from './interval-moves.ts'
import type { Interval } from './label.ts'

const interval = (start: number, end: number): Interval => ({ id: 'a', kind: 'interval', tag: 'speech', start, end })
const times = ({ start, end }: Interval) => [start, end]

describe('by hand', () => {
  test.each([
    ['an edge goes where it is put', withEdge(interval(1, 2), 'end', 3.25, 10), [1, 3.25]],
    ['the end stays after the start', withEdge(interval(1, 2), 'end', 0.5, 10), [1, 1.01]],
    ['the start stays before the end', withEdge(interval(1, 2), 'start', 5, 10), [1.99, 2]],
    ['no start before the recording', withEdge(interval(1, 2), 'start', -3, 10), [0, 2]],
    ['no end after it', withEdge(interval(1, 2), 'end', 11, 10), [1, 10]],
    ['to whole milliseconds', withEdge(interval(1, 2), 'end', 2.000_49, 10), [1, 2]],
    ['the other edge is not touched', withEdge(interval(1.000_123, 2), 'end', 3, 10), [1.000_123, 3]],
    ['moved it is as long', movedTo(interval(1, 2.5), 4, 10), [4, 5.5]],
    ['not before the start', movedTo(interval(1, 2.5), -4, 10), [0, 1.5]],
    ['not past the end', movedTo(interval(1, 2.5), 9, 10), [8.5, 10]],
    ['longer than the recording it stays at its start', movedTo(interval(1, 20), 4, 10), [0, 19]],
    ['turned around', clampedInterval(interval(3, 2), 10), [2, 3]],
    ['drawn on one point', clampedInterval(interval(3, 3), 10), [3, 3.01]],
    ['drawn at the end', clampedInterval(interval(10, 12), 10), [9.99, 10]],
  ])('TL10 %s', (_, moved, expected) => {
    expect(times(moved)[0]).toBeCloseTo(expected[0] ?? 0, 9)
    expect(times(moved)[1]).toBeCloseTo(expected[1] ?? 0, 9)
    expect(moved).toMatchObject({ id: 'a', tag: 'speech' })
  })

  test('TL10 whatever is done, an interval lies in its recording, the end after the start', () => {
    const second = fc.double({ min: -50, max: 150, noNaN: true })
    const length = fc.double({ min: shortestInterval, max: 40, noNaN: true })
    const inside = fc.tuple(fc.double({ min: 0, max: 60, noNaN: true }), length)
    void fc.assert(
      fc.property(inside, second, second, ([start, long], at, other) => {
        const all = interval(start, start + long)
        const done = [
          withEdge(all, 'start', at, 100),
          withEdge(all, 'end', at, 100),
          movedTo(all, at, 100),
          clampedInterval(interval(at, other), 100),
        ]
        for (const each of done) {
          expect(each.start).toBeGreaterThanOrEqual(0)
          expect(each.end).toBeLessThanOrEqual(100)
          expect(each.end - each.start).toBeGreaterThan(shortestInterval - 0.001)
        }
      }),
    )
  })
})

describe('in two, and in one', () => {
  test('TL11 split at a time, the parts meet there; the second is new', () => {
    expect(splitInterval(interval(1, 3), 2.2504)).toEqual([{ ...interval(1, 2.25) }, { ...interval(2.25, 3), id: '' }])
  })

  test.each([1, 1.005, 0, 2.995, 3, 7, Number.NaN])('TL11 not at %s, where a part would be too short', (at) => {
    expect(splitInterval(interval(1, 3), at)).toBeUndefined()
  })

  test('TL11 joined they reach from the first start to the last end, as the first is called', () => {
    const other = { ...interval(0.5, 2), id: 'b', tag: 'music' }
    expect(joinedIntervals([interval(1, 3), other, interval(2, 4)])).toEqual(interval(0.5, 4))
  })

  test('TL11 what was split is joined again as it was', () => {
    const cut = fc.integer({ min: 20, max: 1980 }).map((at) => 1 + at / 1000)
    void fc.assert(
      fc.property(cut, (at) => {
        const parts = splitInterval(interval(1, 3), at)
        expect(parts && joinedIntervals([parts[0], parts[1]])).toEqual(interval(1, 3))
      }),
    )
  })
})

describe('snapping', () => {
  test.each([
    ['to the nearest', 2.04, [1, 2, 2.1], 0.1, 2],
    ['to the first of two as near', 2, [1.9, 2.1], 0.2, 1.9],
    ['to none that is too far', 2.5, [1, 2, 3], 0.1, 2.5],
    ['where there is none', 2.5, [], 1, 2.5],
    ['where it stands already', 2, [1.9, 2], 0.2, 2],
  ])('TL12 %s', (_, at, edges, within, expected) => {
    expect(onMillisecond(snapped(at, edges, within))).toBe(expected)
  })
})
