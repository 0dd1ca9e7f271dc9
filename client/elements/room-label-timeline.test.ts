import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Interval } from '#shared/labels/label.ts'
import { readPeaks, soundSeconds, writtenPeaks } from '#shared/sound/peaks.ts'
import { PeaksBuilder } from '#shared/sound/peaks-builder.ts'
import { tone, wavFile } from '#shared/sound/testing/wav-file.ts'
import type { LabelPlacedEvent } from '../labels/label-events.ts'
import type { ShownLabel } from '../labels/shown-label.ts'
import { shownInterval } from '../labels/testing/shown-interval.ts'
import '../styles/page.css'
import { RoomLabelTimeline } from './room-label-timeline.ts'
import type { RoomTimeStrip } from './room-time-strip.ts'

type Heard = readonly [name: string, key: string | null | undefined, times: readonly number[] | null]

let timeline: RoomLabelTimeline
let heard: Heard[]

beforeEach(() => {
  heard = []
  timeline = new RoomLabelTimeline()
  // A frame of one pixel.
  timeline.style.width = '1002px'
  const times = (label: ShownLabel['label'] | null | undefined) => {
    const { start, end } = (label ?? {}) as Partial<Interval>
    return start === undefined || end === undefined ? null : [start, end]
  }
  for (const name of ['label-pick', 'label-drawn', 'label-dragging', 'label-placed'] as const)
    document.body.addEventListener(name, hears)
  function hears(event: Event): void {
    const { key, label } = event as Partial<LabelPlacedEvent>
    heard.push([event.type, key, times(label)])
  }
  document.body.append(timeline)
  document.body.style.margin = '0'
  return () => {
    timeline.remove()
    for (const name of ['label-pick', 'label-drawn', 'label-dragging', 'label-placed'])
      document.body.removeEventListener(name, hears)
  }
})
afterEach(() => vi.restoreAllMocks())

const labels = [
  shownInterval({ key: 'n1', start: 10, end: 20, name: 'speech, 1 of 3, open', state: 'open' }),
  shownInterval({ key: 'n2', start: 40, end: 50, name: 'music, ruled', state: 'ruled', locked: true }),
  shownInterval({ key: 'n3', start: 60, end: 70, held: { name: 'Asha', colour: 'var(--person-3)' } }),
  shownInterval({ key: 's0:a', layer: 0, start: 11, end: 21, name: 'speech of Priya' }),
]

/** A hundred seconds over a thousand pixels. */
async function shows(more: Partial<RoomLabelTimeline> = {}): Promise<void> {
  Object.assign(timeline, { seconds: 100, labels, names: ['Priya'], ...more })
  await timeline.updateComplete
  await vi.waitFor(() =>
    expect((find('room-time-strip') as RoomTimeStrip).view).toEqual({ from: 0, scale: 10, width: 1000 }),
  )
  heard.length = 0
}

const root = () => timeline.shadowRoot as ShadowRoot
const find = (selector: string) => root().querySelector(selector) as HTMLElement
const surface = () => find('.surface')
const strip = (name: string) =>
  find('room-time-strip').shadowRoot?.querySelector('[role=scrollbar]')?.getAttribute(name) ?? ''
const words = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? ''

const waveAt = 70
const draftAt = 150

function point(type: string, x: number, y: number, more: PointerEventInit = {}): void {
  const { left, top } = surface().getBoundingClientRect()
  const at = { clientX: left + x, clientY: top + y, pointerId: 1, pointerType: 'mouse', isPrimary: true }
  surface().dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, ...at, ...more }))
}

function drags(from: number, to: number, y: number): void {
  vi.spyOn(surface(), 'setPointerCapture').mockImplementation(() => undefined)
  point('pointerdown', from, y)
  for (let step = 1; step <= 5; step++) point('pointermove', from + ((to - from) * step) / 5, y)
}

function presses(code: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { code, bubbles: true, composed: true, cancelable: true, ...more })
  surface().dispatchEvent(event)
  return event
}

/** Pressed and let go. */
function hits(code: string, more: KeyboardEventInit = {}): void {
  presses(code, more)
  surface().dispatchEvent(new KeyboardEvent('keyup', { code, bubbles: true }))
}

