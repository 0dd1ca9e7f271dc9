import { correctedForChance, type Disagreement } from '#shared/figures/disagreement.ts'
import {
  type Estimate,
  type Figure,
  type FigureSteps,
  figureOf,
  itemsOf,
  undefinedFor,
} from '#shared/figures/figure.ts'

/** How far apart two answers are, for values that have an order: by steps between them, or the square of that. */
export interface Steps<Value> {
  readonly kind: 'linear' | 'quadratic'
  /** Every value that can be given, in its order. */
  readonly order: readonly Value[]
}

interface NumberPair {
  readonly pair: readonly [number, number]
  readonly row: number
}

/**
 * Cohen's kappa of two people who answered the same items (Cohen 1960; with steps the weighted kappa, Cohen 1968, its weights
 * of disagreement from 0 to 1). Pairs with a missing answer are left out; `n` counts the others. Which of them comes first
 * makes no difference. Throws RangeError for a value that is not in the order given.
 */
export function* cohenKappa<Value extends string | number>(
  pairs: readonly (readonly [Value | null, Value | null])[],
  seed: number,
  { steps, of }: { readonly steps?: Steps<Value>; readonly of?: readonly number[] } = {},
): FigureSteps<Figure<Disagreement>> {
  const values = steps?.order ?? [...new Set(pairs.flat())].filter((value) => value !== null)
  const numbers = new Map(values.map((value, at) => [value, at]))
  const answered = pairs.flatMap(([a, b], row): NumberPair[] =>
    a === null || b === null ? [] : [{ pair: [numberIn(numbers, a), numberIn(numbers, b)], row }],
  )
  const weigh = weightOf(steps?.kind, values.length)
  return yield* figureOf(answered, seed, (drawn) => estimate(drawn, values.length, weigh), itemsOf(of))
}

function numberIn<Value extends string | number>(numbers: ReadonlyMap<Value, number>, value: Value): number {
  const number = numbers.get(value)
  if (number === undefined) throw new RangeError(`The value ${value} is not in the order of values`)
  return number
}

type Weight = (a: number, b: number) => number

function weightOf(kind: Steps<unknown>['kind'] | undefined, different: number): Weight {
  const most = Math.max(1, different - 1)
  if (kind === 'linear') return (a, b) => Math.abs(a - b) / most
  if (kind === 'quadratic') return (a, b) => ((a - b) / most) ** 2
  return (a, b) => (a === b ? 0 : 1)
}

function estimate(pairs: readonly NumberPair[], different: number, weigh: Weight): Estimate<Disagreement> {
  const n = pairs.length
  if (n === 0) return undefinedFor('nothing-shared', 0)
  const [first, second] = [new Float64Array(different), new Float64Array(different)]
  let observed = 0
  for (const {
    pair: [a, b],
  } of pairs) {
    first[a] = (first[a] as number) + 1
    second[b] = (second[b] as number) + 1
    observed += weigh(a, b)
  }
  let expected = 0
  for (const [a, often] of first.entries())
    if (often > 0) for (const [b, oftenToo] of second.entries()) expected += often * oftenToo * weigh(a, b)
  return correctedForChance(observed / n, expected / (n * n), n)
}
