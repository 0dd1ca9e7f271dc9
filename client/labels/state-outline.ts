import type { Bounds } from '#shared/labels/geometry.ts'
import type { LabelState } from './shown-label.ts'

/** What marks of places in a text are around a shape: a line under it, brackets at both ends, a bar at its left. */
export function stateOutline(state: LabelState, { left, top, right, bottom }: Bounds): string {
  switch (state) {
    case 'ruled':
      return `M${left - 6} ${top}V${bottom}`
    case 'disputed': {
      const out = 6
      const arm = Math.min(10, out + (right - left) / 3)
      const bracket = (at: number, to: number) => `M${to} ${top - out}H${at}V${bottom + out}H${to}`
      return bracket(left - out, left - out + arm) + bracket(right + out, right + out - arm)
    }
    case 'open':
    case 'settled':
      return `M${left} ${bottom + 6}H${right}`
    default:
      return ''
  }
}
