import { describe, expect, test } from 'vitest'
import { compareItem } from '#shared/compare/compare-item.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { disagreement, findDifferences, needsPerson, readingKey, readingsOf } from '#shared/compare/differences.ts'

const compare = (...texts: string[]) =>
  compareItem(
    texts.map((text) => ({ segments: [{ text }] })),
    defaultProfile,
  )
const differences = (...texts: string[]) => compare(...texts).units.flatMap((unit) => unit.differences)

describe('readings', () => {
  test('by support, then by text, the consensus marked', () => {
    expect(differences('the bat sat', 'the cat sat', 'the bat sat', 'the rat sat', 'the bat sat')).toEqual([
      {
        from: 1,
        to: 2,
        readings: [
          { text: 'bat', sources: [0, 2, 4], consensus: true },
          { text: 'cat', sources: [1], consensus: false },
          { text: 'rat', sources: [3], consensus: false },
        ],
        support: 60,
      },
    ])
  })

  test('nothing said is one, with empty text', () => {
    const [difference] = differences('um so', 'so', 'so')
    expect(difference?.readings).toEqual([
      { text: '', sources: [1, 2], consensus: true },
      { text: 'um', sources: [0], consensus: false },
    ])
  })

  test('the consensus stands apart, with no sources, when no source said exactly it', () => {
    const column = (texts: readonly [string, readonly number[]][]) => ({
      arcs: texts.map(([text, sources]) => ({ text, key: text, sources })),
      consensus: 0,
    })
    const columns = [
      column([
        ['he', [0, 1]],
        ['she', [2]],
        ['we', [3]],
      ]),
      column([
        ['sat', [2, 3]],
        ['sit', [0]],
        ['set', [1]],
      ]),
    ]
    // The dissenting sources differ, so these are two differences; seen as one place, nobody said "he sat".
    expect(findDifferences(columns, 4).map(({ support }) => support)).toEqual([50, 50])
    expect(readingsOf(columns, 0, 2, 4)).toEqual([
      { text: 'he set', sources: [1], consensus: false },
      { text: 'he sit', sources: [0], consensus: false },
      { text: 'she sat', sources: [2], consensus: false },
      { text: 'we sat', sources: [3], consensus: false },
      { text: 'he sat', sources: [], consensus: true },
    ])
  })

  test('spelled alike but for case and marks they are one', () => {
    expect(differences('So, then', 'so then', 'SO THEN!')).toEqual([])
  })
})

describe('runs', () => {
  test('D1 are cut where the dissenting sources change', () => {
    const found = differences('a b c d', 'a x y d', 'a b z d', 'a b c d')
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [2, 3],
    ])
  })

  test('are cut after four columns', () => {
    const found = differences('a b c d e f g', 'h i j k l m g', 'a b c d e f g')
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [4, 6],
    ])
  })

  test('that say the same in other columns are no difference', () => {
    const columns = ['a', ''].map((text, index) => ({
      arcs: [
        { text, key: text, sources: [0] },
        { text: index === 0 ? '' : 'a', key: index === 0 ? '' : 'a', sources: [1] },
      ],
      consensus: 0,
    }))
    expect(findDifferences(columns, 2)).toEqual([])
  })
})

test('a difference needs a person below the support of the profile', () => {
  const [difference] = differences('a b', 'a b', 'a b', 'a b', 'a c')
  expect(difference?.support).toBe(80)
  expect(difference && needsPerson(difference, defaultProfile)).toBe(true)
  expect(difference && needsPerson(difference, { ...defaultProfile, support: 80 })).toBe(false)
})

test('disagreement counts columns, differences and those that need a person', () => {
  expect(disagreement(compare('a b c d', 'a x c d', 'a b c d'))).toEqual({ share: 0.25, differences: 1, weak: 1 })
  expect(disagreement(compare('', ''))).toEqual({ share: 0, differences: 0, weak: 0 })
})

test('the key of a reading leaves out what the profile folds', () => {
  expect(readingKey(' So,then — ३ ', defaultProfile)).toBe('so then 3')
})
