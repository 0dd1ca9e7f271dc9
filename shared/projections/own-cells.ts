import type { UnitComparison } from '#shared/compare/comparison.ts'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { type Place, placeKey, placeWithin } from '#shared/domain/place.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { ItemSettlings, Settled } from '#shared/domain/settling.ts'

/** What the result has in a run of columns, and what made it so. */
export interface Cell {
  readonly from: number
  readonly to: number
  readonly stands: string
  readonly ruling?: Ruling
  readonly settled?: Settled
  /** Whether it was, or would be, decided as one: a ruled place or a difference. */
  readonly one: boolean
}

export interface CellsOf {
  readonly unit: UnitComparison
  readonly bench: BenchUnit
  readonly rulings: readonly Ruling[]
  readonly settlings: ItemSettlings
}

interface Run {
  readonly from: number
  readonly to: number
  readonly ruling?: Ruling
  readonly difference?: Place
}

/**
 * A unit's columns as runs in order: ruled places, what is left of differences, and what lies between them. Each says which
 * words of the result are its; what was typed between two runs is one of its own without columns.
 */
export function cellsOf({ unit, bench, rulings, settlings }: CellsOf): readonly Cell[] {
  const cells: Cell[] = []
  let end = 0
  for (const { from, to, ruling, difference } of runsOf(unit, rulings)) {
    const stretch = bench.stretch(from, to)
    if (stretch.from > end) cells.push({ from, to: from, stands: bench.text.slice(end, stretch.from), one: false })
    const settled = difference && settlings[placeKey(difference)]
    const stands = ruling ? ruling.value : bench.text.slice(Math.max(end, stretch.from), stretch.to)
    const one = ruling !== undefined || difference !== undefined
    cells.push({ from, to, stands, one, ...(ruling ? { ruling } : {}), ...(settled ? { settled } : {}) })
    end = Math.max(end, stretch.to)
  }
  const { length } = unit.columns
  return [...cells, { from: length, to: length, stands: bench.text.slice(end), one: false }]
}

function runsOf(unit: UnitComparison, rulings: readonly Ruling[]): readonly Run[] {
  const here = rulings.filter(({ place }) => place.unit === unit.unit)
  const between = (at: number): readonly Run[] =>
    here.filter(({ place }) => place.from === at && place.to === at).map((ruling) => ({ from: at, to: at, ruling }))
  const owner = (column: number): Omit<Run, 'from' | 'to'> => {
    const at = { unit: unit.unit, from: column, to: column + 1 }
    const ruling = here.find(({ place }) => placeWithin(at, place))
    if (ruling) return { ruling }
    const difference = unit.differences.find(({ from, to }) => from <= column && column < to)
    return difference ? { difference: { unit: unit.unit, from: difference.from, to: difference.to } } : {}
  }
  const runs: Run[] = []
  let last: Omit<Run, 'from' | 'to'> | undefined
  for (let column = 0; column < unit.columns.length; column++) {
    const put = between(column)
    runs.push(...put)
    const now = owner(column)
    const run = runs.at(-1)
    const same = last?.ruling === now.ruling && last?.difference?.from === now.difference?.from
    if (run && last && same && put.length === 0) runs[runs.length - 1] = { ...run, to: column + 1 }
    else runs.push({ from: column, to: column + 1, ...now })
    last = now
  }
  return [...runs, ...between(unit.columns.length)]
}
