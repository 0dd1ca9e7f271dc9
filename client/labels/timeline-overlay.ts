import type { Interval } from '#shared/labels/label.ts'
import { drawInterval } from './interval-drawing.ts'
import type { ShownInterval } from './interval-tracks.ts'
import { clockTime } from './time-ruler.ts'
import { toPixel } from './time-view.ts'
import { drawBand, lookOf, type Scene } from './timeline-drawing.ts'

/** What a hand has hold of, or has just let go of. */
export interface Held {
  /** Null: it is new. */
  readonly shown: ShownInterval | null
  readonly now: Interval
  readonly lane: number
}

export interface Moving {
  readonly playhead: number
  readonly held: Held | null
  /** Whose edges can be pulled. */
  readonly grips: ShownInterval | undefined
  /** Where a new one was begun by keys. */
  readonly mark: number | null
}

type Context = CanvasRenderingContext2D

const grip = { width: 10, height: 30 }

/** What moves while it plays or is dragged, over all the rest. */
export function drawOverlay(context: Context, scene: Scene, { playhead, held, grips, mark }: Moving): void {
  const { view, layout, palette } = scene
  context.clearRect(0, 0, view.width, layout.height)
  if (held) drawHeldInterval(context, scene, held)
  const pulled = held ? held.now : grips?.label
  if (pulled) drawGrips(context, scene, pulled)
  if (mark !== null) drawMark(context, scene, mark)
  const x = Math.round(toPixel(view, playhead)) + 0.5
  if (x < -8 || x > view.width + 8) return
  context.strokeStyle = palette.tone('disputed')
  context.fillStyle = palette.tone('disputed')
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x, layout.ruler.height - 8)
  context.lineTo(x, layout.height)
  context.stroke()
  context.beginPath()
  context.moveTo(x - 6, layout.ruler.height - 10)
  context.lineTo(x + 6, layout.ruler.height - 10)
  context.lineTo(x, layout.ruler.height)
  context.fill()
}

function drawHeldInterval(context: Context, scene: Scene, { shown, now, lane }: Held): void {
  const drawn: ShownInterval = shown ? { ...shown, label: now } : { ...newOne, label: now }
  const stripe = scene.layout.tracks.find(({ track }) => track.layer === drawn.layer)
  drawBand(context, scene, drawn)
  if (stripe) drawInterval(context, { ...lookOf(scene, stripe, now, lane, drawn.key), isCurrent: true }, drawn)
  drawTimes(context, scene, now)
}

const newOne: Omit<ShownInterval, 'label'> = {
  key: '',
  layer: 'draft',
  state: 'agreed',
  badge: '',
  colour: 'var(--accent)',
  pattern: 0,
  name: '',
  locked: false,
  held: null,
}

/** Both edges in figures, at the top of the waveform. */
function drawTimes(context: Context, { view, layout: { wave }, palette }: Scene, { start, end }: Interval): void {
  const words = `${clockTime(start, 3)} – ${clockTime(end, 3)}`
  context.font = `600 12px ${palette.font}`
  const wide = context.measureText(words).width + 10
  const middle = (toPixel(view, start) + toPixel(view, end)) / 2
  const left = Math.max(2, Math.min(view.width - wide - 2, middle - wide / 2))
  context.fillStyle = palette.tone('ink')
  context.fillRect(left, wave.top + 3, wide, 19)
  context.fillStyle = palette.tone('surface')
  context.textBaseline = 'middle'
  context.fillText(words, left + 5, wave.top + 13)
}

/** Beside each other where there is room for both, else outside of what they pull. */
function drawGrips(context: Context, scene: Scene, { start, end }: Interval): void {
  const from = toPixel(scene.view, start)
  const to = toPixel(scene.view, end)
  const aside = Math.max(0, grip.width - (to - from) / 2)
  drawGrip(context, scene, from, -Math.min(aside, grip.width / 2))
  drawGrip(context, scene, to, Math.min(aside, grip.width / 2))
}

function drawGrip(context: Context, { view, layout: { wave }, palette }: Scene, edge: number, aside: number): void {
  if (edge < -grip.width || edge > view.width + grip.width) return
  const top = wave.top + (wave.height - grip.height) / 2
  context.fillStyle = palette.tone('ink')
  context.fillRect(Math.round(edge) - 0.5, wave.top, 1.5, wave.height)
  const x = Math.round(edge + aside)
  context.beginPath()
  context.roundRect(x - grip.width / 2, top, grip.width, grip.height, 4)
  context.fill()
  context.fillStyle = palette.tone('surface')
  for (const away of [-2.5, 1]) context.fillRect(x + away, top + 8, 1.5, grip.height - 16)
}

function drawMark(context: Context, { view, layout, palette }: Scene, mark: number): void {
  const x = Math.round(toPixel(view, mark)) + 0.5
  context.strokeStyle = palette.tone('accent')
  context.lineWidth = 2
  context.setLineDash([5, 3])
  context.beginPath()
  context.moveTo(x, layout.wave.top)
  context.lineTo(x, layout.height)
  context.stroke()
  context.setLineDash([])
}
