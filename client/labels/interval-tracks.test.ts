import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placedBetween, tracksOf } from './interval-tracks.ts'
import { shownInterval } from './testing/shown-interval.ts'

const stretches = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 90 })), { maxLength: 60 })
const labelled = (all: readonly (readonly [number, number])[]) =>
  all.map(([start, length], at) => shownInterval({ key: `n${at}`, start: start / 10, end: (start + length) / 10 }))

describe('tracks', () => {
  test('TL20 the draft comes first, also without an interval, then the sources as they are numbered', () => {
    const tracks = tracksOf([
      shownInterval({ key: 's2:a', layer: 2, start: 1, end: 2 }),
      shownInterval({ key: 's0:a', layer: 0, start: 1, end: 2 }),
    ])
    expect(tracks.map(({ layer }) => layer)).toEqual(['draft', 0, 2])
    expect(tracks[0]?.placed).toEqual([])
  })

  test('TL20 intervals that overlap stand under each other, those that touch do not', () => {
    const [track] = tracksOf([
      shownInterval({ key: 'a', start: 0, end: 4 }),
      shownInterval({ key: 'b', start: 1, end: 2 }),
      shownInterval({ key: 'c', start: 2, end: 3 }),
      shownInterval({ key: 'd', start: 4, end: 5 }),
    ])
    expect(track?.placed.map(({ shown, lane }) => [shown.key, lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
      ['d', 0],
    ])
    expect(track?.lanes).toBe(2)
  })

  test('TL20 no two in one lane overlap, up to six lanes', () => {
    void fc.assert(
      fc.property(stretches, (all) => {
        const [track] = tracksOf(labelled(all))
        expect(track?.lanes).toBeLessThanOrEqual(6)
        for (const one of track?.placed ?? [])
          for (const other of track?.placed ?? []) {
            if (one === other || one.lane !== other.lane || one.lane === 5) continue
            const { start, end } = one.shown.label
            expect(other.shown.label.end <= start || other.shown.label.start >= end).toBe(true)
          }
      }),
    )
  })

  test('TL20 what is in sight is found, and nothing else', () => {
    void fc.assert(
      fc.property(stretches, fc.nat(700), fc.nat(100), (all, from, length) => {
        const [track] = tracksOf(labelled(all))
        const [low, high] = [from / 10, (from + length) / 10]
        const found = track ? [...placedBetween(track, low, high)].map(({ shown }) => shown.key) : []
        const expected = track?.placed.filter(({ shown: { label } }) => label.end >= low && label.start <= high)
        expect(found).toEqual(expected?.map(({ shown }) => shown.key))
      }),
    )
  })
})
