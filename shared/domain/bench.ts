import type { Comparison, Difference, UnitComparison } from '#shared/compare/comparison.ts'
import type { LabelRecord } from '#shared/labels/label-record.ts'
import type { Place } from './place.ts'

/** A range of a unit's text in UTF-16 offsets `[from, to)`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** One unit of the draft as it stands. */
export interface BenchUnit {
  readonly id: string
  readonly start?: number
  readonly end?: number
  readonly speaker?: string
  /** Of a label: what it says, a line for each of its columns. */
  readonly text: string
  readonly label?: LabelRecord
  /** Of a label that the draft does not hold: too few sources had it. */
  readonly unwritten?: true
  /** Where the columns `[from, to)` stand in `text` now; a place is always found, it may be empty. */
  stretch(from: number, to: number): Stretch
}

/** An item's draft at one position of its stream, with the comparison it came from: what decisions look at. */
export interface Bench {
  readonly position: number
  readonly comparison: Comparison
  readonly units: readonly BenchUnit[]
}

export const benchUnit = (bench: Bench, id: string): BenchUnit | undefined => bench.units.find((unit) => unit.id === id)

export const comparedUnit = (comparison: Comparison, id: string): UnitComparison | undefined =>
  comparison.units.find(({ unit }) => unit === id)

/** How many columns a unit has now; undefined where there is none. Labels that people made stand in no comparison. */
export const columnsOf = (bench: Bench, id: string): number | undefined =>
  benchUnit(bench, id)?.label?.columns.length ?? comparedUnit(bench.comparison, id)?.columns.length

export const differenceAt = (comparison: Comparison, place: Place): Difference | undefined =>
  comparedUnit(comparison, place.unit)?.differences.find(({ from, to }) => from === place.from && to === place.to)

/**
 * The smallest place that holds a range of a unit's words, `columns` being the length of its network. Words that were
 * typed in beside the sources' are reached through their neighbours.
 */
export function placeOfStretch(unit: BenchUnit, columns: number, wanted: Stretch): Place {
  const text = unit.text.slice(wanted.from, wanted.to)
  const from = wanted.from + (text.length - text.trimStart().length)
  const to = Math.max(from, wanted.to - (text.length - text.trimEnd().length))
  const touched = Array.from({ length: columns }, (_, column) => column).filter((column) => {
    const stands = unit.stretch(column, column + 1)
    return stands.from < to && from < stands.to
  })
  let place: Place = { unit: unit.id, from: touched[0] ?? columnsBefore(unit, columns, from), to: 0 }
  place = { ...place, to: (touched.at(-1) ?? place.from - 1) + 1 }
  for (let more = true; more; ) {
    const stands = unit.stretch(place.from, place.to)
    const left = stands.from > from && place.from > 0 ? 1 : 0
    const right = stands.to < to && place.to < columns ? 1 : 0
    place = { ...place, from: place.from - left, to: place.to + right }
    more = left + right > 0
  }
  return place
}

function columnsBefore(unit: BenchUnit, columns: number, at: number): number {
  for (let column = columns; column > 0; column--) {
    const { from, to } = unit.stretch(column - 1, column)
    if (from < to && to <= at) return column
  }
  return 0
}

export function textAt(bench: Bench, place: Place): string | undefined {
  const unit = benchUnit(bench, place.unit)
  if (!unit) return undefined
  const { from, to } = unit.stretch(place.from, place.to)
  return unit.text.slice(from, to)
}
