import type { PlacedLabel, Shape } from './label.ts'
import { tightestShape } from './shape-joining.ts'

/**
 * What several labels of one thing, all of one kind, have in common. Undefined where no stretch is common to all. `text`:
 * code points, for the quote of a span.
 */
export function tightestLabel(labels: readonly PlacedLabel[], text?: readonly string[]): PlacedLabel | undefined {
  const shapes = labels.filter((label): label is Shape => label.kind === 'box' || label.kind === 'polygon')
  if (shapes.length > 0) return tightestShape(shapes)
  const stretches = labels.filter((label) => label.kind === 'span' || label.kind === 'interval')
  const [first] = stretches
  const start = Math.max(...stretches.map((stretch) => stretch.start))
  const end = Math.min(...stretches.map((stretch) => stretch.end))
  if (!first || start >= end) return undefined
  if (first.kind === 'interval') return { ...first, start, end }
  const quoted = stretches.find((stretch) => stretch.start === start && stretch.end === end)
  return quoted ?? (text && { ...first, start, end, quote: text.slice(start, end).join('') })
}
