import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import type { Answers } from '#shared/figures/answers.ts'
import type { Figure } from '#shared/figures/figure.ts'
import { anyAnswers, shuffled } from '#shared/figures/testing/any-answers.ts'
import { nominalAlpha, numericAlpha, setAlpha } from '#shared/figures/testing/at-once.ts'
import { byItem, referenceValues } from '#shared/figures/testing/reference-values.ts'
import { tableRows } from '#shared/formats/delimited.ts'

const scales = ['ordinal', 'interval', 'ratio'] as const
const told = (figure: Figure) => (figure.defined ? figure.value : figure.reason)

const reference = referenceValues()
const itemsOf = ({ rows, units }: NonNullable<typeof reference>['alpha'][number]) => units ?? byItem(rows ?? [])

describe.skipIf(!reference)(reference ? 'FG4 published values' : missingData('reference-values.json'), () => {
  test.each(reference?.alpha ?? [])('alpha of $name', (row) => {
    const items = itemsOf(row)
    expect(told(nominalAlpha(items as Answers<string>[], 1))).toBeCloseTo(row.nominal, 10)
    for (const scale of scales) {
      const value = row[scale]
      if (value !== undefined) expect(told(numericAlpha(items as Answers<number>[], scale, 1))).toBeCloseTo(value, 10)
    }
  })

  test('alpha of sets, by the three distances', () => {
    const sets = reference?.alpha_set_valued
    if (!sets) return
    const monotonicity = sets['monotonicity_distance_0_1/3_2/3_1']
    expect(setAlpha(sets.items, 'monotonicity', 1)).toMatchObject({
      value: expect.closeTo(monotonicity.alpha, 9),
      observed: expect.closeTo(monotonicity.Do, 9),
      expected: expect.closeTo(monotonicity.De, 9),
      n: 9,
    })
    const masi = sets['masi_passonneau_1-J*M(1,2/3,1/3,0)']
    expect(told(setAlpha(sets.items, 'masi', 1))).toBeCloseTo(masi.alpha, 9)
    expect(told(setAlpha(sets.items, 'jaccard', 1))).toBeCloseTo(sets.jaccard.alpha, 9)
  })
})

describe.each([
  ['l1', 0.5047],
  ['l3', 0.721],
])('FG4 real Tamil choices, question %s', (question, alpha) => {
  const text = referenceText(`uli_dataset/test_ta_${question}.csv`)
  test.skipIf(!text)(text ? `have an alpha of ${alpha}` : missingData('uli_dataset'), () => {
    const [head, ...rows] = [...tableRows(text ?? '', ',')].map(({ cells }) => cells)
    expect(head?.slice(2)).toEqual(['ta_a1', 'ta_a2', 'ta_a3', 'ta_a4', 'ta_a5', 'ta_a6'])
    const items = rows.map((cells) => cells.slice(2).map((cell) => (cell === '' ? null : cell)))
    const figure = nominalAlpha(items, 7)
    if (!figure.defined || !figure.interval) throw new Error('these answers define an alpha')
    expect(figure.value).toBeCloseTo(alpha, 4)
    expect(figure.n).toBe(1135)
    expect(figure.interval.low).toBeLessThan(figure.value)
    expect(figure.interval.high).toBeGreaterThan(figure.value)
    expect(figure.interval.high - figure.interval.low).toBeLessThan(0.1)
  })
})

