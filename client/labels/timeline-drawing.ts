import type { Interval } from '#shared/labels/label.ts'
import { drawInterval, type IntervalLook } from './interval-drawing.ts'
import { placedBetween, type ShownInterval } from './interval-tracks.ts'
import { rulerTicks } from './time-ruler.ts'
import { endOf, type TimeView, toPixel, toSeconds } from './time-view.ts'
import type { Hatches } from './timeline-hatches.ts'
import type { Layout, Stripe, TrackStripe } from './timeline-layout.ts'
import type { TimelinePalette } from './timeline-palette.ts'
import { levelFor, loudnessBetween, type WaveLevel } from './wave-levels.ts'

export interface Scene {
  readonly view: TimeView
  readonly layout: Layout
  readonly seconds: number
  /** Empty without peaks. */
  readonly levels: readonly WaveLevel[]
  readonly palette: TimelinePalette
  readonly hatches: Hatches
  readonly current: ShownInterval | undefined
  /** Drawn elsewhere, because a hand has hold of it. */
  readonly hidden: string | null
  /** Of the sources' tracks, 0 to 1. */
  readonly blend: number
  nameOf(layer: ShownInterval['layer']): string
}

type Context = CanvasRenderingContext2D

/** All but what moves while it plays or is dragged. */
export function drawTimeline(context: Context, scene: Scene): void {
  const { view, layout, palette } = scene
  context.clearRect(0, 0, view.width, layout.height)
  context.fillStyle = palette.tone('sunk')
  context.fillRect(0, layout.wave.top, view.width, layout.wave.height)
  if (scene.current && scene.current.key !== scene.hidden) drawBand(context, scene, scene.current)
  drawWave(context, scene)
  drawRuler(context, scene)
  for (const stripe of layout.tracks) drawTrack(context, scene, stripe)
  drawAfterEnd(context, scene)
}

function drawRuler(context: Context, { view, layout, palette, seconds }: Scene): void {
  const { top, height } = layout.ruler
  const bottom = top + height
  context.strokeStyle = palette.tone('line-strong')
  context.fillStyle = palette.tone('ink-quiet')
  context.font = `11px ${palette.font}`
  context.textBaseline = 'alphabetic'
  context.lineWidth = 1
  context.beginPath()
  for (const { at, words } of rulerTicks(view, seconds)) {
    const x = Math.round(toPixel(view, at)) + 0.5
    context.moveTo(x, bottom)
    context.lineTo(x, bottom - (words ? 8 : 4))
    if (words && x + 60 < view.width) context.fillText(words, x + 3, bottom - 9)
  }
  context.moveTo(0, bottom - 0.5)
  context.lineTo(view.width, bottom - 0.5)
  context.stroke()
}

/** The interval that is worked on, on the waveform behind the sound. */
export function drawBand(
  context: Context,
  { view, layout: { wave }, palette }: Scene,
  { label, colour }: ShownInterval,
): void {
  const start = toPixel(view, label.start)
  context.fillStyle = palette.colour(colour)
  context.globalAlpha = 0.3
  context.fillRect(start, wave.top, Math.max(1, toPixel(view, label.end) - start), wave.height)
  context.globalAlpha = 1
}

function drawWave(context: Context, { view, layout: { wave }, levels, palette, seconds }: Scene): void {
  const middle = wave.top + wave.height / 2
  const level = levelFor(levels, view.scale)
  const last = Math.min(view.width, Math.ceil(toPixel(view, seconds)))
  context.fillStyle = palette.tone(level ? 'accent' : 'line-strong')
  if (!level) {
    context.fillRect(0, middle, last, 1)
    return
  }
  const tall = wave.height / 2 - 3
  for (let x = 0; x < last; x++) {
    const [low, high] = loudnessBetween(level, toSeconds(view, x), toSeconds(view, x + 1))
    context.fillRect(x, middle - high * tall, 1, Math.max(1, (high - low) * tall))
  }
}

function drawTrack(context: Context, scene: Scene, stripe: TrackStripe): void {
  const { view, palette } = scene
  const isDraft = stripe.track.layer === 'draft'
  context.fillStyle = palette.tone('ink-quiet')
  context.font = `${isDraft ? '600 ' : ''}11px ${palette.font}`
  context.textBaseline = 'alphabetic'
  context.fillText(scene.nameOf(stripe.track.layer), 4, stripe.lanesTop - 5, view.width - 8)
  context.fillStyle = palette.tone(isDraft ? 'surface' : 'sunk')
  context.fillRect(0, stripe.lanesTop, view.width, stripe.track.lanes * stripe.laneHeight)
  context.globalAlpha = isDraft ? 1 : scene.blend
  // What somebody has hold of lies over its neighbours, with the name of who it is.
  for (const isHeld of [false, true])
    for (const { shown, lane } of placedBetween(stripe.track, view.from, endOf(view)))
      if (shown.key !== scene.hidden && (shown.held !== null) === isHeld)
        drawInterval(context, lookOf(scene, stripe, shown.label, lane, shown.key), shown)
  context.globalAlpha = 1
}

export function lookOf(
  { view, palette, hatches, current }: Scene,
  stripe: TrackStripe,
  { start: from, end: until }: Interval,
  lane: number,
  key: string,
): IntervalLook {
  const start = toPixel(view, from)
  const end = toPixel(view, until)
  const x = Math.max(-20, start)
  return {
    x,
    y: stripe.lanesTop + lane * stripe.laneHeight + 2,
    width: Math.max(1.5, Math.min(view.width + 20, end) - x),
    height: stripe.laneHeight - 4,
    isCurrent: current?.key === key,
    // What begins before the left edge keeps its words in sight.
    wordsFrom: Math.max(0, start),
    palette,
    hatches,
  }
}

/** Past the end there is nothing to label. */
function drawAfterEnd(context: Context, { view, layout, palette, seconds }: Scene): void {
  const x = toPixel(view, seconds)
  if (x >= view.width - 0.5) return
  context.fillStyle = palette.tone('line')
  context.globalAlpha = 0.5
  context.fillRect(x, 0, view.width - x, layout.height)
  context.globalAlpha = 1
}

/** The whole recording in little, for the strip that shows which part of it is in sight. */
export function drawWhole(context: Context, stripe: Stripe, width: number, scene: Scene): void {
  const { levels, palette, seconds, layout } = scene
  context.clearRect(0, 0, width, stripe.height)
  const level = levelFor(levels, width / seconds)
  const middle = stripe.height / 2
  context.fillStyle = palette.tone('line-strong')
  if (level)
    for (let x = 0; x < width; x++) {
      const [low, high] = loudnessBetween(level, (x * seconds) / width, ((x + 1) * seconds) / width)
      context.fillRect(x, middle - high * middle, 1, Math.max(1, (high - low) * middle))
    }
  else context.fillRect(0, middle, width, 1)
  context.fillStyle = palette.tone('differ-line')
  for (const { shown } of layout.tracks[0]?.track.placed ?? [])
    if (shown.state === 'open' || shown.state === 'disputed')
      context.fillRect((shown.label.start * width) / seconds, stripe.height - 4, 2, 4)
}
