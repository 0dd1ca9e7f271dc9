import type { ColumnGrowth } from '#shared/compare/column-growth.ts'
import { comparisonAlgorithm } from '#shared/compare/compare-item.ts'
import type {
  Column,
  ColumnRange,
  Comparison,
  ComparisonProfile,
  Difference,
  EarlierNetwork,
  SeedLayout,
  UnitComparison,
} from '#shared/compare/comparison.ts'
import { type GrowingUnit, withSource } from '#shared/compare/deal-source.ts'
import { findDifferences } from '#shared/compare/differences.ts'
import { comparisonKey } from '#shared/compare/normalise.ts'
import { layoutInDraft } from '#shared/compare/seed.ts'
import { type ComparedSource, columnsOfSource, unitTexts } from '#shared/compare/unit-texts.ts'
import { columnOfGrid, type GridColumn, gridOfLists, growthOf } from '#shared/compare/word-grid.ts'
import { splitWords, type Word } from '#shared/compare/words.ts'

/** A source of the new comparison; `was` is its index in the earlier one, if it was there. */
export interface SourceNow extends ComparedSource {
  readonly was?: number
}

/** What places of one unit need to find themselves in the new network. Units that are as they were have none. */
export interface UnitChange extends ColumnGrowth {
  readonly unit: string
  /** Those of the new network, with the texts of their readings. */
  readonly differences: readonly { readonly from: number; readonly to: number; readonly readings: string[] }[]
}

export interface Recompared {
  readonly comparison: Comparison
  readonly changes: readonly UnitChange[]
}

/**
 * A comparison for an item whose draft was begun: units stay, and every column stays as one or more, so that each place
 * that was decided has one in the new network. New sources come into the networks; one that is left out leaves its
 * columns empty. Another profile compares each column anew, but moves no word to another one.
 */
export function recompare(
  before: Comparison,
  sources: readonly ComparedSource[],
  now: readonly SourceNow[],
  profile: ComparisonProfile,
): Recompared {
  const texts = unitTexts(before, sources)
  const known = before.units.map((unit, at) => knownUnit(unit, texts[at] ?? [], now, [before.profile, profile]))
  const units = now.reduce<readonly GrowingUnit[]>(
    (grown, { was, segments }, source) => (was === undefined ? withSource(grown, source, segments, profile) : grown),
    known,
  )
  const compared = units.map((unit) => comparedUnit(unit, now.length, before.profile))
  return {
    comparison: { algorithm: `${comparisonAlgorithm} kept`, profile, sources: now.length, units: compared },
    changes: units.flatMap(({ unit, columns }, at) => changeOf(unit, compared[at] ?? unit, growthOf(columns)) ?? []),
  }
}

type Profiles = readonly [before: ComparisonProfile, now: ComparisonProfile]

/** The words that are still there, each in the column that it was in. */
function knownUnit(
  unit: UnitComparison,
  texts: readonly string[],
  now: readonly SourceNow[],
  profiles: Profiles,
): GrowingUnit {
  const lists = unit.columns.map(() => new Map<number, Word[]>())
  const ahead = new Map<number, Word[]>()
  const said = new Map<number, string>()
  for (const [source, { was }] of now.entries()) {
    if (was === undefined) continue
    const text = texts[was] ?? ''
    said.set(source, text)
    for (const [word, column] of wordsInColumns(text, columnsOfSource(unit, was), profiles)) {
      const list = column === undefined ? ahead : (lists[column] ?? ahead)
      list.set(source, [...(list.get(source) ?? []), word])
    }
  }
  const columns = lists.flatMap((list, was) => {
    const { arcs, consensus } = unit.columns[was] ?? { arcs: [], consensus: 0 }
    return gridOfLists(list, { was, stood: comparisonKey(arcs[consensus]?.text ?? '', profiles[1]) })
  })
  return { unit, columns: [...gridOfLists(ahead, {}), ...columns], said }
}

/** A text's words as they are split now, each with the column of the word that stood where it begins. */
function wordsInColumns(
  text: string,
  columns: readonly number[],
  [before, now]: Profiles,
): readonly (readonly [Word, number | undefined])[] {
  const old = splitWords(text, before)
  let at = -1
  return splitWords(text, now).map((word) => {
    while (at + 1 < old.length && (old[at + 1]?.from ?? 0) <= word.from) at++
    return [word, columns[Math.min(at, columns.length - 1)]] as const
  })
}

function comparedUnit(
  { unit, columns: grid, said }: GrowingUnit,
  sources: number,
  before: ComparisonProfile,
): UnitComparison {
  const columns = grid.map((column) => columnOfGrid(column, sources))
  return {
    ...unit,
    columns,
    differences: findDifferences(columns, sources),
    seeded: laidOut(layoutInDraft(unit), grid),
    earlier: earlierNetworks(unit, columns, grid, before),
    said: Array.from({ length: sources }, (_, source) => said.get(source) ?? ''),
  }
}

const keysOf = ({ arcs, consensus }: Column): readonly string[] => {
  const keys = arcs.map(({ key }) => key)
  return [keys[consensus] ?? '', ...keys.toSpliced(consensus, 1).sort()]
}

/** One for each time that another network came, none where words are found alike. */
function earlierNetworks(
  unit: UnitComparison,
  columns: readonly Column[],
  grid: readonly GridColumn[],
  profile: ComparisonProfile,
): readonly EarlierNetwork[] {
  const known = (unit.earlier ?? []).map((network) => ({
    ...network,
    was: grid.map(({ was }) => (was === undefined ? -1 : (network.was[was] ?? -1))),
  }))
  const keys = unit.columns.map(keysOf)
  if (JSON.stringify(keys) === JSON.stringify(columns.map(keysOf))) return known
  return [...known, { profile, keys, was: grid.map(({ was }) => was ?? -1) }]
}

/** The seed does not change: what came in between stands nowhere in it. */
function laidOut({ length, ranges }: SeedLayout, grid: readonly GridColumn[]): SeedLayout {
  let last = 0
  let laid: number | undefined
  const placed = grid.map(({ was }): ColumnRange => {
    const range = was === undefined || was === laid ? undefined : ranges[was]
    laid = was ?? laid
    last = range?.to ?? last
    return range ?? { from: last, to: last }
  })
  return { length, ranges: placed }
}

const outlineOf = ({ from, to, readings }: Difference) => ({ from, to, readings: readings.map(({ text }) => text) })

/** What places of a unit need; undefined where it is as it was. */
export function changeOf(before: UnitComparison, after: UnitComparison, growth: ColumnGrowth): UnitChange | undefined {
  const differences = after.differences.map(outlineOf)
  const isAsItWas =
    growth.inserted.length + growth.widened.length === 0 &&
    JSON.stringify(differences) === JSON.stringify(before.differences.map(outlineOf))
  return isAsItWas ? undefined : { unit: before.unit, ...growth, differences }
}
