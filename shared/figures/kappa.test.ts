import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingData } from '#shared/compare/testing/reference-data.ts'
import type { Figure } from '#shared/figures/figure.ts'
import { anyAnswers, shuffled } from '#shared/figures/testing/any-answers.ts'
import { cohenKappa, fleissKappa, gwetAc, nominalAlpha, percentAgreement } from '#shared/figures/testing/at-once.ts'
import { pairsOf, referenceValues } from '#shared/figures/testing/reference-values.ts'

const told = (figure: Figure) => (figure.defined ? figure.value : figure.reason)
const reference = referenceValues()
const oneOf = (...values: readonly number[]) => values

describe.skipIf(!reference)(reference ? 'FG3 published values' : missingData('reference-values.json'), () => {
  test.each(reference?.kappa.cohen ?? [])('Cohen’s kappa $kappa', ({ table, kappa, linear, quadratic, Po, Pe }) => {
    const pairs = pairsOf(table)
    const figure = cohenKappa(pairs, 1)
    expect(figure).toMatchObject({ value: expect.closeTo(kappa, 10), n: pairs.length })
    if (Po !== undefined && Pe !== undefined)
      expect(figure).toMatchObject({ observed: expect.closeTo(1 - Po, 10), expected: expect.closeTo(1 - Pe, 10) })
    const order = table.map((_, at) => at + 1)
    if (linear !== undefined)
      expect(told(cohenKappa(pairs, 1, { steps: { kind: 'linear', order } }))).toBeCloseTo(linear, 10)
    if (quadratic !== undefined)
      expect(told(cohenKappa(pairs, 1, { steps: { kind: 'quadratic', order } }))).toBeCloseTo(quadratic, 10)
  })

  test('Fleiss’ kappa of 1971', () => {
    const { rows, kappa, P, Pe } = reference?.kappa.fleiss1971 ?? { rows: [], kappa: 0, P: 0, Pe: 0 }
    expect(fleissKappa(rows, 1)).toMatchObject({
      value: expect.closeTo(kappa, 10),
      observed: expect.closeTo(1 - P, 9),
      expected: expect.closeTo(1 - Pe, 9),
      n: 30,
    })
    expect(told(percentAgreement(rows, 1))).toBeCloseTo(P, 9)
  })

  test('Fleiss’ kappa of a table', () => {
    const { table, kappa } = reference?.kappa.fleiss_wikipedia ?? { table: [], kappa: 0 }
    const items = table.map((row) => row.flatMap((often, value) => Array<number>(often).fill(value)))
    expect(fleissKappa(items, 1)).toMatchObject({ value: expect.closeTo(kappa, 10), n: 10 })
  })

  test('Fleiss’ kappa of high and low', () => {
    const { items, kappa, Po, Pe } = reference?.kappa.fleiss_dkpro ?? { items: [], kappa: 0, Po: 0, Pe: 0 }
    const figure = fleissKappa(
      items.map((answers) => [...answers]),
      1,
    )
    if (!figure.defined) throw new Error('kappa is defined')
    expect(figure.value).toBeCloseTo(kappa, 2)
    expect(1 - figure.observed).toBeCloseTo(Po, 3)
    expect(Math.abs(1 - figure.expected - Pe)).toBeLessThan(0.002)
  })
})