const placed = () => heard.filter(([name]) => name === 'label-placed')

test('TL23 an interval is picked by pressing it, in the draft or of a source, and left by pressing beside it', async () => {
  await shows()
  vi.spyOn(surface(), 'setPointerCapture').mockImplementation(() => undefined)
  point('pointerdown', 150, draftAt)
  point('pointerup', 150, draftAt)
  expect(heard).toEqual([['label-pick', 'n1', null]])
  timeline.current = 'n1'
  await timeline.updateComplete
  point('pointerdown', 800, draftAt)
  point('pointerup', 800, draftAt)
  expect(heard.at(-1)).toEqual(['label-pick', null, null])
})

test('TL26 an edge that is pulled is told while it moves, and placed once when it is let go', async () => {
  await shows({ current: 'n1' })
  drags(200, 300, waveAt)
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['label-dragging', 'n1', [10, 30]]))
  expect(placed()).toEqual([])
  point('pointerup', 300, waveAt)
  expect(placed()).toEqual([['label-placed', 'n1', [10, 30]]])
  expect(timeline.labels).toBe(labels)
})

test('TL26 the whole of it is moved in its lane', async () => {
  await shows({ current: 'n1' })
  drags(150, 450, draftAt)
  point('pointerup', 450, draftAt)
  expect(placed()).toEqual([['label-placed', 'n1', [40, 50]]])
})

test('TL26 Escape gives a drag up: it is told, and nothing is placed', async () => {
  await shows({ current: 'n1' })
  drags(200, 300, waveAt)
  await vi.waitFor(() => expect(heard.at(-1)?.[0]).toBe('label-dragging'))
  expect(presses('Escape').defaultPrevented).toBe(true)
  point('pointerup', 300, waveAt)
  expect(heard.at(-1)).toEqual(['label-dragging', 'n1', null])
  expect(placed()).toEqual([])
  expect(presses('Escape').defaultPrevented).toBe(false)
})

test.each([
  ['ruled', 'n2', {}],
  ['in somebody’s hand', 'n3', {}],
  ['a source’s', 's0:a', {}],
  ['only to be read', 'n1', { readOnly: true }],
])('TL27 what is %s is neither moved nor nudged', async (_, current, more) => {
  await shows({ current, ...more })
  const shown = labels.find(({ key }) => key === current)?.label as Interval
  drags(shown.end * 10, shown.end * 10 + 100, waveAt)
  point('pointerup', shown.end * 10 + 100, waveAt)
  hits('ArrowRight')
  expect(placed()).toEqual([])
  await vi.waitFor(() => expect(words()).toContain('This interval cannot be moved'))
})

test('TL28 a new interval is drawn by dragging, in whichever direction, and snaps to an edge near it', async () => {
  await shows({ tool: 'interval' })
  drags(350, 224, waveAt)
  point('pointerup', 224, waveAt)
  expect(heard).toEqual([['label-drawn', undefined, [22.4, 35]]])
  drags(304, 398, draftAt)
  point('pointerup', 398, draftAt)
  expect(heard.at(-1)).toEqual(['label-drawn', undefined, [30.4, 40]])
})

test('TL28 by keys it begins and ends at the playhead', async () => {
  await shows({ tool: 'interval' })
  vi.spyOn(surface(), 'setPointerCapture').mockImplementation(() => undefined)
  presses('Enter')
  expect(heard).toEqual([])
  presses('Enter')
  expect(heard).toEqual([['label-drawn', undefined, [0, 1]]])
})

test('TL24 keys nudge by ten and a hundred milliseconds, one event for each', async () => {
  await shows({ current: 'n1' })
  hits('ArrowRight')
  hits('ArrowRight', { shiftKey: true })
  hits('ArrowLeft', { altKey: true })
  hits('ArrowLeft', { ctrlKey: true })
  expect(placed().map(([, , times]) => times)).toEqual([
    [10, 20.01],
    [10, 20.11],
    [9.99, 20.11],
    [9.98, 20.1],
  ])
  await vi.waitFor(() => expect(words()).toContain('0:09.98 to 0:20.10'))
})

