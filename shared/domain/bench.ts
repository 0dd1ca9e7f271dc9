import type { Comparison, Difference, UnitComparison } from '#shared/compare/comparison.ts'
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
  readonly text: string
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

export const differenceAt = (comparison: Comparison, place: Place): Difference | undefined =>
  comparedUnit(comparison, place.unit)?.differences.find(({ from, to }) => from === place.from && to === place.to)

export function textAt(bench: Bench, place: Place): string | undefined {
  const unit = benchUnit(bench, place.unit)
  if (!unit) return undefined
  const { from, to } = unit.stretch(place.from, place.to)
  return unit.text.slice(from, to)
}
