import '../styles/page.css'
import { type Peaks, readPeaks, writtenPeaks } from '#shared/sound/peaks.ts'
import { PeaksBuilder } from '#shared/sound/peaks-builder.ts'
import { RoomLabelTimeline } from '../elements/room-label-timeline.ts'
import type { LabelTool, ShownLabel } from '../labels/shown-label.ts'
import { heardBy, manyIntervals } from '../labels/testing/many-intervals.ts'
import { shownInterval } from '../labels/testing/shown-interval.ts'

/**
 * Intervals over a recording and nothing else, for looking at it and for measuring it:
 * `?labels=2000&seconds=3600&sources=3`. What is placed and drawn is shown from then on, as in a room.
 */
const asked = new URLSearchParams(location.search)
const number = (name: string, otherwise: number) => Number(asked.get(name) ?? otherwise)
const seconds = number('seconds', 60)
const rate = 4000

/** Somebody who speaks, with pauses: how loud it is swells and fades. */
const speech = (at: number): number =>
  Math.sin(at * 220 * 2 * Math.PI) * Math.max(0, Math.sin(at * 1.7) + 0.4) * (0.3 + 0.5 * Math.abs(Math.sin(at * 9)))

/** A WAV of 8 bits. */
function recording(): Blob {
  const length = seconds * rate
  const head = new DataView(new ArrayBuffer(44))
  const fields = [0x46464952, 36 + length, 0x45564157, 0x20746d66, 16, 0x10001, rate, rate, 0x80001, 0x61746164, length]
  fields.forEach((field, at) => {
    head.setUint32(4 * at, field, true)
  })
  const sound = Uint8Array.from({ length }, (_, at) => 128 + 32 * speech(at / rate))
  return new Blob([head, sound], { type: 'audio/wav' })
}

/** As the server gives them. */
function peakBytes(): Uint8Array {
  const builder = new PeaksBuilder(rate)
  for (let from = 0; from < seconds; from += 10) {
    const length = Math.min(10, seconds - from)
    builder.add([Float32Array.from({ length: length * rate }, (_, at) => speech(from + at / rate))])
  }
  return writtenPeaks(builder.finish(false))
}

function read(bytes: Uint8Array): Peaks {
  const peaks = readPeaks(bytes)
  if (!peaks.ok) throw new Error(peaks.refusal.message)
  return peaks.value
}

function opened(): RoomLabelTimeline {
  const draft = manyIntervals(number('labels', 24), seconds)
  const sources = Array.from({ length: number('sources', 0) }, (_, at) => heardBy(draft, at)).flat()
  const timeline = new RoomLabelTimeline()
  Object.assign(timeline, { seconds, labels: [...draft, ...sources], current: asked.get('current') })
  timeline.names = ['Asha', 'Priya', 'Ravi']
  timeline.blend = number('blend', 0.8)
  timeline.readOnly = asked.has('read-only')
  timeline.tool = (asked.get('tool') ?? 'select') as LabelTool
  timeline.addEventListener('label-pick', ({ key }) => {
    timeline.current = key
  })
  timeline.addEventListener('label-placed', ({ key, label }) => {
    timeline.labels = timeline.labels.map((one): ShownLabel => (one.key === key ? { ...one, label } : one))
  })
  timeline.addEventListener('label-drawn', ({ label }) => {
    if (label.kind !== 'interval') return
    const key = `n${timeline.labels.length + 1}`
    timeline.labels = [...timeline.labels, { ...shownInterval({ key, start: 0, end: 0 }), label, name: 'New' }]
    timeline.current = key
  })
  const main = document.createElement('main')
  main.append(timeline)
  document.body.replaceChildren(main)
  return timeline
}

const bytes = peakBytes()

/** Milliseconds from the element being made, the bytes of its peaks being there, to the frame after it is drawn. */
async function openedIn(): Promise<number> {
  const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const started = performance.now()
  const timeline = opened()
  timeline.peaks = { is: 'ready', peaks: read(bytes) }
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isDrawn = () => {
    const canvas = timeline.shadowRoot?.querySelector('canvas')
    if (!canvas?.width || !probe) return false
    probe.clearRect(0, 0, 1, 1)
    probe.drawImage(canvas, canvas.width / 2, 60 * devicePixelRatio, 1, 1, 0, 0, 1, 1)
    return probe.getImageData(0, 0, 1, 1).data[3] === 255
  }
  while (!isDrawn()) await frame()
  await frame()
  return performance.now() - started
}

const timeline = opened()
const none = asked.get('peaks')
timeline.peaks = none === 'computing' ? { is: 'computing', share: 0.43 } : { is: 'ready', peaks: read(bytes) }
if (asked.get('sound') !== 'none') {
  timeline.src = URL.createObjectURL(recording())
}
Object.assign(window, { labelTimeline: timeline, openedIn })
