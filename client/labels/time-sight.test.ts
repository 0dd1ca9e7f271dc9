import { expect, test } from 'vitest'
import { TimeSight } from './time-sight.ts'
import { endOf, type TimeView } from './time-view.ts'

/** A hundred seconds over a thousand pixels. */
function opened() {
  const told: TimeView[] = []
  const sight = new TimeSight((view) => told.push(view))
  sight.resize(1000)
  sight.measure(100)
  return { sight, told }
}

test('TL21 all of it is in sight first, in whatever order width and length are known', () => {
  const other = new TimeSight(() => {})
  other.measure(100)
  other.resize(1000)
  expect(opened().sight.view).toEqual({ from: 0, scale: 10, width: 1000 })
  expect(other.view).toEqual(opened().sight.view)
})

test('TL21 on a screen of another size all of it stays in sight, and a part of it stays as fine as it was', () => {
  const { sight } = opened()
  sight.resize(500)
  expect(sight.view).toEqual({ from: 0, scale: 5, width: 500 })
  sight.zoom(4, 50)
  sight.resize(800)
  expect(sight.view.scale).toBe(20)
})

test('TL21 it is zoomed about a time that is in sight, which stays where it is, else about the middle', () => {
  const { sight } = opened()
  sight.zoom(4, 20)
  expect(sight.view).toEqual({ from: 15, scale: 40, width: 1000 })
  sight.zoom(2, 90)
  expect(sight.view.from + endOf(sight.view)).toBeCloseTo(55)
})

test('TL30 while it plays the part in sight is turned like a page, and only once the sound is past it', () => {
  const { sight, told } = opened()
  sight.zoom(10, 0)
  told.length = 0
  for (const at of [0, 3, 9.9]) sight.turnTo(at)
  expect(told).toEqual([])
  sight.turnTo(10.1)
  expect(sight.view.from).toBeCloseTo(9.6)
  sight.turnTo(99.9)
  expect(sight.view.from).toBeCloseTo(90)
})
