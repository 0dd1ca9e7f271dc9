import { describe, expect, test } from 'vitest'
import type { Label } from '#shared/labels/label.ts'
import { annotatorWeights } from './annotator-weights.ts'
import { compareLabels } from './label-comparison.ts'
import { type ConsensusOptions, consensusLabels } from './label-consensus.ts'
import { defaultLabelProfile } from './label-profile.ts'

const box = (x: number, y: number, width: number, height: number, more: object = {}): Label => ({
  ...{ id: 'b', kind: 'box', tag: 'Car', x, y, width, height },
  ...more,
})
const answer = (...values: string[]): Label => ({ id: 'c', kind: 'choice', question: 'mood', values })

function draft(sources: readonly (readonly Label[])[], options: ConsensusOptions = {}, support = 50) {
  const list = sources.map((labels) => ({ labels }))
  return consensusLabels(compareLabels(list, { ...defaultLabelProfile, support }), list, options)
}

describe('LB8: the draft that sources make together', () => {
  test('boxes have the median of each edge, the tag of most, and say by how many they are held', () => {
    const sources = [[box(0, 0, 10, 10)], [box(1, 0, 10, 12)], [box(2, 1, 9, 10, { tag: 'Bus' })]]
    expect(draft(sources)).toEqual([
      {
        label: { id: 'u1', kind: 'box', tag: 'Car', x: 1, y: 0, width: 10, height: 11 },
        there: true,
        support: 100,
        sources: [0, 1, 2],
      },
    ])
  })

  test('of two, edges lie between theirs', () => {
    expect(draft([[box(0, 0, 10, 10)], [box(2, 0, 10, 10)]])[0]?.label).toMatchObject({ x: 1, width: 10 })
  })

  test('of turned boxes and polygons the most central stands as it is', () => {
    const turned = [0, 1, 2].map((x) => [box(x, 0, 10, 10, { rotation: 20 })])
    expect(draft(turned)[0]?.label).toMatchObject({ x: 1, rotation: 20 })
    const polygons = [0, 1, 2].map((x): Label[] => [
      {
        id: 'p',
        kind: 'polygon',
        tag: 'Car',
        points: [
          [x, 0],
          [x + 9, 0],
          [x + 9, 9],
          [x, 9],
        ],
      },
    ])
    expect(draft(polygons)[0]?.label).toMatchObject({
      points: [
        [1, 0],
        [10, 0],
        [10, 9],
        [1, 9],
      ],
    })
  })

  test.each([
    [50, 1, 2],
    [51, 0, 1],
    [100, 0, 0],
    [0, 2, 3],
  ])(
    'with a support of %d percent, %d of what one of two has and %d of what some of three have',
    (support, two, three) => {
      expect(draft([[box(0, 0, 5, 5)], support === 0 ? [box(50, 50, 5, 5)] : []], {}, support)).toHaveLength(two)
      const thrice = [
        [box(0, 0, 5, 5), box(50, 50, 5, 5)],
        [box(0, 0, 5, 5)],
        support === 0 ? [box(90, 90, 5, 5)] : support === 50 ? [box(50, 50, 5, 5)] : [],
      ]
      expect(draft(thrice, {}, support)).toHaveLength(three)
    },
  )

  test('spans begin and end where somebody says, with the words there', () => {
    const text = '💩 Dr Asha Rao came'
    const span = (start: number, end: number): Label => ({
      ...{ id: 's', kind: 'span', tag: 'Name', start, end, quote: Array.from(text).slice(start, end).join('') },
    })
    const [found] = draft([[span(2, 13)], [span(5, 13)], [span(2, 9)]], { text })
    expect(found?.label).toMatchObject({ start: 2, end: 13, quote: 'Dr Asha Rao' })
    const [mixed] = draft([[span(2, 9)], [span(2, 9)], [span(5, 13)], [span(5, 13)], [span(5, 9)]], { text })
    expect(mixed?.label).toMatchObject({ start: 5, end: 9, quote: 'Asha' })
  })

  test('intervals have the median of both ends', () => {
    const interval = (start: number, end: number): Label[] => [{ id: 'i', kind: 'interval', tag: 'Music', start, end }]
    expect(draft([interval(0, 5), interval(1, 6), interval(0.5, 9)])[0]?.label).toMatchObject({ start: 0.5, end: 6 })
  })

  test('attributes are what most of those say who call it so', () => {
    const sources = [{ doors: 2 }, { doors: 4 }, { doors: 4, old: true }].map((attributes) => [
      box(0, 0, 5, 5, { attributes }),
    ])
    const other = [box(0, 0, 5, 5, { tag: 'Bus', attributes: { seats: 40 } })]
    expect(draft([...sources, other])[0]?.label.attributes).toEqual({ doors: 4 })
  })
})

describe('LB9: answers are weighed', () => {
  test('with the same weights the majority counts, of even votes the first by text', () => {
    expect(draft([[answer('good')], [answer('bad')], [answer('good')]])[0]).toMatchObject({
      label: { values: ['good'] },
      sources: [0, 2],
    })
    expect(draft([[answer('good')], [answer('bad')]])[0]).toMatchObject({ label: { values: ['bad'] }, support: 50 })
  })

  test('one whom colleagues mostly agree with outweighs two whom nobody does', () => {
    const [found] = draft([[answer('good')], [answer('bad')], [answer('bad')]], { weights: [0.9, 0.3, 0.4] })
    expect(found?.label).toMatchObject({ values: ['good'] })
    expect(found?.support).toBeCloseTo(56.25, 6)
  })

  test('of several answers each is voted on; where none has half of the votes, the whole answer of most counts', () => {
    expect(draft([[answer('a', 'b')], [answer('b')], [answer('b', 'c')]])[0]?.label).toMatchObject({ values: ['b'] })
    expect(draft([[answer('a', 'b')], [answer('c')], [answer('d')]])[0]?.label).toMatchObject({ values: ['a', 'b'] })
  })

  test('weights are the share of comparisons in which somebody agreed, over the batch', () => {
    const items = [
      ['x', 'x', 'y'],
      ['x', 'x', 'x'],
      ['y', 'y', 'x'],
    ].map((values) => ({
      sources: values.map((value, at) => ({ annotator: 'abc'[at] ?? '', labels: [answer(value)] })),
    }))
    const alone = { sources: [{ annotator: 'd', labels: [answer('x')] }] }
    expect([...annotatorWeights([...items, alone])]).toEqual([
      ['a', 5 / 8],
      ['b', 5 / 8],
      ['c', 3 / 8],
      ['d', 1 / 2],
    ])
  })
})
