/**
 * How a network's columns became those of a later one. Columns are never taken out: each becomes one or more, and others
 * come in between. Columns and edges are counted in the earlier network.
 */
export interface ColumnGrowth {
  /** `[edge, columns]`: so many came in before the column of that number, rising. */
  readonly inserted: readonly [edge: number, columns: number][]
  /** `[column, columns]`: what became more than one, rising. */
  readonly widened: readonly [column: number, columns: number][]
}

interface ColumnRun {
  readonly from: number
  readonly to: number
}

/** Where a run of columns is in the later network: what came in at its edges is not part of it. */
export function runAfter({ from, to }: ColumnRun, growth: ColumnGrowth): ColumnRun {
  if (from === to) return { from: endAfter(from, growth), to: endAfter(to, growth) }
  return { from: startAfter(from, growth), to: endAfter(to, growth) }
}

function startAfter(edge: number, { inserted, widened }: ColumnGrowth): number {
  return edge + sumOf(inserted, (at) => at <= edge) + sumOf(widened, (at) => at < edge) - countOf(widened, edge)
}

function endAfter(edge: number, { inserted, widened }: ColumnGrowth): number {
  return edge + sumOf(inserted, (at) => at < edge) + sumOf(widened, (at) => at < edge) - countOf(widened, edge)
}

type Grown = ColumnGrowth['inserted']

const sumOf = (grown: Grown, counts: (at: number) => boolean): number =>
  grown.reduce((sum, [at, columns]) => (counts(at) ? sum + columns : sum), 0)

const countOf = (grown: Grown, edge: number): number => grown.filter(([at]) => at < edge).length