describe('FG3 by hand', () => {
  test('Cohen’s own table of 1960 is −.092, where Po is .29 and Pe .35', () => {
    const table = [
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ]
    expect(cohenKappa(pairsOf(table), 1)).toMatchObject({ value: expect.closeTo(-0.0923, 4), n: 100 })
  })

  // Krippendorff 1995, example A as 24 places, by dkpro-statistics: Bertha and Bill.
  test('two people who marked 24 places: kappa .385, alpha .329', () => {
    const bertha = [...'001111111100001111110000']
    const bill = [...'000011110000000110000000']
    const pairs = bertha.map((answer, at) => [answer, bill[at] ?? ''] as const)
    expect(told(cohenKappa(pairs, 1))).toBeCloseTo(0.385, 3)
    expect(told(nominalAlpha(pairs, 1))).toBeCloseTo(0.329, 3)
  })

  test('three people, one of whom did not answer the second item', () => {
    const items = [
      ['a', 'a', 'b'],
      ['a', 'a', null],
      ['b', null, null],
    ]
    expect(percentAgreement(items, 1)).toMatchObject({ value: 0.5, n: 2 })
    expect(fleissKappa(items, 1)).toEqual({ defined: false, reason: 'uneven-answers', n: 3 })
    expect(
      fleissKappa(
        [
          ['a', 'a', 'b'],
          [null, null, null],
          ['b', 'b', 'a'],
        ],
        1,
      ),
    ).toMatchObject({ n: 2 })
  })

  test('a missing answer takes the pair away', () => {
    expect(
      cohenKappa(
        [
          ['a', 'a'],
          ['b', 'b'],
          ['a', null],
          [null, 'b'],
        ],
        1,
      ),
    ).toMatchObject({ value: 1, n: 2 })
  })

  test('what is not defined says why', () => {
    const nobody = { defined: false, reason: 'nothing-shared', n: 0 }
    expect(cohenKappa([], 1)).toEqual(nobody)
    expect(fleissKappa([['a', null]], 1)).toEqual(nobody)
    expect(gwetAc([[1, null]], [1, 2], 'same', 1)).toEqual(nobody)
    expect(percentAgreement([['a', null]], 1)).toEqual(nobody)
    const alike = { defined: false, reason: 'one-answer-only', n: 2 }
    expect(
      cohenKappa(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        1,
      ),
    ).toEqual(alike)
    expect(
      fleissKappa(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        1,
      ),
    ).toEqual(alike)
    expect(
      gwetAc(
        [
          [1, 1],
          [1, 1],
        ],
        [1],
        'quadratic',
        1,
      ),
    ).toEqual(alike)
  })

  test('a value that is not in the order is refused', () => {
    expect(() => cohenKappa([[1, 7]], 1, { steps: { kind: 'linear', order: [1, 2] } })).toThrow(
      'The value 7 is not in the order',
    )
  })
})

describe('FG3 for any answers', () => {
  const pairsIn = (items: readonly (readonly (number | null)[])[]) =>
    items.map(([a = null, b = null]) => [a, b] as const)
  const order = oneOf(1, 2, 3, 4)
  const all = (items: readonly (readonly (number | null)[])[]) => [
    told(percentAgreement(items, 1)),
    told(cohenKappa(pairsIn(items), 1)),
    told(cohenKappa(pairsIn(items), 1, { steps: { kind: 'linear', order } })),
    told(cohenKappa(pairsIn(items), 1, { steps: { kind: 'quadratic', order } })),
    told(fleissKappa(items, 1)),
    told(gwetAc(items, order, 'same', 1)),
    told(gwetAc(items, order, 'quadratic', 1)),
  ]
  const close = (values: readonly (number | string)[]) =>
    values.map((value) => (typeof value === 'number' ? expect.closeTo(value, 9) : value))

  test('figures lie within their range, and are 1 where all agree', () => {
    fc.assert(
      fc.property(anyAnswers, (items) => {
        const [percent, ...corrected] = all(items)
        if (typeof percent === 'number') expect(percent).toBeGreaterThanOrEqual(0)
        for (const value of [percent, ...corrected])
          if (typeof value === 'number') expect(value).toBeLessThanOrEqual(1 + 1e-12)
        const agreed = items.map((answers) => answers.map(() => answers.find(Boolean) ?? null))
        for (const value of all(agreed))
          if (typeof value === 'number') expect(value).toBeCloseTo(1, 12)
          else expect(['one-answer-only', 'nothing-shared']).toContain(value)
      }),
    )
  })

  test('they do not depend on the order of items or people, nor do names count', () => {
    const reordered = anyAnswers.chain((items) => fc.tuple(fc.constant(items), shuffled(items)))
    fc.assert(
      fc.property(reordered, ([items, others]) => {
        expect(all(others)).toEqual(close(all(items)))
        const turned = items.map((answers) => [answers[1] ?? null, answers[0] ?? null, ...answers.slice(2)])
        expect(all(turned)).toEqual(close(all(items)))
        const renamed = items.map((answers) => answers.map((answer) => answer && 5 - answer))
        expect(all(renamed)).toEqual(close(all(items)))
      }),
    )
  })

  test('with two people Fleiss’ kappa is a little below alpha, which corrects for few items', () => {
    fc.assert(
      fc.property(anyAnswers, (items) => {
        const pairs = pairsIn(items).filter(([a, b]) => a !== null && b !== null)
        const [kappa, alpha] = [fleissKappa(pairs, 1), nominalAlpha(pairs, 1)]
        if (!kappa.defined || !alpha.defined) return
        const answers = 2 * pairs.length
        expect(1 - alpha.value).toBeCloseTo(((1 - kappa.value) * (answers - 1)) / answers, 9)
      }),
    )
  })
})
