import type { Column, Comparison, UnitComparison } from '#shared/compare/comparison.ts'

/** The consensus and what some sources say; of the consensus it stays unsaid whose else it is. */
export function ownColumn({ arcs, consensus }: Column, own: ReadonlySet<number>): Column {
  const agreed = arcs[consensus]
  const kept = arcs
    .filter((arc) => arc === agreed || arc.sources.some((source) => own.has(source)))
    .map((arc) => ({ ...arc, sources: arc.sources.filter((source) => own.has(source)) }))
  return { arcs: kept, consensus: kept.findIndex(({ key }) => key === agreed?.key) }
}

/**
 * The labels of a comparison as one of its annotators sees them: what stands in the draft, and one's own. Of others' labels
 * that too few have nothing is told.
 */
export function ownLabels(comparison: Comparison, own: ReadonlySet<number>): Comparison {
  const units = comparison.units.flatMap((unit): UnitComparison[] => {
    const members = unit.label?.members.filter(({ source }) => own.has(source)) ?? []
    const [first] = unit.columns
    const stands = first?.arcs[first.consensus]?.text !== ''
    if (!unit.label || (!stands && members.length === 0)) return []
    const columns = unit.columns.map((column, at) =>
      stands || at === 0 ? ownColumn(column, own) : ownAlone(column, own),
    )
    const { start: _, end: __, ...rest } = unit
    return [{ ...(stands ? unit : rest), columns, differences: [], label: { ...unit.label, members } }]
  })
  const { subject } = comparison.labels ?? {}
  return { ...comparison, units, labels: subject ? { subject } : {} }
}

function ownAlone({ arcs }: Column, own: ReadonlySet<number>): Column {
  const kept = arcs.flatMap((arc) => {
    const sources = arc.sources.filter((source) => own.has(source))
    return sources.length > 0 ? [{ ...arc, sources }] : []
  })
  return { arcs: kept.length > 0 ? kept : [{ text: '', key: '', sources: [] }], consensus: 0 }
}
