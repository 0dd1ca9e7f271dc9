import { expect, test } from 'vitest'
import { nextRoomName, roomNameFrom } from './room-name.ts'

test.each([
  ['Clinic, March', 'clinic-march'],
  ['  Café № 7 ', 'cafe-no-7'],
  ['சந்தை உரைகள்', 'room-x7k2'],
  ['बाज़ार 2026', 'room-2026-x7k2'],
  ['2026', 'room-2026-x7k2'],
  ['!!!', 'room-x7k2'],
  ['a'.repeat(90), 'a'.repeat(48)],
])('H3 %s gives %s', (title, name) => {
  expect(roomNameFrom(title, 'x7k2')).toBe(name)
})

test.each([
  ['march', 'march-2'],
  ['march-2', 'march-3'],
  ['batch-19', 'batch-20'],
])('H3 after %s comes %s', (name, next) => {
  expect(nextRoomName(name)).toBe(next)
})
