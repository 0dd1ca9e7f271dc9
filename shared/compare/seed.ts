import type { ColumnRange, SeedLayout, UnitComparison } from '#shared/compare/comparison.ts'

/** The text a draft starts with: the words of the consensus joined by single spaces. */
export function consensusText({ columns }: Pick<UnitComparison, 'columns'>): string {
  return consensusWords(columns)
    .filter((text) => text !== '')
    .join(' ')
}

/**
 * One range per column, rising. Where the consensus is nothing the range is empty and lies where a word would be put: after
 * the word before it (before the space), or at 0.
 */
export function seedLayout({ columns }: Pick<UnitComparison, 'columns'>): readonly ColumnRange[] {
  let end = 0
  return consensusWords(columns).map((text) => {
    if (text === '') return { from: end, to: end }
    const from = end === 0 ? 0 : end + 1
    end = from + text.length
    return { from, to: end }
  })
}

/** Where a unit's columns stand in the text that its draft began with. */
export const layoutInDraft = (unit: UnitComparison): SeedLayout =>
  unit.seeded ?? { length: consensusText(unit).length, ranges: seedLayout(unit) }

function consensusWords(columns: UnitComparison['columns']): readonly string[] {
  return columns.map(({ arcs, consensus }) => arcs[consensus]?.text ?? '')
}
