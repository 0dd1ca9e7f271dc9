import { describe, expect, test } from 'vitest'
import { nextSpeed, nextTry, resumedAt, stretchStep, troubleOf } from './sound-rules.ts'

const stretch = { from: 10, to: 12, loops: false }

describe('listening', () => {
  test.each([
    ['a little before the pause', 30, 30, null, 28],
    ['not before the start', 1, 1, null, 0],
    ['where somebody went meanwhile', 50, 30, null, 50],
    ['not before what is listened to', 11, 11, stretch, 10],
    ['where it stands, after no pause', 30, undefined, null, 30],
  ])('TL31 it goes on %s', (_, at, pausedAt, within, expected) => {
    expect(resumedAt(at, pausedAt, 2, within)).toBe(expected)
  })

  test.each([
    ['on, inside', 11.9, stretch, 'on'],
    ['its end', 12, stretch, 'end'],
    ['again, where it loops', 12.01, { ...stretch, loops: true }, 'again'],
    ['on, where all is heard', 12, null, 'on'],
  ])('TL32 a stretch: %s', (_, at, within, expected) => {
    expect(stretchStep(at, within)).toBe(expected)
  })

  test('TL33 speeds go from half to double, and stay there', () => {
    expect([nextSpeed(1, 'faster'), nextSpeed(1, 'slower'), nextSpeed(2, 'faster'), nextSpeed(0.5, 'slower')]).toEqual([
      1.25, 0.9, 2, 0.5,
    ])
  })

  test.each([
    [404, 'not-found'],
    [403, 'not-allowed'],
    [401, 'not-allowed'],
    [206, 'not-playable'],
    [503, 'no-line'],
    [0, 'no-line'],
  ])('TL34 %s means %s', (status, trouble) => {
    expect(troubleOf(status)).toBe(trouble)
  })

  test('TL34 it is tried again after a second, then more and more seldom', () => {
    expect([0, 1, 2, 9].map(nextTry)).toEqual([1000, 2000, 4000, 15_000])
  })
})