test('TL26 a key that is held moves it many times and places it once, when it is let go; Escape gives it up', async () => {
  await shows({ current: 'n1' })
  for (let at = 0; at < 20; at++) presses('ArrowRight', { repeat: at > 0 })
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['label-dragging', 'n1', [10, 20.2]]))
  expect(placed()).toEqual([])
  surface().dispatchEvent(new KeyboardEvent('keyup', { code: 'ArrowRight' }))
  expect(placed()).toEqual([['label-placed', 'n1', [10, 20.2]]])
  presses('ArrowRight')
  expect(presses('Escape').defaultPrevented).toBe(true)
  expect(heard.at(-1)).toEqual(['label-dragging', 'n1', null])
  surface().dispatchEvent(new FocusEvent('blur'))
  expect(placed()).toHaveLength(1)
})

test('TL27 what is ruled, or taken up by somebody else, in the middle of a drag is let go', async () => {
  await shows({ current: 'n1' })
  drags(200, 300, waveAt)
  await vi.waitFor(() => expect(heard.at(-1)?.[0]).toBe('label-dragging'))
  timeline.labels = labels.map((shown) => (shown.key === 'n1' ? { ...shown, locked: true } : shown))
  await timeline.updateComplete
  point('pointerup', 300, waveAt)
  expect(heard.at(-1)).toEqual(['label-dragging', 'n1', null])
  expect(placed()).toEqual([])
})

test('TL24 keys pick one interval after the other, readers hear which', async () => {
  await shows({ current: 'n1' })
  presses('ArrowDown')
  presses('End')
  expect(heard.map(([, key]) => key)).toEqual(['s0:a', 'n3'])
  expect(surface().getAttribute('role')).toBe('listbox')
  const option = root().getElementById(surface().getAttribute('aria-activedescendant') ?? '')
  expect(option?.textContent).toBe('speech, 1 of 3, open, 0:10.00 – 0:20.00')
  expect(option?.getAttribute('aria-setsize')).toBe('4')
})

test('TL21 the wheel with Ctrl zooms where the pointer is, without it the page scrolls', async () => {
  await shows()
  const { left, top } = surface().getBoundingClientRect()
  const turn = (more: WheelEventInit) => {
    const event = new WheelEvent('wheel', {
      bubbles: true,
      cancelable: true,
      clientX: left + 500,
      clientY: top + 60,
      ...more,
    })
    surface().dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(turn({ deltaY: 100 })).toBe(false)
  expect(turn({ deltaY: -277.26, ctrlKey: true })).toBe(true)
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:25.0 to 1:15.0'))
  expect(turn({ deltaX: 100 })).toBe(true)
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:30.0 to 1:20.0'))
  presses('Minus', { shiftKey: true })
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:00.0 to 1:40.0'))
})

test('TL21 two fingers zoom and push', async () => {
  await shows()
  vi.spyOn(surface(), 'setPointerCapture').mockImplementation(() => undefined)
  const finger = (pointerId: number) => ({ pointerType: 'touch', pointerId })
  point('pointerdown', 400, waveAt, finger(1))
  point('pointerdown', 600, waveAt, finger(2))
  point('pointermove', 300, waveAt, finger(1))
  point('pointermove', 700, waveAt, finger(2))
  point('pointerup', 700, waveAt, finger(2))
  point('pointerup', 300, waveAt, finger(1))
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:25.0 to 1:15.0'))
  expect(heard).toEqual([])
})

test('TL21 the interval that is worked on comes into sight', async () => {
  await shows()
  timeline.zoomBy(16)
  timeline.current = 'n3'
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('1:00.0 to 1:06.3'))
  timeline.toCurrent()
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:56.7 to 1:13.3'))
  timeline.fit()
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:00.0 to 1:40.0'))
})

