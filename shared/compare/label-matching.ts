import type { PlacedLabel } from '#shared/labels/label.ts'
import { bestAssignment, type Match } from './label-assignment.ts'
import { isPlacedNode, type LabelledSource, type LabelNode, rankedNodes } from './label-nodes.ts'
import { labelOverlap, type Overlap, overlapsOf } from './label-overlaps.ts'
import type { LabelProfile } from './label-profile.ts'

type PlacedNode = LabelNode<PlacedLabel>

/** What several sources, each at most once, say of one thing; one alone where nobody else does. In order of the sources. */
export interface LabelGroup {
  readonly members: readonly { readonly source: number; readonly label: PlacedLabel }[]
}

/**
 * Which labels of different sources are of the same thing: between each two sources the best assignment by overlap, then
 * these joined into groups, the strongest first, where every member overlaps every other. The same, but for the numbers of
 * the sources, for any order of sources and of labels. Choices stand nowhere and are no part of it.
 */
export function matchLabels(sources: readonly LabelledSource[], profile: LabelProfile): readonly LabelGroup[] {
  const nodes = rankedNodes(sources).filter(isPlacedNode)
  const groups = new Grouping(nodes)
  for (const kind of ['span', 'box', 'polygon', 'interval'] as const) {
    const overlaps = overlapsOf(
      nodes.filter(({ label }) => label.kind === kind),
      profile.match[kind],
    )
    groups.join(bySources(overlaps).flatMap(bestAssignment))
  }
  return groups.result()
}

function bySources(overlaps: readonly Overlap[]): readonly (readonly Overlap[])[] {
  const lists = new Map<string, Overlap[]>()
  for (const overlap of overlaps) {
    const key = `${overlap.a.source} ${overlap.b.source}`
    const list = lists.get(key)
    if (list) list.push(overlap)
    else lists.set(key, [overlap])
  }
  return [...lists.values()]
}

class Grouping {
  readonly #groupOf = new Map<PlacedNode, PlacedNode[]>()

  constructor(nodes: readonly PlacedNode[]) {
    for (const node of nodes) this.#groupOf.set(node, [node])
  }

  join(matches: readonly Match[]): void {
    const strongest = matches.toSorted((x, y) => y.weight - x.weight || lower(x) - lower(y) || higher(x) - higher(y))
    for (const { a, b } of strongest) {
      const [one, other] = [this.#groupOf.get(a), this.#groupOf.get(b)]
      if (!one || !other || one === other || !areOne(one, other)) continue
      one.push(...other)
      for (const node of other) this.#groupOf.set(node, one)
    }
  }

  /** By the first of their labels. */
  result(): readonly LabelGroup[] {
    return [...new Set(this.#groupOf.values())].map((group) => ({
      members: group.toSorted((a, b) => a.source - b.source).map(({ source, label }) => ({ source, label })),
    }))
  }
}

const lower = ({ a, b }: Match): number => Math.min(a.rank, b.rank)
const higher = ({ a, b }: Match): number => Math.max(a.rank, b.rank)

/** No source twice, and nobody so far from the others that nothing is shared. */
const areOne = (one: readonly PlacedNode[], other: readonly PlacedNode[]): boolean =>
  one.every((a) => other.every((b) => a.source !== b.source && labelOverlap(a.label, b.label) > 0))