describe('FG4 alpha', () => {
  // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C and D.
  const four = byItem([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ])

  test('of four people with missing answers is .743, .815, .849 and .797', () => {
    expect(told(nominalAlpha(four, 1))).toBeCloseTo(0.743421, 6)
    expect(scales.map((scale) => told(numericAlpha(four, scale, 1)))).toEqual([
      expect.closeTo(0.815388, 6),
      expect.closeTo(0.849107, 6),
      expect.closeTo(0.797403, 6),
    ])
  })

  test('does not change by what one alone answered, and does not count it', () => {
    const more = [...four, [null, 9, null, null], [null, null, null, null]]
    expect(nominalAlpha(more, 1)).toEqual(nominalAlpha(four, 1))
    expect(nominalAlpha(more, 1)).toMatchObject({ n: 11 })
  })

  test.each<[string, Answers<number>[], string, number]>([
    ['no item', [], 'nothing-shared', 0],
    [
      'nobody answered what another did',
      [
        [1, null],
        [null, 2],
      ],
      'nothing-shared',
      0,
    ],
    [
      'all said the same of everything',
      [
        [3, 3],
        [3, 3],
        [3, null],
      ],
      'one-answer-only',
      2,
    ],
    ['one item that all agree on', [[1, 1, 1]], 'one-answer-only', 1],
  ])('is undefined where %s', (_, items, reason, n) => {
    const expected = { defined: false, reason, n }
    expect(nominalAlpha(items, 1)).toEqual(expected)
    for (const scale of scales) expect(numericAlpha(items, scale, 1)).toEqual(expected)
    const sets = items.map((answers) => answers.map((answer) => (answer === null ? null : [`${answer}`])))
    expect(setAlpha(sets, 'masi', 1)).toEqual(expected)
  })

  test('is not defined either where all gave a number that has no exact half', () => {
    expect(
      numericAlpha(
        [
          [0.1, 0.1, 0.1],
          [0.1, 0.1],
        ],
        'interval',
        1,
      ),
    ).toMatchObject({ reason: 'one-answer-only' })
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %f', (stray) => {
    expect(() => numericAlpha([[1, stray]], 'interval', 1)).toThrow(RangeError)
  })

  test('refuses a ratio below 0, takes 0', () => {
    expect(() => numericAlpha([[1, -1]], 'ratio', 1)).toThrow('-1 is not a number on a scale of kind ratio')
    expect(
      numericAlpha(
        [
          [0, 0],
          [1, 1],
        ],
        'ratio',
        1,
      ),
    ).toMatchObject({ value: 1 })
  })

  test('of numbers does not care where zero is, though they are large', () => {
    const late = four.map((answers) => answers.map((answer) => (answer === null ? null : answer + 1.7e12)))
    expect(told(numericAlpha(late, 'interval', 1))).toBeCloseTo(0.849107, 6)
  })

  test('the same sets in another order are the same', () => {
    const sets = [
      [
        ['a', 'b'],
        ['b', 'a', 'b'],
      ],
      [['a'], ['a']],
      [[], []],
    ]
    expect(setAlpha(sets, 'masi', 1)).toMatchObject({ value: 1, n: 3 })
  })

  test('of 100 people and 10,000 items counts, and does not pair', () => {
    const many = Array.from({ length: 10_000 }, (_, item) =>
      Array.from({ length: 100 }, (__, person) => ((item * 31 + person * (item % 7)) % 5) + 1),
    )
    expect(nominalAlpha(many, 1)).toMatchObject({ defined: true, n: 10_000 })
    expect(numericAlpha(many, 'ordinal', 1)).toMatchObject({ defined: true, n: 10_000 })
  })
})

describe('FG4 for any answers, alpha', () => {
  const all = (items: readonly Answers<number>[]) => [
    told(nominalAlpha(items, 1)),
    ...scales.map((scale) => told(numericAlpha(items, scale, 1))),
  ]
  const close = (values: readonly (number | string)[]) =>
    values.map((value) => (typeof value === 'number' ? expect.closeTo(value, 9) : value))

  test('is at most 1, and 1 exactly where all agree and not all said the same', () => {
    fc.assert(
      fc.property(anyAnswers, (items) => {
        for (const value of all(items)) if (typeof value === 'number') expect(value).toBeLessThanOrEqual(1)
        const agreed = items.map((answers) =>
          answers.map((answer) => (answer === null ? null : (answers.find(Boolean) ?? null))),
        )
        for (const value of all(agreed)) expect([1, 'one-answer-only', 'nothing-shared']).toContain(value)
      }),
    )
  })

  test('does not depend on the order of people or items', () => {
    const reordered = anyAnswers.chain((items) =>
      fc.tuple(fc.constant(items), shuffled(items), shuffled([...(items[0] ?? []).keys()])),
    )
    fc.assert(
      fc.property(reordered, ([items, inOtherOrder, people]) => {
        const others = inOtherOrder.map((answers) => people.map((person) => answers[person] ?? null))
        expect(all(others)).toEqual(close(all(items)))
      }),
    )
  })

  test('of names does not depend on the names, of ranks only on their order', () => {
    fc.assert(
      fc.property(anyAnswers, (items) => {
        const renamed = items.map((answers) => answers.map((answer) => (answer === null ? null : `tag ${9 - answer}`)))
        expect(told(nominalAlpha(renamed, 1))).toBe(told(nominalAlpha(items, 1)))
        const stretched = items.map((answers) => answers.map((answer) => (answer === null ? null : answer ** 3 - 40)))
        expect(told(numericAlpha(stretched, 'ordinal', 1))).toBe(told(numericAlpha(items, 'ordinal', 1)))
      }),
    )
  })

  test('of sets with one tag each is that of names, whichever the distance', () => {
    fc.assert(
      fc.property(anyAnswers, (items) => {
        const sets = items.map((answers) => answers.map((answer) => (answer === null ? null : [`${answer}`])))
        for (const distance of ['jaccard', 'masi', 'monotonicity'] as const)
          expect([told(setAlpha(sets, distance, 1))]).toEqual(close([told(nominalAlpha(items, 1))]))
      }),
    )
  })
})
