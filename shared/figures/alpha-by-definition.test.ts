import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '#shared/figures/answers.ts'
import type { Figure } from '#shared/figures/figure.ts'
import { setDistance } from '#shared/figures/set-distance.ts'
import { anyAnswers } from '#shared/figures/testing/any-answers.ts'
import { nominalAlpha, numericAlpha, setAlpha } from '#shared/figures/testing/at-once.ts'

type Distance = (a: number, b: number) => number

const present = (answers: Answers<number>) => answers.filter((answer) => answer !== null)

/** Krippendorff 2011, word by word: the distances of all ordered pairs, within items and among all answers. */
function byDefinition(items: readonly Answers<number>[], distanceFor: (all: readonly number[]) => Distance) {
  const shared = items.map(present).filter(({ length }) => length >= 2)
  const all = shared.flat()
  const distance = distanceFor(all)
  const pairs = (answers: readonly number[]) =>
    answers.reduce((sum, a, at) => sum + answers.reduce((row, b, to) => row + (at === to ? 0 : distance(a, b)), 0), 0)
  const observed = shared.reduce((sum, answers) => sum + pairs(answers) / (answers.length - 1), 0) / all.length
  const expected = pairs(all) / (all.length * (all.length - 1))
  return { observed, expected }
}

const ordinal =
  (all: readonly number[]): Distance =>
  (a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    const between = all.filter((one) => one >= low && one <= high).length
    const ends = all.filter((one) => one === a).length + all.filter((one) => one === b).length
    return a === b ? 0 : (between - ends / 2) ** 2
  }

const asSet = (value: number): string[] => ['a', 'b', 'c'].filter((_, bit) => (value >> bit) % 2 === 1)

const rows: readonly [string, (items: readonly Answers<number>[]) => Figure, (all: readonly number[]) => Distance][] = [
  ['names', (items) => nominalAlpha(items, 1), () => (a, b) => Number(a !== b)],
  ['differences', (items) => numericAlpha(items, 'interval', 1), () => (a, b) => (a - b) ** 2],
  ['ratios', (items) => numericAlpha(items, 'ratio', 1), () => (a, b) => ((a - b) / (a + b)) ** 2],
  ['ranks', (items) => numericAlpha(items, 'ordinal', 1), ordinal],
  [
    'sets',
    (items) =>
      setAlpha(
        items.map((answers) => answers.map((answer) => (answer === null ? null : asSet(answer)))),
        'masi',
        1,
      ),
    () => (a, b) => setDistance.masi(new Set(asSet(a)), new Set(asSet(b))),
  ],
]

test.each(rows)('FG4 alpha of %s from counts is alpha from all pairs', (_, figureFor, distanceFor) => {
  fc.assert(
    fc.property(anyAnswers, (items) => {
      const figure = figureFor(items)
      if (!figure.defined) return
      const { observed, expected } = byDefinition(items, distanceFor)
      expect(figure).toMatchObject({
        observed: expect.closeTo(observed, 9),
        expected: expect.closeTo(expected, 9),
        value: expect.closeTo(1 - observed / expected, 9),
      })
    }),
  )
})
