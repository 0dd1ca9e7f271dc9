import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { cohenKappa, gwetAc } from '#shared/figures/testing/at-once.ts'
import { pairsOf } from '#shared/figures/testing/reference-values.ts'

interface GwetFixture {
  readonly categories: readonly number[]
  readonly table: readonly (readonly number[])[]
  readonly n: number
  readonly cases: readonly { measure: string; weights: string; pa: number; pe: number; coefficient: number }[]
}

describe.each(['fixture_01_paradox_2x2', 'fixture_02_cohen_ex1', 'fixture_04_likert_4x4'])('FG3 Gwet, %s', (name) => {
  const text = referenceText(`dkpro-statistics/gwet/${name}.json`)
  const fixture: GwetFixture | undefined = text ? JSON.parse(text) : undefined
  test.skipIf(!fixture)(fixture ? 'AC1 and AC2' : missingData('dkpro-statistics/gwet'), () => {
    if (!fixture) return
    expect(fixture.cases.map(({ measure }) => measure)).toEqual(['AC1', 'AC2'])
    for (const { weights, pa, pe, coefficient } of fixture.cases) {
      const kind = weights === 'quadratic' ? 'quadratic' : 'same'
      expect(gwetAc(pairsOf(fixture.table), fixture.categories, kind, 1)).toMatchObject({
        value: expect.closeTo(coefficient, 5),
        observed: expect.closeTo(1 - pa, 10),
        expected: expect.closeTo(1 - pe, 10),
        n: fixture.n,
      })
    }
  })
})

test('FG3 where nearly all is one value AC1 stays and kappa falls', () => {
  const pairs = pairsOf([
    [80, 7],
    [8, 5],
  ])
  expect(gwetAc(pairs, [1, 2], 'same', 1)).toMatchObject({ value: expect.closeTo(0.808, 3), n: 100 })
  expect(cohenKappa(pairs, 1)).toMatchObject({ value: expect.closeTo(0.3144, 4), n: 100 })
})

test('FG3 AC1 is defined where all said the same of what could have been said', () => {
  const alike = [
    [1, 1],
    [1, 1],
  ]
  expect(gwetAc(alike, [1, 2], 'same', 1)).toMatchObject({ value: 1, n: 2 })
  expect(gwetAc(alike, [1], 'quadratic', 1)).toEqual({ defined: false, reason: 'one-answer-only', n: 2 })
})

test('FG3 an answer that is not among the values is refused', () => {
  expect(() => gwetAc([[1, 7]], [1, 2], 'same', 1)).toThrow('The answer 7 is not among the values')
})
