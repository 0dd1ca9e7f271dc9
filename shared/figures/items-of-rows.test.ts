import { describe, expect, test } from 'vitest'
import { cohenKappa, nominalAlpha, percentAgreement, spanScore } from '#shared/figures/testing/at-once.ts'

const rows = Array.from({ length: 12 }, (_, at) => ['a', at % 3 === 0 ? 'b' : 'a', at % 4 === 0 ? 'b' : 'a'])
const pairs = rows.map(([a = '', b = '']) => [a, b] as const)
const each = rows.map((_, at) => at)
const twelveTimes = (list: typeof rows) => Array.from({ length: 12 }, () => list).flat()

describe('FG2 several rows of one item are drawn together', () => {
  test('the figure is that of the rows, and rows that each are an item have the interval that they had', () => {
    for (const tell of [nominalAlpha, percentAgreement]) {
      expect(tell(rows, 1, each)).toEqual(tell(rows, 1))
      const byItem = tell(
        rows,
        1,
        rows.map((_, at) => Math.floor(at / 2)),
      )
      expect(byItem).toMatchObject({ ...tell(rows, 1), n: 6, interval: expect.anything() })
      expect(byItem).not.toEqual(tell(rows, 1))
    }
    expect(cohenKappa(pairs, 1, { of: each })).toEqual(cohenKappa(pairs, 1))
  })

  test('the same item many times over tells as little as once: rows of one item alone have no interval', () => {
    const many = twelveTimes(rows)
    const one = many.map(() => 7)
    expect(nominalAlpha(many, 1)).toMatchObject({ interval: { low: expect.any(Number) } })
    expect(nominalAlpha(many, 1, one)).toMatchObject({ interval: null })
  })

  test('an item held against several is one item in a score', () => {
    const item = (end: number) => ({
      expected: [{ start: 0, end: 4, tag: 'place' }],
      given: [{ start: 0, end, tag: 'place' }],
    })
    const items = [item(4), item(5), item(4), item(4)]
    expect(spanScore(items, 'strict', 1)).toMatchObject({ f1: { value: 0.75, n: 4 } })
    expect(spanScore(items, 'strict', 1, [0, 0, 1, 1])).toMatchObject({ f1: { value: 0.75, n: 2 } })
  })
})
