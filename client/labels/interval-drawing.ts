import type { ShownInterval } from './interval-tracks.ts'
import type { LabelState } from './shown-label.ts'
import type { Hatches } from './timeline-hatches.ts'
import type { TimelinePalette } from './timeline-palette.ts'

/** Where and how an interval is drawn. Pixels. */
export interface IntervalLook {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isCurrent: boolean
  readonly wordsFrom: number
  readonly palette: TimelinePalette
  readonly hatches: Hatches
}

type Context = CanvasRenderingContext2D

const narrowest = { forState: 6, forWords: 30 }
const signWidth = 14

/** By the colour of its tag and the hatch of its source; how it stands by another colour and a shape of its own. */
export function drawInterval(context: Context, look: IntervalLook, shown: ShownInterval): void {
  const { palette, x, y, width, height } = look
  const colour = palette.colour(shown.colour)
  const isMissing = shown.state === 'missing'
  const alpha = context.globalAlpha
  context.fillStyle = colour
  context.globalAlpha = alpha * (isMissing ? 0.08 : 0.28)
  context.fillRect(x, y, width, height)
  const hatch = width < narrowest.forState ? null : look.hatches.of(context, colour, shown.pattern)
  if (hatch) {
    context.globalAlpha = alpha * 0.55
    context.fillStyle = hatch
    context.fillRect(x, y, width, height)
  }
  context.globalAlpha = alpha
  context.fillStyle = colour
  if (!isMissing) context.fillRect(x, y, width, 3)
  if (width >= narrowest.forState) {
    drawOutline(context, look, colour, isMissing)
    drawState(context, look, shown.state)
  }
  drawWords(context, look, shown)
  if (shown.held) drawHeld(context, look, shown.held)
  if (look.isCurrent) drawCurrent(context, look)
}

function drawOutline(context: Context, { x, y, width, height }: IntervalLook, colour: string, isDashed: boolean): void {
  context.strokeStyle = colour
  context.lineWidth = 1
  context.setLineDash(isDashed ? [4, 3] : [])
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
  context.setLineDash([])
}

/** LOOK: amber and dotted while it is open, a green line when settled, brackets in dispute, a bar at the left when ruled. */
function drawState(context: Context, look: IntervalLook, state: LabelState): void {
  const { palette, x, y, width, height } = look
  const bottom = y + height
  context.lineWidth = 3
  context.beginPath()
  if (state === 'open') {
    context.strokeStyle = palette.tone('differ-line')
    context.setLineDash([3, 3])
    context.moveTo(x, bottom - 1.5)
    context.lineTo(x + width, bottom - 1.5)
  } else if (state === 'settled') {
    context.strokeStyle = palette.tone('settled-line')
    context.moveTo(x, bottom - 1.5)
    context.lineTo(x + width, bottom - 1.5)
  } else if (state === 'disputed') {
    context.strokeStyle = palette.tone('disputed')
    for (const [side, inward] of [
      [x + 1.5, 5],
      [x + width - 1.5, -5],
    ] as const) {
      context.moveTo(side + inward, y + 1.5)
      context.lineTo(side, y + 1.5)
      context.lineTo(side, bottom - 1.5)
      context.lineTo(side + inward, bottom - 1.5)
    }
  } else if (state === 'ruled') {
    context.strokeStyle = palette.tone('ruled')
    context.lineWidth = 4
    context.moveTo(x + 2, y)
    context.lineTo(x + 2, bottom)
  }
  context.stroke()
  context.setLineDash([])
}

function drawWords(context: Context, look: IntervalLook, shown: ShownInterval): void {
  const { palette, x, y, width, height } = look
  const end = x + width
  let from = Math.max(x, look.wordsFrom) + 7
  if (end - from < narrowest.forWords - 10) return
  context.save()
  context.beginPath()
  context.rect(x, y, width - 4, height)
  context.clip()
  const middle = y + height / 2 + 1
  if (shown.locked) {
    drawLock(context, from, middle, palette.tone('ruled'))
    from += signWidth
  }
  if (shown.state === 'disputed') {
    drawFlag(context, from, middle, palette.tone('disputed'))
    from += signWidth
  }
  context.textBaseline = 'middle'
  context.fillStyle = palette.tone('ink')
  context.font = `600 12px ${palette.font}`
  context.fillText(shown.label.tag, from, middle)
  from += context.measureText(shown.label.tag).width + (shown.label.tag ? 8 : 0)
  context.font = `11px ${palette.font}`
  // Half a badge says something else: `1 of 3` is no 1.
  if (shown.badge && from + context.measureText(shown.badge).width <= end - 4) {
    context.fillStyle = palette.tone('ink-quiet')
    context.fillText(shown.badge, from, middle)
  }
  context.restore()
}

function drawLock(context: Context, x: number, middle: number, colour: string): void {
  context.fillStyle = colour
  context.strokeStyle = colour
  context.lineWidth = 1.5
  context.fillRect(x, middle - 2, 9, 7)
  context.beginPath()
  context.arc(x + 4.5, middle - 2, 3, Math.PI, 0)
  context.stroke()
}

function drawFlag(context: Context, x: number, middle: number, colour: string): void {
  context.fillStyle = colour
  context.fillRect(x, middle - 6, 1.5, 12)
  context.beginPath()
  context.moveTo(x + 1.5, middle - 6)
  context.lineTo(x + 10, middle - 3)
  context.lineTo(x + 1.5, middle)
  context.fill()
}

function drawHeld(context: Context, look: IntervalLook, held: NonNullable<ShownInterval['held']>): void {
  const { palette, x, y, width, height } = look
  const colour = palette.colour(held.colour)
  context.strokeStyle = colour
  context.lineWidth = 2
  context.setLineDash([6, 3])
  context.strokeRect(x, y, width, height)
  context.setLineDash([])
  context.font = `600 11px ${palette.font}`
  const wide = context.measureText(held.name).width + 8
  const left = Math.max(0, x)
  context.fillStyle = colour
  context.fillRect(left, y - 8, wide, 15)
  context.fillStyle = palette.tone('on-person')
  context.textBaseline = 'middle'
  context.fillText(held.name, left + 4, y)
}

function drawCurrent(context: Context, { palette, x, y, width, height }: IntervalLook): void {
  context.strokeStyle = palette.tone('ink')
  context.lineWidth = 2
  context.strokeRect(x - 1, y - 1, width + 2, height + 2)
}
