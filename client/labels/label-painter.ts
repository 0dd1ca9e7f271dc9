import type { Bounds } from '#shared/labels/geometry.ts'
import { dashOf, type Ink } from './label-ink.ts'
import { type Plates, plateHeight } from './label-plates.ts'
import { knownOutline, type ShownShape } from './shape-index.ts'
import { stateOutline } from './state-outline.ts'
import { boundsOnScreen, type View } from './view-transform.ts'

interface Painting {
  readonly view: View
  readonly ink: Ink
  readonly plates: Plates
  /** Opacity of the sources' layers, 0 to 1. */
  readonly blend: number
}

type Context = CanvasRenderingContext2D

const halo = 'rgb(0 0 0 / 45%)'
/** Narrower than that on the screen, a label has no room for words. */
const roomForWords = 44
const roomForMark = 14

/** Sources first, the draft over them, in the order given. Coordinates of the canvas are CSS pixels of the screen. */
export function paintLabels(ctx: Context, shapes: readonly ShownShape[], painting: Painting): void {
  ctx.lineJoin = 'round'
  ctx.globalAlpha = painting.blend
  for (const shape of shapes) if (shape.layer !== 'draft') paintOutline(ctx, shape, painting)
  ctx.globalAlpha = 1
  for (const shape of shapes) if (shape.layer === 'draft') paintOutline(ctx, shape, painting)
  for (const shape of shapes) paintMarks(ctx, shape, painting)
}

function paintOutline(
  ctx: Context,
  { label, layer, state, colour: css, pattern, held }: ShownShape,
  painting: Painting,
) {
  const { view, ink } = painting
  const colour = ink.colour(held?.colour ?? css)
  const { rings, upright, bounds } = knownOutline(label)
  const width = held ? 3 : layer === 'draft' ? 2 : 1.5
  const trace = upright ? () => rectangle(ctx, boundsOnScreen(view, bounds)) : () => outline(ctx, rings, view)
  trace()
  ctx.setLineDash([])
  ctx.lineWidth = width + 2
  ctx.strokeStyle = halo
  ctx.stroke()
  if (layer === 'draft') fill(ctx, state === 'missing' ? hatchOf(ctx, colour) : colour, state === 'missing' ? 0.5 : 0.1)
  ctx.setLineDash(dashOf(pattern) as number[])
  ctx.lineWidth = width
  ctx.strokeStyle = colour
  ctx.stroke()
}

function fill(ctx: Context, style: string | CanvasPattern, opacity: number): void {
  const before = ctx.globalAlpha
  ctx.globalAlpha = before * opacity
  ctx.fillStyle = style
  ctx.fill()
  ctx.globalAlpha = before
}

function rectangle(ctx: Context, { left, top, right, bottom }: Bounds): void {
  ctx.beginPath()
  ctx.rect(left, top, right - left, bottom - top)
}

function outline(
  ctx: Context,
  rings: readonly (readonly (readonly [number, number])[])[],
  { scale, x, y }: View,
): void {
  ctx.beginPath()
  for (const ring of rings) {
    for (const [at, [right, down]] of ring.entries()) {
      if (at === 0) ctx.moveTo(x + right * scale, y + down * scale)
      else ctx.lineTo(x + right * scale, y + down * scale)
    }
    ctx.closePath()
  }
}

const hatches = new Map<string, CanvasPattern>()

/** Lines aslant: where something is that the draft does not have. */
function hatchOf(ctx: Context, colour: string): CanvasPattern | string {
  const known = hatches.get(colour)
  if (known) return known
  const tile = document.createElement('canvas')
  tile.width = tile.height = 8
  const lines = tile.getContext('2d')
  if (lines) {
    lines.strokeStyle = colour
    lines.lineWidth = 1.5
    lines.stroke(new Path2D('M-2 10 10 -2M-2 2 2 -2M6 10 10 6'))
  }
  const pattern = ctx.createPattern(tile, 'repeat')
  if (pattern) hatches.set(colour, pattern)
  return pattern ?? colour
}

/** What LOOK says of places in a text, around a shape: a line under it, brackets, a bar at its left; and a plate over it. */
function paintMarks(ctx: Context, shown: ShownShape, { view, ink, plates }: Painting): void {
  const { label, layer, state, badge, locked, held } = shown
  const bounds = boundsOnScreen(view, knownOutline(label).bounds)
  const wide = bounds.right - bounds.left
  if (layer === 'draft' && state !== 'agreed') {
    const path = new Path2D(stateOutline(state, bounds))
    ctx.setLineDash([])
    ctx.lineWidth = 5
    ctx.strokeStyle = halo
    if (wide >= roomForMark) ctx.stroke(path)
    ctx.setLineDash(state === 'open' ? [2, 3] : [])
    ctx.lineWidth = 3
    ctx.strokeStyle = ink.states[state]
    ctx.stroke(path)
  }
  if (wide < roomForMark) return
  const text = held ? held.name : wide < roomForWords ? '' : badge
  const plate = plates.of({
    ...{ state: layer === 'draft' ? state : 'agreed', locked, text },
    ...(held ? { ground: ink.colour(held.colour) } : {}),
  })
  if (plate) ctx.drawImage(plate.picture, ...plateAt(bounds), plate.width, plateHeight)
}

const plateAt = ({ left, top }: Bounds): [number, number] => [Math.round(left - 1), Math.round(top - plateHeight - 4)]
