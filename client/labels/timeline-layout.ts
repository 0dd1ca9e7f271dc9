import { placedBetween, type ShownInterval, type Track } from './interval-tracks.ts'
import { type TimeView, toPixel, toSeconds } from './time-view.ts'

/** Where things stand over each other, in pixels from the top. */
export interface Layout {
  readonly ruler: Stripe
  readonly wave: Stripe
  readonly tracks: readonly TrackStripe[]
  readonly height: number
  /** How wide, and at least how tall, what is pressed must be. */
  readonly target: number
}

export interface Stripe {
  readonly top: number
  readonly height: number
}

export interface TrackStripe extends Stripe {
  readonly track: Track
  /** The name stands over the lanes. */
  readonly lanesTop: number
  readonly laneHeight: number
}

const rulerHeight = 24
const nameHeight = 18
const gap = 4
const lane = { fine: { draft: 30, source: 22 }, coarse: { draft: 44, source: 32 } } as const

export function layoutOf(tracks: readonly Track[], waveHeight: number, isCoarse: boolean): Layout {
  const heights = isCoarse ? lane.coarse : lane.fine
  const ruler = { top: 0, height: isCoarse ? 44 : rulerHeight }
  const wave = { top: ruler.height, height: waveHeight }
  let top = wave.top + wave.height + gap
  const stripes = tracks.map((track): TrackStripe => {
    const laneHeight = track.layer === 'draft' ? heights.draft : heights.source
    const stripe = { track, top, lanesTop: top + nameHeight, laneHeight, height: nameHeight + track.lanes * laneHeight }
    top += stripe.height + gap
    return stripe
  })
  return { ruler, wave, tracks: stripes, height: top, target: isCoarse ? 44 : 24 }
}

export type Hit =
  | { readonly is: 'ruler' }
  | { readonly is: 'wave' }
  | { readonly is: 'edge'; readonly edge: 'start' | 'end'; readonly shown: ShownInterval }
  | { readonly is: 'interval'; readonly shown: ShownInterval }
  | { readonly is: 'track'; readonly layer: Track['layer'] }
  | { readonly is: 'nothing' }

interface Point {
  readonly x: number
  readonly y: number
}

/** What is under a point. `grips` is the interval whose edges can be pulled: on the waveform, and in its own lane. */
export function hitAt({ x, y }: Point, view: TimeView, layout: Layout, grips: ShownInterval | undefined): Hit {
  if (isIn(layout.ruler, y)) return { is: 'ruler' }
  const stripe = layout.tracks.find((each) => isIn(each, y))
  if (grips && (isIn(layout.wave, y) || stripe?.track.layer === grips.layer)) {
    const isOnWave = isIn(layout.wave, y)
    const edge = edgeAt(x, view, grips, { target: layout.target, middle: isOnWave ? 0 : layout.target })
    if (edge && (isOnWave || isInLane(stripe, y, grips))) return { is: 'edge', edge, shown: grips }
  }
  if (isIn(layout.wave, y)) return { is: 'wave' }
  if (!stripe) return { is: 'nothing' }
  const shown = intervalAt({ x, y }, view, stripe, layout.target)
  return shown ? { is: 'interval', shown } : { is: 'track', layer: stripe.track.layer }
}

const isIn = ({ top, height }: Stripe, y: number): boolean => y >= top && y < top + height

function isInLane(stripe: TrackStripe | undefined, y: number, grips: ShownInterval): boolean {
  const placed = stripe?.track.placed.find(({ shown }) => shown.key === grips.key)
  return stripe !== undefined && placed !== undefined && laneOf(stripe, y) === placed.lane
}

const laneOf = ({ lanesTop, laneHeight, track }: TrackStripe, y: number): number =>
  Math.max(0, Math.min(track.lanes - 1, Math.floor((y - lanesTop) / laneHeight)))

/** Half of a grip lies inside, less where the interval is too narrow for both and for the middle, which moves all of it. */
function edgeAt(
  x: number,
  view: TimeView,
  { label }: ShownInterval,
  { target, middle }: { readonly target: number; readonly middle: number },
): 'start' | 'end' | undefined {
  const start = toPixel(view, label.start)
  const end = toPixel(view, label.end)
  const inside = Math.max(0, Math.min(target / 2, (end - start - middle) / 2))
  if (x >= start + inside - target && x <= start + inside) return 'start'
  if (x >= end - inside && x <= end - inside + target) return 'end'
  return undefined
}

/** In the lane, the one that is hit or is nearest to it; of several the shortest, which would be hidden else. */
function intervalAt({ x, y }: Point, view: TimeView, stripe: TrackStripe, target: number): ShownInterval | undefined {
  const lane = laneOf(stripe, y)
  const slack = target / 2
  let best: { readonly shown: ShownInterval; readonly away: number; readonly length: number } | undefined
  for (const one of placedBetween(stripe.track, toSeconds(view, x - slack), toSeconds(view, x + slack))) {
    if (one.lane !== lane) continue
    const { start, end } = one.shown.label
    const away = Math.max(0, toPixel(view, start) - x, x - toPixel(view, end))
    const isBetter = !best || away < best.away || (away === best.away && end - start < best.length)
    if (away <= slack && isBetter) best = { shown: one.shown, away, length: end - start }
  }
  return best?.shown
}
