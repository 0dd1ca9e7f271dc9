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
  const labelled = (of ? addedUp(credits, of) : credits).filter(({ expected, given }) => expected + given > 0)
  return {
    precision: yield* figureOf(labelled, seed, (drawn) => ratio(drawn, 'nothing-given', ({ given }) => given)),
    recall: yield* figureOf(labelled, seed, (drawn) => ratio(drawn, 'nothing-expected', ({ expected }) => expected)),
    f1: yield* figureOf(labelled, seed, (drawn) =>
      ratio(drawn, 'nothing-there', (item) => (item.expected + item.given) / 2),
    ),
  }
}

function addedUp(credits: readonly Credit[], of: readonly number[]): readonly Credit[] {
  const items = new Map<number, Credit>()
  for (const [at, credit] of credits.entries()) {
    const item = of[at] ?? at
    const { earned, expected, given } = items.get(item) ?? { earned: 0, expected: 0, given: 0 }
    items.set(item, {
      earned: earned + credit.earned,
      expected: expected + credit.expected,
      given: given + credit.given,
    })
  }
  return [...items.values()]
}

function ratio(
  items: readonly Credit[],
  reason: 'nothing-given' | 'nothing-expected' | 'nothing-there',
  outOf: (item: Credit) => number,
): Estimate {
  let [earned, all] = [0, 0]
  for (const item of items) {
    earned += item.earned
    all += outOf(item)
  }
  return all === 0 ? undefinedFor(reason, items.length) : { defined: true, value: earned / all, n: items.length }
}
