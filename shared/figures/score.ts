import { type Estimate, type Figure, type FigureSteps, figureOf, undefinedFor } from '#shared/figures/figure.ts'

/** What one item earns: for each label that was found 1, or less where it was found in part. */
export interface Credit {
  readonly earned: number
  readonly expected: number
  readonly given: number
}

/** From 0 to 1, over all labels of all items together. */
export interface Score {
  /** Of what was given, how much is right. */
  readonly precision: Figure
  /** Of what was expected, how much was found. */
  readonly recall: Figure
  /** Their harmonic mean, as 2 · earned / (expected + given): defined also where one of the two is not. */
  readonly f1: Figure
}

/** `n` counts the items in which there is a label on either side; `of` tells the item of each credit, where it has several. */
export function* scoreOf(credits: readonly Credit[], seed: number, of?: readonly number[]): FigureSteps<Score> {
  const precision = yield* scorePart(credits, 'precision', seed, of)
  const recall = yield* scorePart(credits, 'recall', seed, of)
  return { precision, recall, f1: yield* scorePart(credits, 'f1', seed, of) }
}

/** One of the three. */
export function* scorePart(
  credits: readonly Credit[],
  part: keyof Score,
  seed: number,
  of?: readonly number[],
): FigureSteps {
  const items = of ? addedUp(credits, of) : credits
  const labelled = items.filter(({ expected, given }) => expected + given > 0)
  return yield* figureOf(labelled, seed, (drawn) => ratio(drawn, part))
}

const missingFor = { precision: 'nothing-given', recall: 'nothing-expected', f1: 'nothing-there' } as const

function ratio(items: readonly Credit[], part: keyof Score): Estimate {
  let [earned, expected, given] = [0, 0, 0]
  for (const item of items) {
    earned += item.earned
    expected += item.expected
    given += item.given
  }
  const all = { precision: given, recall: expected, f1: (expected + given) / 2 }[part]
  return all === 0
    ? undefinedFor(missingFor[part], items.length)
    : { defined: true, value: earned / all, n: items.length }
}

function addedUp(credits: readonly Credit[], of: readonly number[]): readonly Credit[] {
  const items = new Map<number, Credit>()
  for (const [at, credit] of credits.entries()) {
    const item = of[at] ?? at
    items.set(item, plus(items.get(item) ?? { earned: 0, expected: 0, given: 0 }, credit))
  }
  return [...items.values()]
}

export const plus = (a: Credit, b: Credit): Credit => ({
  earned: a.earned + b.earned,
  expected: a.expected + b.expected,
  given: a.given + b.given,
})
