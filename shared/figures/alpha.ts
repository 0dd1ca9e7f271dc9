import { valuesKey } from '#shared/compare/label-nodes.ts'
import {
  type Answers,
  answeredByTwo,
  type CountedAnswers,
  type CountedItems,
  countAnswers,
} from '#shared/figures/answers.ts'
import { correctedForChance, type Disagreement } from '#shared/figures/disagreement.ts'
import {
  type Estimate,
  type Figure,
  type FigureSteps,
  figureOf,
  itemsOf,
  undefinedFor,
} from '#shared/figures/figure.ts'
import { type SetDistance, setDistance } from '#shared/figures/set-distance.ts'
import {
  differentValues,
  intervalSpread,
  midRanks,
  ratioSpread,
  type Spread,
  tableSpread,
} from '#shared/figures/spread.ts'

/**
 * Krippendorff's alpha of names, which are the same or not (Krippendorff, Content Analysis, 2004, chapter 11; Computing
 * Krippendorff's Alpha-Reliability, 2011). Any number of people; missing answers are left out, and so is what one alone
 * answered. `n` counts the items that are left. Time grows with the number of answers, not of pairs.
 */
export function* nominalAlpha(
  items: readonly Answers<string | number>[],
  seed: number,
  of?: readonly number[],
): AlphaSteps {
  return yield* alphaOf(
    countAnswers(items, (value) => value),
    seed,
    { spread: differentValues },
    of,
  )
}

/**
 * The same of numbers: `ordinal` knows only their order, `interval` the difference, `ratio` the difference in proportion to
 * their size (none below 0). Throws RangeError for what is not a finite number or, as a ratio, below 0. With `ratio`, time
 * grows with the square of how many different numbers there are.
 */
export function* numericAlpha(
  items: readonly Answers<number>[],
  scale: 'ordinal' | 'interval' | 'ratio',
  seed: number,
  of?: readonly number[],
): AlphaSteps {
  const stray = items.flat().find((value) => value !== null && !fitsScale(value, scale))
  if (stray !== undefined) throw new RangeError(`${stray} is not a number on a scale of kind ${scale}`)
  const counted = countAnswers(items, (value) => value)
  if (scale === 'ordinal') return yield* alphaOf(counted, seed, { ranked: counted.values }, of)
  if (scale === 'ratio' && counted.values.length > mostDifferent) return undefinedFor('too-varied', items.length)
  const spread = (scale === 'interval' ? intervalSpread : ratioSpread)(counted.values)
  return yield* alphaOf(counted, seed, { spread }, of)
}

/** Where time grows with the square of how many there are: half a second. */
const mostDifferent = 1_000

const fitsScale = (value: number | null, scale: string): boolean =>
  value !== null && Number.isFinite(value) && (scale !== 'ratio' || value >= 0)

/**
 * The same of sets of tags, where each answer may be any number of them, also none; order and repeats do not count. Distances
 * are used as they are, not squared (Passonneau 2006). Time and memory grow with the square of how many different sets there are.
 */
export function* setAlpha(
  items: readonly Answers<readonly string[]>[],
  distance: SetDistance,
  seed: number,
  of?: readonly number[],
): AlphaSteps {
  const counted = countAnswers(items, valuesKey)
  if (counted.values.length > mostDifferent) return undefinedFor('too-varied', items.length)
  const spread = tableSpread(
    counted.values.map((tags) => new Set(tags)),
    setDistance[distance],
  )
  return yield* alphaOf(counted, seed, { spread }, of)
}

/** The answers of all items one after the other: those to the item `at` are from `starts[at]` to before `starts[at + 1]`. */
interface Sheet {
  readonly starts: Int32Array
  readonly values: Int32Array
  readonly counts: Float64Array
  readonly different: Int32Array
}

/** Ranks follow from all answers that are at hand, so that their spread is another for each draw. */
type SpreadRule = { readonly spread: Spread } | { readonly ranked: readonly number[] }

type AlphaSteps = FigureSteps<Figure<Disagreement>>

function* alphaOf<Value>(
  { values, items }: CountedItems<Value>,
  seed: number,
  rule: SpreadRule,
  of: readonly number[] | undefined,
): AlphaSteps {
  const shared = answeredByTwo(items)
  const sheet = sheetOf(shared, values.length)
  const within = 'spread' in rule ? shared.map((_, at) => shareWithin(sheet, at, rule.spread)) : null
  const itemOf = itemsOf(of)
  const estimate = (drawn: readonly number[]): Estimate<Disagreement> => {
    if (drawn.length === 0) return undefinedFor('nothing-shared', 0)
    const totals = totalsOf(sheet, drawn)
    const spread = 'spread' in rule ? rule.spread : intervalSpread(midRanks(rule.ranked, totals))
    let observed = 0
    for (const at of drawn) observed += within ? (within[at] as number) : shareWithin(sheet, at, spread)
    const answers = totals.reduce((sum, often) => sum + often, 0)
    const expected = spread(sheet.different, totals, 0, totals.length) / (answers * (answers - 1))
    return correctedForChance(observed / answers, expected, drawn.length)
  }
  return yield* figureOf([...shared.keys()], seed, estimate, itemOf && ((at) => itemOf(shared[at] ?? { row: at })))
}

function sheetOf(items: readonly CountedAnswers[], different: number): Sheet {
  const starts = new Int32Array(items.length + 1)
  for (const [at, { values }] of items.entries()) starts[at + 1] = (starts[at] as number) + values.length
  return {
    starts,
    values: Int32Array.from(items.flatMap(({ values }) => [...values])),
    counts: Float64Array.from(items.flatMap(({ counts }) => [...counts])),
    different: Int32Array.from({ length: different }, (_, value) => value),
  }
}

/** What an item adds to the disagreement: the spread of its answers for each answer but one. */
function shareWithin({ starts, values, counts }: Sheet, at: number, spread: Spread): number {
  const [from, to] = [starts[at] as number, starts[at + 1] as number]
  if (to - from < 2) return 0
  let size = 0
  for (let place = from; place < to; place++) size += counts[place] as number
  return spread(values, counts, from, to) / (size - 1)
}

/** How often each value was given in these items. */
function totalsOf({ starts, values, counts, different }: Sheet, items: readonly number[]): Float64Array {
  const totals = new Float64Array(different.length)
  for (const at of items)
    for (let place = starts[at] as number; place < (starts[at + 1] as number); place++)
      totals[values[place] as number] = (totals[values[place] as number] as number) + (counts[place] as number)
  return totals
}
