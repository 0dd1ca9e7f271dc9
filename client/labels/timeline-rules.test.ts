import { describe, expect, test } from 'vitest'
import { PeaksBuilder } from '#shared/sound/peaks-builder.ts'
import { draggedTo, reachIn } from './interval-drag.ts'
import { tracksOf } from './interval-tracks.ts'
import { shownInterval } from './testing/shown-interval.ts'
import { nudged, timelineKey } from './timeline-keys.ts'
import { hitAt, layoutOf } from './timeline-layout.ts'
import { levelFor, loudnessBetween, waveLevels } from './wave-levels.ts'

const view = { from: 0, scale: 10, width: 1000 }
const labels = [
  shownInterval({ key: 'n1', start: 10, end: 20 }),
  shownInterval({ key: 'n2', start: 30, end: 30.5 }),
  shownInterval({ key: 's0:a', layer: 0, start: 11, end: 21 }),
]
const [n1, n2] = labels as [(typeof labels)[0], (typeof labels)[0]]
const tracks = tracksOf(labels)
const press = (
  code: string,
  more: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat', boolean>> = {},
) =>
  timelineKey({ code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, repeat: false, ...more }, false)

describe('what is pressed', () => {
  const layout = layoutOf(tracks, 96, false)
  const draft = layout.tracks[0] ?? { lanesTop: 0 }
  const lane = draft.lanesTop + 10

  test.each([
    ['the ruler', 500, 5, { is: 'ruler' }],
    ['the waveform', 500, 60, { is: 'wave' }],
    ['an interval', 150, lane, { is: 'interval', shown: n1 }],
    ['nearly an interval, which is narrow', 314, lane, { is: 'interval', shown: n2 }],
    ['beside it', 330, lane, { is: 'track', layer: 'draft' }],
    ['an edge on the waveform', 205, 60, { is: 'edge', edge: 'end', shown: n1 }],
    ['an edge in its lane', 95, lane, { is: 'edge', edge: 'start', shown: n1 }],
    ['between the edges', 150, 60, { is: 'wave' }],
  ])('TL23 %s', (_, x, y, expected) => {
    expect(hitAt({ x, y }, view, layout, n1)).toEqual(expected)
  })

  test('TL23 on the waveform a narrow interval is pulled by its edges from inside too; in its lane it is moved', () => {
    const narrow = shownInterval({ key: 'n2', start: 30, end: 32 })
    const at = (x: number, y: number) => hitAt({ x, y }, view, layout, narrow)
    expect([301, 309, 311, 319].map((x) => at(x, 60))).toMatchObject(
      ['start', 'start', 'end', 'end'].map((edge) => ({ is: 'edge', edge })),
    )
    expect(at(310, lane).is).toBe('interval')
  })

  test.each([false, true])(
    'TL23 both edges of a narrow interval are wide enough to be hit (by finger: %s)',
    (isCoarse) => {
      const wide = layoutOf(tracks, 96, isCoarse)
      const edges = Array.from({ length: 1000 }, (__, x) => hitAt({ x, y: 60 }, view, wide, n2)).map((hit) =>
        hit.is === 'edge' ? hit.edge : '',
      )
      for (const edge of ['start', 'end'])
        expect(edges.filter((each) => each === edge).length).toBeGreaterThanOrEqual(isCoarse ? 44 : 24)
    },
  )
})

describe('what is dragged', () => {
  const reach = reachIn(view, tracks, 'n1', { seconds: 60, playhead: 25 })

  test.each([
    ['an edge', { is: 'edge', edge: 'end', interval: n1.label } as const, 24, [10, 24]],
    ['an edge near the playhead', { is: 'edge', edge: 'end', interval: n1.label } as const, 24.7, [10, 25]],
    ['an edge near another one', { is: 'edge', edge: 'start', interval: n1.label } as const, 10.8, [11, 20]],
    ['the whole, by its end', { is: 'whole', from: 2, interval: n1.label } as const, 21.6, [20, 30]],
    ['a new one, backwards', { is: 'new', from: 40 } as const, 35, [35, 40]],
  ])('TL12 %s', (_, grip, at, expected) => {
    const { start, end } = draggedTo(grip, at, reach)
    expect([start, end]).toEqual(expected)
  })
})

describe('keys', () => {
  test.each([
    ['the end later', press('ArrowRight'), [10, 20.01]],
    ['the end much earlier', press('ArrowLeft', { shiftKey: true }), [10, 19.9]],
    ['the start later', press('ArrowRight', { altKey: true }), [10.01, 20]],
    ['the start much earlier', press('ArrowLeft', { altKey: true, shiftKey: true }), [9.9, 20]],
    ['the whole later', press('ArrowRight', { ctrlKey: true }), [10.01, 20.01]],
  ])('TL24 %s', (_, key, expected) => {
    const now = key?.does === 'nudge' ? nudged(n1.label, key, 60) : undefined
    expect([now?.start, now?.end]).toEqual(expected)
  })

  test.each([
    ['ArrowDown', { does: 'pick', way: 'next' }],
    ['Equal', { does: 'zoom', factor: 1.5 }],
    ['Enter', undefined],
    ['Digit1', undefined],
    ['KeyD', undefined],
    ['KeyJ', undefined],
  ])('TL24 %s', (code, expected) => {
    expect(press(code)).toEqual(expected)
  })

  test.each([
    ['Space', {}, 'play'],
    ['Space', { shiftKey: true }, 'replay'],
    ['KeyK', { altKey: true }, 'play'],
    ['KeyJ', { altKey: true }, 'back'],
    ['KeyL', { altKey: true }, 'forward'],
  ])('TL35 %s %o', (code, more, action) => {
    expect(press(code, more)).toEqual({ does: 'sound', action })
  })

  test('TL35 a key that is held plays and pauses once', () => {
    expect(press('Space', { repeat: true })).toEqual({ does: 'nothing' })
    expect(press('KeyJ', { altKey: true, repeat: true })).toEqual({ does: 'sound', action: 'back' })
  })

  test('TL24 a nudge that goes nowhere is none', () => {
    const key = press('ArrowLeft', { altKey: true })
    expect(key?.does === 'nudge' && nudged({ ...n1.label, start: 0 }, key, 60)).toBeUndefined()
  })
})

describe('the waveform', () => {
  test('TL25 however coarse, nothing loud is lost', () => {
    const builder = new PeaksBuilder(800)
    const sound = new Float32Array(800 * 60)
    sound[800 * 31] = 1
    builder.add([sound])
    const levels = waveLevels(builder.finish(false))
    expect(levels.length).toBeGreaterThan(3)
    for (const level of levels) expect(loudnessBetween(level, 0, 60)).toEqual([0, 1])
    const level = levelFor(levels, 100)
    expect(level?.rate).toBe(100)
    expect(level && loudnessBetween(level, 31, 31.01)).toEqual([0, 1])
    expect(level && loudnessBetween(level, 30, 30.5)).toEqual([0, 0])
  })
})
