import type { Arc, Column, Comparison, ComparisonProfile, Difference, Reading } from '#shared/compare/comparison.ts'
import { byText, commonestSpelling } from '#shared/compare/spelling.ts'
import { splitWords } from '#shared/compare/words.ts'

/** Columns of one difference at most: longer ones must be typed more often than they can be taken. */
const longestDifference = 4

/**
 * The differences of a network in order: runs of columns in which sources disagree by key, cut where the set of dissenting
 * sources changes and after four columns. Runs in which all say the same words after all are none.
 */
export function findDifferences(columns: readonly Column[], sources: number): readonly Difference[] {
  const differences: Difference[] = []
  let from = 0
  while (from < columns.length) {
    const dissent = dissentIn(columns[from])
    let to = from + 1
    if (dissent !== '')
      while (to < columns.length && to - from < longestDifference && dissentIn(columns[to]) === dissent) to++
    const readings = dissent === '' ? [] : readingsOf(columns, from, to, sources)
    if (readings.length > 1) differences.push({ from, to, readings, support: supportOf(readings, sources) })
    from = to
  }
  return differences
}

/** Whether so few sources back the consensus that a person should look. */
export function needsPerson(difference: Difference, profile: ComparisonProfile): boolean {
  return difference.support < profile.support
}

/**
 * How much an item's sources disagree: the share of columns (0…1) that are not unanimous, of label sets that of labels and
 * answers; and counts over all units.
 */
export interface Disagreement {
  readonly share: number
  readonly differences: number
  /** Differences that need a person. */
  readonly weak: number
}

export function disagreement({ units, profile, labels }: Comparison): Disagreement {
  const isDisputed = (column: Column): boolean => column.arcs.length > 1
  const parts = labels
    ? units.map(({ columns }) => columns.some(isDisputed))
    : units.flatMap(({ columns }) => columns.map(isDisputed))
  const differences = units.flatMap((unit) => unit.differences)
  return {
    share: parts.length === 0 ? 0 : parts.filter(Boolean).length / parts.length,
    differences: differences.length,
    weak: differences.filter((difference) => needsPerson(difference, profile)).length,
  }
}

/** The keys of a text's words joined by single spaces: equal for two readings that say the same. */
export function readingKey(text: string, profile: ComparisonProfile): string {
  return splitWords(text, profile)
    .map((word) => word.key)
    .join(' ')
}

/** The sources that do not give the consensus, as one comparable text; empty when all do. */
function dissentIn(column: Column | undefined): string {
  if (!column) return ''
  return column.arcs
    .filter((_, index) => index !== column.consensus)
    .flatMap((arc) => arc.sources)
    .toSorted((a, b) => a - b)
    .join(' ')
}

/**
 * What the sources say in columns `[from, to)`, by support, then by text. The consensus is always among them, with no sources
 * when nobody said exactly it.
 */
export function readingsOf(columns: readonly Column[], from: number, to: number, sources: number): readonly Reading[] {
  const run = columns.slice(from, to)
  const consensus = phraseOf(run.map((column) => column.arcs[column.consensus]))
  const byKey = new Map<string, { texts: string[]; sources: number[] }>([[consensus.key, { texts: [], sources: [] }]])
  for (let source = 0; source < sources; source++) {
    const phrase = phraseOf(run.map((column) => column.arcs.find((arc) => arc.sources.includes(source))))
    const reading = byKey.get(phrase.key) ?? { texts: [], sources: [] }
    byKey.set(phrase.key, reading)
    reading.texts.push(phrase.text)
    reading.sources.push(source)
  }
  return [...byKey]
    .map(([key, reading]) => ({
      // The draft's own spelling, so that taking the consensus changes nothing.
      text: key === consensus.key ? consensus.text : commonestSpelling(reading.texts),
      sources: reading.sources,
      consensus: key === consensus.key,
    }))
    .toSorted((a, b) => b.sources.length - a.sources.length || byText(a.text, b.text))
}

function phraseOf(arcs: readonly (Arc | undefined)[]): { readonly text: string; readonly key: string } {
  const said = arcs.filter((arc) => arc !== undefined && arc.key !== '')
  return { text: said.map((arc) => arc?.text).join(' '), key: said.map((arc) => arc?.key).join(' ') }
}

function supportOf(readings: readonly Reading[], sources: number): number {
  const exact = readings.find((reading) => reading.consensus)?.sources.length ?? 0
  return (100 * exact) / sources
}
