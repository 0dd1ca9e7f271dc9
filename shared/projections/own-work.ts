import type { Comparison } from '#shared/compare/comparison.ts'
import { isKept, sideBySide } from '#shared/compare/own-words.ts'
import { columnsOfSource, unitTexts } from '#shared/compare/unit-texts.ts'
import { splitWords, type Word } from '#shared/compare/words.ts'
import { type Bench, comparedUnit } from '#shared/domain/bench.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { ItemSettlings } from '#shared/domain/settling.ts'
import type { Segment } from '#shared/domain/source.ts'
import type { LabelSet } from '#shared/labels/label.ts'
import { type Cell, cellsOf } from './own-cells.ts'
import { differencesInCell, type OwnDifference, type SaidWord } from './own-difference.ts'

/** One source of an item against its result, in words by the comparison key; of label items in labels and answers. */
export interface SourceWork {
  readonly words: number
  /** Of those: how many stand in the result. */
  readonly stand: number
  /** Words of the result that the source does not have. */
  readonly missed: number
  readonly differences: readonly OwnDifference[]
}

export interface ItemWorkInput {
  readonly bench: Bench
  /** In the order in which the comparison numbers them. */
  readonly sources: readonly { readonly segments: readonly Segment[]; readonly labels?: LabelSet }[]
  readonly rulings: readonly Ruling[]
  readonly settlings: ItemSettlings
  /** Whether only places count that are settled or ruled: the item is not signed off. */
  readonly decidedOnly: boolean
}

/** Each source of an item against the result: pure, from the stored comparison and the draft as it stands. */
export function workOnItem({ bench, sources, rulings, settlings, decidedOnly }: ItemWorkInput): readonly SourceWork[] {
  const { comparison } = bench
  const texts = unitTexts(comparison, sources)
  const units = bench.units.flatMap((unit) => {
    const compared = comparedUnit(comparison, unit.id)
    if (!compared) return []
    const cells = cellsOf({ unit: compared, bench: unit, rulings, settlings })
    const said = texts[comparison.units.indexOf(compared)] ?? []
    const told = (decidedOnly ? cells.filter(isDecided) : cells).map((cell) => ({
      cell,
      stands: splitWords(cell.stands, comparison.profile),
    }))
    return [{ compared, said, cells: told }]
  })
  return sources.map((_, source) =>
    together(
      units.flatMap(({ compared, said, cells }) => {
        const words = saidWords(said[source] ?? '', columnsOfSource(compared, source), comparison)
        return cells.map(({ cell, stands }) => {
          const own = words.filter(({ column }) => cell.from <= column && column < cell.to)
          return sourceInCell({ unit: compared, cell, own, profile: comparison.profile }, stands)
        })
      }),
    ),
  )
}

const isDecided = ({ ruling, settled }: Cell): boolean => ruling !== undefined || settled !== undefined

function saidWords(text: string, columns: readonly number[], { profile }: Comparison): readonly SaidWord[] {
  return splitWords(text, profile).map((word, at) => ({
    ...word,
    column: columns[Math.min(at, columns.length - 1)] ?? 0,
  }))
}

type InCell = Parameters<typeof differencesInCell>[0]

function sourceInCell(of: Omit<InCell, 'steps'>, stands: readonly Word[]): SourceWork {
  const steps = sideBySide(of.own, stands)
  const stand = steps.filter(isKept).length
  const missed = steps.filter(({ said }) => said === undefined).length
  return { words: of.own.length, stand, missed, differences: differencesInCell({ ...of, steps }) }
}

const together = (parts: readonly SourceWork[]): SourceWork => ({
  words: sum(parts.map(({ words }) => words)),
  stand: sum(parts.map(({ stand }) => stand)),
  missed: sum(parts.map(({ missed }) => missed)),
  differences: parts.flatMap(({ differences }) => differences),
})

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
