import { describe, expect, test } from 'vitest'
import { compareItem, comparisonAlgorithm, longestUnit } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { consensusText } from '#shared/compare/seed.ts'
import type { Segment } from '#shared/domain/source.ts'

const compare = (...sources: Segment[][]) =>
  compareItem(
    sources.map((segments) => ({ segments })),
    defaultProfile,
  )
const shown = (...sources: Segment[][]) =>
  compare(...sources).units.map(({ unit, start, end, speaker, ...rest }) => [
    unit,
    start,
    end,
    speaker,
    consensusText(rest),
  ])

test('says by which algorithm and profile it was made', () => {
  expect(compare([{ text: 'a' }])).toMatchObject({
    algorithm: comparisonAlgorithm,
    profile: defaultProfile,
    sources: 1,
  })
})

test('one source has no differences', () => {
  expect(compare([{ text: 'So, then.' }]).units).toEqual([
    {
      unit: 'u1',
      columns: [
        { arcs: [{ text: 'So,', key: 'so', sources: [0] }], consensus: 0 },
        { arcs: [{ text: 'then.', key: 'then', sources: [0] }], consensus: 0 },
      ],
      differences: [],
    },
  ])
})

test.each([
  ['no sources', []],
  ['a source without segments', [[]]],
  ['empty texts', [[{ text: '' }], [{ text: ' ' }]]],
])('one empty unit: %s', (_, sources) => {
  expect(compare(...sources).units).toEqual([{ unit: 'u1', columns: [], differences: [] }])
})

describe('segments', () => {
  const at = (start: number, end: number, text: string, speaker?: string): Segment => ({
    start,
    end,
    text,
    ...(speaker === undefined ? {} : { speaker }),
  })

  test('belong together where they overlap; times are medians, the speaker is the majority', () => {
    const found = shown(
      [at(0, 2, 'good morning', 'Asha'), at(2.1, 5, 'is the bank open', 'Ravi')],
      [at(0.2, 2.1, 'good morning', 'Asha'), at(2, 3.5, 'is the bank', 'Ravi'), at(3.5, 5, 'open', 'Asha')],
      [at(0.1, 1.9, 'good morning', 'A'), at(2.3, 5.2, 'is the bank open', 'Ravi')],
    )
    expect(found).toEqual([
      ['u1', 0.1, 2, 'Asha', 'good morning'],
      ['u2', 2.1, 5, 'Ravi', 'is the bank open'],
    ])
  })

  test('who talks at the same time stays apart', () => {
    const both = [at(0, 5, 'one two', 'A'), at(4, 9, 'three four', 'B')]
    expect(shown(both, both)).toEqual([
      ['u1', 0, 5, 'A', 'one two'],
      ['u2', 4, 9, 'B', 'three four'],
    ])
  })

  test('without times they go by their number', () => {
    expect(shown([{ text: 'a' }, { text: 'b' }], [{ text: 'a' }, { text: 'b' }], [])).toEqual([
      ['u1', undefined, undefined, undefined, 'a'],
      ['u2', undefined, undefined, undefined, 'b'],
    ])
  })

  test('and where the numbers differ, all text is one', () => {
    expect(shown([{ text: 'a' }, { text: 'b' }], [{ text: 'a b' }])).toHaveLength(1)
  })

  test('the order of the sources does not matter', () => {
    const sources = [[at(0, 2, 'a'), at(2, 4, 'b c')], [at(0, 1, 'a'), at(1, 4, 'b d')], [at(0.5, 4, 'a b c')]]
    const order = sources.toReversed()
    expect(shown(...order)).toEqual(shown(...sources))
  })
})

describe('long units', () => {
  const words = (count: number, mark: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `w${index}${mark(index)}`).join(' ')

  test('are cut after a sentence on which all agree', () => {
    const text = words(450, (index) => (index % 30 === 29 ? '.' : ''))
    const { units } = compare([{ start: 0, end: 60, text }], [{ start: 0, end: 60, text }])
    expect(units.map(({ unit, start, end, columns }) => [unit, start, end, columns.length])).toEqual([
      ['u1', 0, undefined, 180],
      ['u2', undefined, undefined, 180],
      ['u3', undefined, 60, 90],
    ])
  })

  test('else after a word on which all agree, else at the limit', () => {
    const agreed = compare(
      [{ text: words(300, () => '') }],
      [{ text: words(300, (index) => (index > 149 ? 'x' : '')) }],
    )
    expect(agreed.units.map((unit) => unit.columns.length)).toEqual([150, 150])
    const never = compare([{ text: words(300, () => '') }], [{ text: words(300, () => 'x') }])
    expect(never.units.map((unit) => unit.columns.length)).toEqual([longestUnit, 100])
  })
})
