import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockTime, rulerTicks } from './time-ruler.ts'
import {
  clampedView,
  endOf,
  finestScale,
  pannedView,
  revealing,
  toPixel,
  toSeconds,
  viewOn,
  wholeView,
  zoomedView,
} from './time-view.ts'

const hour = 3600
const anyView = fc
  .record({
    from: fc.double({ min: -100, max: 2 * hour, noNaN: true }),
    scale: fc.double({ min: 0.001, max: 9000, noNaN: true }),
    width: fc.integer({ min: 200, max: 2000 }),
  })
  .map((view) => clampedView(view, hour))

describe('what is in sight', () => {
  test('TL21 times and pixels are the same place', () => {
    void fc.assert(
      fc.property(anyView, fc.double({ min: 0, max: hour, noNaN: true }), (view, at) => {
        expect(toSeconds(view, toPixel(view, at))).toBeCloseTo(at, 6)
      }),
    )
  })

  test('TL21 whatever is done, it lies in the recording', () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.nat(2000), fc.integer({ min: -5000, max: 5000 })),
    )
    void fc.assert(
      fc.property(anyView, steps, (first, all) => {
        let view = first
        for (const [factor, pixel, by] of all)
          view = pannedView(zoomedView(view, factor, Math.min(pixel, view.width), hour), by, hour)
        expect(view.from).toBeGreaterThanOrEqual(0)
        expect(endOf(view)).toBeLessThanOrEqual(hour + 1e-6)
        expect(view.scale).toBeLessThanOrEqual(finestScale)
      }),
    )
  })

  test('TL21 zooming leaves what is under the pointer where it is', () => {
    const view = { from: 100, scale: 10, width: 1000 }
    const finer = zoomedView(view, 3, 250, hour)
    expect(toSeconds(finer, 250)).toBeCloseTo(toSeconds(view, 250))
    expect(finer.scale).toBe(30)
  })

  test.each([
    ['in sight already: it stays', 10, 12, 0],
    ['after it', 120, 130, 50],
    ['too long: its start', 200, 900, 200],
  ])('TL21 brought into sight: %s', (_, start, end, from) => {
    const view = { from: 0, scale: 10, width: 1000 }
    expect(revealing(view, start, end, hour).from).toBeCloseTo(from)
  })

  test('TL21 a stretch in the middle, with what is around it', () => {
    const view = viewOn(wholeView(hour, 1000), 60, 66, hour)
    expect(view.from).toBeCloseTo(58)
    expect(endOf(view)).toBeCloseTo(68)
  })

  test('TL21 a recording of a moment is shown whole', () => {
    const view = clampedView(wholeView(0.05, 1000), 0.05)
    expect([view.from, endOf(view)]).toEqual([0, 0.05])
  })
})

describe('the ruler', () => {
  test.each([
    [0, 0, '0:00'],
    [61.26, 1, '1:01.3'],
    [59.999, 1, '1:00.0'],
    [3725.5, 3, '1:02:05.500'],
    [36_000, 0, '10:00:00'],
  ])('TL22 %s with %s places is %s', (seconds, places, words) => {
    expect(clockTime(seconds, places)).toBe(words)
  })

  test('TL22 there are words, not too many, and none twice, however fine it is', () => {
    void fc.assert(
      fc.property(anyView, (view) => {
        const named = rulerTicks(view, hour).filter(({ words }) => words)
        expect(named.length).toBeLessThanOrEqual(view.width / 80 + 1)
        expect(new Set(named.map(({ words }) => words)).size).toBe(named.length)
        expect(rulerTicks(view, hour).length).toBeLessThan(300)
      }),
    )
  })
})
