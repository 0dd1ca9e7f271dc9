import { mostOverlap, type Outline, outlineOf, overlapOf, stretchOverlap } from '#shared/labels/geometry.ts'
import type { PlacedLabel } from '#shared/labels/label.ts'
import type { LabelNode } from './label-nodes.ts'

type PlacedNode = LabelNode<PlacedLabel>

/** Two labels of different sources and how far they overlap, 0 to 1; `a` is of the source of the lower rank. */
export interface Overlap {
  readonly a: PlacedNode
  readonly b: PlacedNode
  readonly overlap: number
}

interface Placed {
  readonly node: PlacedNode
  readonly from: number
  readonly to: number
  readonly outline: Outline | undefined
}

/**
 * The pairs of one kind that overlap by so much or more. Found in one sweep from left to right (or from start to end), so
 * that only labels which stand side by side are measured.
 */
export function overlapsOf(nodes: readonly PlacedNode[], least: number): readonly Overlap[] {
  const placed = nodes.map(placedNode).toSorted((a, b) => a.from - b.from || a.node.rank - b.node.rank)
  const found: Overlap[] = []
  const open: Placed[] = []
  for (const next of placed) {
    let kept = 0
    for (const other of open) {
      if (other.to < next.from) continue
      open[kept++] = other
      if (other.node.source === next.node.source || !areLevel(other, next)) continue
      const overlap = measured(other, next, least)
      if (overlap < least || overlap === 0) continue
      const [a, b] = other.node.sourceRank < next.node.sourceRank ? [other.node, next.node] : [next.node, other.node]
      found.push({ a, b, overlap })
    }
    open.length = kept
    open.push(next)
  }
  return found
}

/** Of two labels of one kind, 0 to 1. */
export function labelOverlap(a: PlacedLabel, b: PlacedLabel): number {
  if (a.kind === 'box' || a.kind === 'polygon') return b.kind === a.kind ? overlapOf(outlineOf(a), outlineOf(b)) : 0
  return b.kind === a.kind ? stretchOverlap(a, b) : 0
}

function placedNode(node: PlacedNode): Placed {
  const { label } = node
  if (label.kind === 'span' || label.kind === 'interval')
    return { node, from: label.start, to: label.end, outline: undefined }
  const outline = outlineOf(label)
  return { node, from: outline.bounds.left, to: outline.bounds.right, outline }
}

/** Whether neither is wholly above the other. */
const areLevel = ({ outline: a }: Placed, { outline: b }: Placed): boolean =>
  !(a && b) || (a.bounds.top <= b.bounds.bottom && b.bounds.top <= a.bounds.bottom)

function measured(a: Placed, b: Placed, least: number): number {
  if (!(a.outline && b.outline)) return stretchOverlap({ start: a.from, end: a.to }, { start: b.from, end: b.to })
  const hopeless = a.outline.area > 0 && mostOverlap(a.outline, b.outline) < least
  return hopeless ? 0 : overlapOf(a.outline, b.outline)
}
