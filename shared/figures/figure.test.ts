import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '#shared/compare/agreement.ts'
import { type Estimate, undefinedFor } from '#shared/figures/figure.ts'
import { anyAnswers } from '#shared/figures/testing/any-answers.ts'
import { cohenKappa, figureOf, nominalAlpha, percentAgreement } from '#shared/figures/testing/at-once.ts'

const mean = (items: readonly number[]): Estimate => ({
  defined: true,
  value: items.reduce((sum, item) => sum + item, 0) / items.length,
  n: items.length,
})

describe('FG2 the interval of a figure', () => {
  const items = Array.from({ length: 60 }, (_, at) => (at * 37) % 101)

  test('is the same for the same seed, another for another', () => {
    expect(figureOf(items, 5, mean)).toEqual(figureOf(items, 5, mean))
    expect(figureOf(items, 5, mean)).not.toEqual(figureOf(items, 6, mean))
  })

  test('of a mean is about 1.96 standard errors to both sides', () => {
    const figure = figureOf(items, 5, mean)
    if (!figure.defined || !figure.interval) throw new Error('a mean is defined')
    const deviation = Math.sqrt(items.reduce((sum, item) => sum + (item - figure.value) ** 2, 0) / items.length)
    const half = (1.96 * deviation) / Math.sqrt(items.length)
    expect(Math.abs(figure.value - figure.interval.low - half)).toBeLessThan(half / 5)
    expect(Math.abs(figure.interval.high - figure.value - half)).toBeLessThan(half / 5)
  })

  test('is none for one item', () => {
    expect(figureOf([4], 5, mean)).toEqual({ defined: true, value: 4, n: 1, interval: null })
  })

  test('is none where more than one draw of twenty leaves the figure undefined', () => {
    const unlessAlike = (share: number) => (drawn: readonly number[]) =>
      drawn.every((item) => item >= share) ? undefinedFor('one-answer-only', drawn.length) : mean(drawn)
    expect(figureOf(items, 5, unlessAlike(50))).toMatchObject({ interval: { low: expect.any(Number) } })
    expect(figureOf([1, 60, 70], 5, unlessAlike(50))).toMatchObject({ defined: true, interval: null })
  })

  test('holds no number that is not finite, and none is there for what is undefined', () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer(), (answers, seed) => {
        const pairs = answers.map(([a = null, b = null]) => [a, b] as const)
        for (const figure of [nominalAlpha(answers, seed), percentAgreement(answers, seed), cohenKappa(pairs, seed)]) {
          if (!figure.defined) expect(Object.keys(figure).sort()).toEqual(['defined', 'n', 'reason'])
          else {
            expect(Number.isFinite(figure.value)).toBe(true)
            const { low, high } = figure.interval ?? { low: 0, high: 0 }
            expect(low).toBeLessThanOrEqual(high)
          }
        }
      }),
    )
  })
})

test('FG2 the agreement of transcripts and that of choices are told in one way', () => {
  const counts = [
    { same: 3, places: 3 },
    { same: 1, places: 3 },
    { same: 0, places: 1 },
  ]
  const choices = [
    ['a', 'a', 'a'],
    ['a', 'b', 'a'],
    ['a', 'b', null],
  ]
  expect(percentAgreement(choices, 1)).toMatchObject({ value: agreementOf(counts)?.share, n: 3 })
})