test.each([
  [{ is: 'computing', share: 0.43 }, 'The waveform is being prepared (43 %).'],
  [{ is: 'none', code: 'empty' }, 'There is no sound in this file'],
  [{ is: 'none', code: 'unknown-coding' }, 'this kind of recording cannot be read here'],
  [{ is: 'unreached' }, 'It is tried again.'],
] as const)('TL29 without a waveform it works on the ruler, and says so: %o', async (peaks, said) => {
  await shows({ peaks, current: 'n1' })
  expect(words()).toContain(said)
  expect(words()).toContain('You can listen and place intervals without it.')
  hits('ArrowRight')
  expect(placed()).toHaveLength(1)
})

test('TL29 while nobody knows how long it is, that is said; then the sound tells', async () => {
  Object.assign(timeline, { labels, peaks: { is: 'computing', share: 0 } })
  await timeline.updateComplete
  expect(words()).toContain('How long this recording is shows once it can be heard')
  expect(find('.stage').hidden).toBe(true)
  timeline.src = recording(30)
  await vi.waitFor(() => expect(strip('aria-valuetext')).toBe('0:00.0 to 0:30.0'))
})

const recording = (seconds: number) =>
  URL.createObjectURL(new Blob([wavFile({ seconds, sample: (at) => tone(at) / 50 })], { type: 'audio/wav' }))

test('TL30 the ruler and the waveform lead the sound, the bar plays what is worked on', async () => {
  await shows({ src: recording(100), current: 'n1' })
  vi.spyOn(surface(), 'setPointerCapture').mockImplementation(() => undefined)
  await vi.waitFor(() => expect(timeline.sound.state.is).toBe('ready'))
  point('pointerdown', 300, 10)
  point('pointermove', 420, 10)
  point('pointerup', 420, 10)
  expect(timeline.sound.at).toBe(42)
  point('pointerdown', 800, waveAt)
  point('pointerup', 800, waveAt)
  expect(timeline.sound.at).toBe(80)
  expect(timeline.perform('replay')).toBe(true)
  await vi.waitFor(() => expect(timeline.sound.state.playing).toBe(true))
  expect(timeline.sound.at).toBeLessThan(15)
  const bar = find('room-sound-bar').shadowRoot
  await vi.waitFor(() => expect(bar?.textContent).toMatch(/0:1[0-4]\.\d\s+\/ 1:40\.0/))
  presses('Space')
  await vi.waitFor(() => expect(timeline.sound.state.playing).toBe(false))
})

test('TL25 the waveform is drawn where it is loud', async () => {
  const builder = new PeaksBuilder(800)
  builder.add([Float32Array.from({ length: 80_000 }, (_, at) => (at < 40_000 ? 0 : at % 2 ? 0.5 : -0.5))])
  const read = readPeaks(writtenPeaks(builder.finish(false)))
  if (!read.ok) throw new Error('no peaks')
  expect(soundSeconds(read.value)).toBe(100)
  await shows({ peaks: { is: 'ready', peaks: read.value }, labels: [] })
  const canvas = find('canvas.base') as HTMLCanvasElement
  const colour = (x: number) => [...(canvas.getContext('2d')?.getImageData(x, 40, 1, 1).data ?? [])].join()
  await vi.waitFor(() => expect(colour(750)).not.toBe(colour(250)))
})

test('TL20 axe finds nothing, with and without intervals, sound and waveform', async () => {
  const found = async () => (await axe.run(timeline)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  expect(await found()).toEqual([])
  await shows({ src: recording(100), current: 'n1' })
  await vi.waitFor(() => expect(timeline.sound.state.is).toBe('ready'))
  expect(await found()).toEqual([])
  timeline.labels = []
  timeline.peaks = { is: 'none', code: 'damaged' }
  await timeline.updateComplete
  expect(await found()).toEqual([])
})

test('TL20 taken away and put back it goes on, and nothing plays meanwhile', async () => {
  await shows({ src: recording(100), current: 'n1' })
  await vi.waitFor(() => expect(timeline.sound.state.is).toBe('ready'))
  timeline.perform('play')
  timeline.remove()
  expect(timeline.sound.state).toMatchObject({ is: 'empty', playing: false })
  document.body.append(timeline)
  await vi.waitFor(() => expect(timeline.sound.state.is).toBe('ready'))
  hits('ArrowRight')
  expect(placed()).toHaveLength(1)
})
