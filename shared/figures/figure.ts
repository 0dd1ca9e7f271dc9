import { bootstrapSteps } from '#shared/compare/bootstrap.ts'
import type { Interval } from '#shared/compare/wilson.ts'

/** The closed list of reasons why a figure is not defined; the client has one sentence for each. */
export type UndefinedReason =
  /** There is no item, or none holds anything to compare. */
  | 'nothing-there'
  /** No item was answered by two people. */
  | 'nothing-shared'
  /** All answers are one and the same, so chance alone explains that people agree. */
  | 'one-answer-only'
  /** The figure needs as many answers to each item, and some have fewer. */
  | 'uneven-answers'
  /** Somebody has two units of one tag on the same stretch, which the figure has no meaning for. */
  | 'overlapping-units'
  /** Recall of nothing: no item has a label that was expected. */
  | 'nothing-expected'
  /** Precision of nothing: no item has a label that was given. */
  | 'nothing-given'
  | 'nothing-matched'
  /** So many different answers that how far they are from each other is not counted. */
  | 'too-varied'
  /** Both shapes have no extent, so neither has a share of the other. */
  | 'no-extent'

/** Never 0 or NaN in the place of a number that does not exist. `n` is how many items there were to tell it. */
export interface Undefined {
  readonly defined: false
  readonly reason: UndefinedReason
  readonly n: number
}

interface Defined {
  readonly defined: true
  readonly value: number
  /** How many items tell it: those that hold something to compare. */
  readonly n: number
}

/** A figure of the items at hand, without a word about others like them. `Parts` is what it is made of. */
export type Estimate<Parts = unknown> = (Defined & Parts) | Undefined

/** A figure with its 95 % interval, null where the items are too few or too alike to tell one. */
export type Figure<Parts = unknown> = (Defined & Parts & { readonly interval: Interval | null }) | Undefined

export const undefinedFor = (reason: UndefinedReason, n: number): Undefined => ({ defined: false, reason, n })

/** A figure in the making: a bootstrap of many items takes long, and yields after each draw. */
export type FigureSteps<Told = Figure> = Generator<number, Told>

/**
 * The estimate over these rows with a percentile bootstrap by item, as what stands within one item is not independent:
 * `itemOf` tells which item a row is of, where an item has several; `n` counts items then. The same rows in the same order with the same seed (any
 * whole number) give the same interval.
 */
export function* figureOf<Row, Parts>(
  rows: readonly Row[],
  seed: number,
  estimate: (rows: readonly Row[]) => Estimate<Parts>,
  itemOf?: (row: Row) => number,
): FigureSteps<Figure<Parts>> {
  const whole = estimate(rows)
  if (!whole.defined) return whole
  const told = (drawn: readonly Row[]): number | null => {
    const figure = estimate(drawn)
    return figure.defined ? figure.value : null
  }
  const items = itemOf && byItem(rows, itemOf)
  const interval =
    items && items.length < rows.length
      ? yield* bootstrapSteps(items, seed, rowsOnce(told))
      : yield* bootstrapSteps(rows, seed, told)
  return { ...whole, n: items ? items.length : whole.n, interval }
}

/** The rows of what is drawn, in one list that each draw uses again: `flat` takes half of the time that all figures take. */
function rowsOnce<Row, Told>(told: (rows: readonly Row[]) => Told): (drawn: readonly (readonly Row[])[]) => Told {
  const all: Row[] = []
  return (drawn) => {
    all.length = 0
    for (const rows of drawn) for (const row of rows) all.push(row)
    return told(all)
  }
}

function byItem<Row>(rows: readonly Row[], itemOf: (row: Row) => number): readonly (readonly Row[])[] {
  const items = new Map<number, Row[]>()
  for (const row of rows) {
    const item = itemOf(row)
    const known = items.get(item)
    if (known) known.push(row)
    else items.set(item, [row])
  }
  return [...items.values()]
}

/** Of rows with their place in a list that tells which item each is of. */
export const itemsOf = (
  of: readonly number[] | undefined,
): (({ row }: { readonly row: number }) => number) | undefined => of && (({ row }) => of[row] ?? row)
