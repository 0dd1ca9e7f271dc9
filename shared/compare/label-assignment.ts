import munkres from 'munkres'
import { type PlacedLabel, tagsOf } from '#shared/labels/label.ts'
import type { LabelNode } from './label-nodes.ts'
import type { Overlap } from './label-overlaps.ts'

/** An overlap that was chosen, and what it weighed. */
export interface Match extends Overlap {
  readonly weight: number
}

/**
 * What the same tag adds to an overlap. Tags decide nothing alone: things are matched by where they are, and of two that
 * stand in one place (a rider and the bicycle, a name and the title in it) each is matched with its like.
 */
const sameTag = 0.1

/**
 * Of the overlaps between two sources those that give each label at most one partner and weigh most together (Hungarian
 * algorithm, Munkres 1957), worked out for each cluster of labels by itself.
 */
export function bestAssignment(overlaps: readonly Overlap[]): readonly Match[] {
  const weighed = overlaps
    .map((each) => ({ ...each, weight: each.overlap + (sameTags(each.a.label, each.b.label) ? sameTag : 0) }))
    .toSorted((x, y) => x.a.rank - y.a.rank || x.b.rank - y.b.rank)
  return clusters(weighed).flatMap((cluster) => (cluster.length === 1 ? cluster : assigned(cluster)))
}

const sameTags = (a: PlacedLabel, b: PlacedLabel): boolean => tagsOf(a).join('\n') === tagsOf(b).join('\n')

function assigned(cluster: readonly Match[]): readonly Match[] {
  const rows = ranksOf(cluster, ({ a }) => a)
  const columns = ranksOf(cluster, ({ b }) => b)
  const costs = Array.from({ length: rows.size }, () => new Float64Array(columns.size))
  const matches = new Map<number, Match>()
  for (const match of cluster) {
    const [row, column] = [rows.get(match.a.rank) ?? 0, columns.get(match.b.rank) ?? 0]
    const costsOfRow = costs[row]
    if (costsOfRow) costsOfRow[column] = -match.weight
    matches.set(row * columns.size + column, match)
  }
  return munkres(costs).flatMap(([row, column]) => matches.get(row * columns.size + column) ?? [])
}

function ranksOf(cluster: readonly Match[], of: (match: Match) => LabelNode): ReadonlyMap<number, number> {
  const ranks = [...new Set(cluster.map((match) => of(match).rank))].toSorted((a, b) => a - b)
  return new Map(ranks.map((rank, index) => [rank, index]))
}

/** Those that hang together by labels. */
function clusters(overlaps: readonly Match[]): readonly (readonly Match[])[] {
  const clusterOf = new Map<number, Match[]>()
  for (const match of overlaps) {
    const [left, right] = [clusterOf.get(match.a.rank) ?? [], clusterOf.get(match.b.rank) ?? []]
    const [larger, smaller] = left.length < right.length ? [right, left] : [left, right]
    if (larger !== smaller) larger.push(...smaller)
    larger.push(match)
    for (const { a, b } of larger === smaller ? [match] : [...smaller, match]) {
      clusterOf.set(a.rank, larger)
      clusterOf.set(b.rank, larger)
    }
  }
  return [...new Set(clusterOf.values())]
}
