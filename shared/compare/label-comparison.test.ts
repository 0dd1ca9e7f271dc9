import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box, Label } from '#shared/labels/label.ts'
import { compareLabels } from './label-comparison.ts'
import { consensusLabels } from './label-consensus.ts'
import { defaultLabelProfile } from './label-profile.ts'
import type { LabelComparison } from './label-unit.ts'

const box = (id: string, x: number, y: number, tag = 'Car', more: Partial<Box> = {}): Box => ({
  ...{ id, kind: 'box', tag, x, y, width: 10, height: 10 },
  ...more,
})
const span = (id: string, start: number, end: number, tag = 'Name'): Label => ({
  ...{ id, kind: 'span', tag, start, end, quote: 'x'.repeat(end - start) },
})
const choice = (id: string, question: string, values: readonly string[], of?: string): Label => ({
  ...{ id, kind: 'choice', question, values },
  ...(of === undefined ? {} : { of }),
})
const interval = (id: string, start: number, end: number): Label => ({ id, kind: 'interval', tag: 'Music', start, end })

const compared = (...sources: (readonly Label[])[]) =>
  compareLabels(
    sources.map((labels) => ({ labels })),
    defaultLabelProfile,
  )
const shown = ({ units }: LabelComparison) =>
  units.map(({ members, differs }) => [members.map(({ source, id }) => `${source}${id}`).join(' '), differs.join(' ')])

describe('LB6: labels of different sources are matched by where they are', () => {
  test.each<[string, readonly (readonly Label[])[], readonly (readonly [string, string])[]]>([
    ['the same box', [[box('a', 0, 0)], [box('b', 0, 0)]], [['0a 1b', '']]],
    ['another tag', [[box('a', 0, 0)], [box('b', 0, 0, 'Bus')]], [['0a 1b', 'tag']]],
    ['a box drawn a little otherwise', [[box('a', 0, 0)], [box('b', 1, 0)]], [['0a 1b', '']]],
    ['another boundary', [[box('a', 0, 0)], [box('b', 3, 0)]], [['0a 1b', 'boundary']]],
    [
      'another attribute',
      [[box('a', 0, 0, 'Car', { attributes: { doors: 2 } })], [box('b', 0, 0)]],
      [['0a 1b', 'attribute']],
    ],
    [
      'all of it',
      [[box('a', 0, 0, 'Car', { attributes: { doors: 2 } })], [box('b', 3, 0, 'Bus')], []],
      [['0a 1b', 'missing tag boundary attribute']],
    ],
    [
      'a box that one has',
      [[box('a', 0, 0)], [box('b', 50, 0)]],
      [
        ['0a', 'missing'],
        ['1b', 'missing'],
      ],
    ],
    [
      'boxes that touch',
      [[box('a', 0, 0)], [box('b', 10, 0)]],
      [
        ['0a', 'missing'],
        ['1b', 'missing'],
      ],
    ],
    [
      'a rider and a bicycle in one place',
      [
        [box('a', 0, 0, 'Rider'), box('b', 0, 0, 'Bicycle')],
        [box('c', 0, 0, 'Bicycle'), box('d', 0, 0, 'Rider')],
      ],
      [
        ['0b 1c', ''],
        ['0a 1d', ''],
      ],
    ],
    [
      'each at most once',
      [[box('a', 0, 0)], [box('b', 0, 0), box('c', 1, 0)]],
      [
        ['0a 1b', ''],
        ['1c', 'missing'],
      ],
    ],
    [
      'the best for all, not for the first',
      [
        [box('a', 0, 0), box('b', 3, 0)],
        [box('c', 1, 0), box('d', 5, 0)],
      ],
      [
        ['0a 1c', ''],
        ['0b 1d', 'boundary'],
      ],
    ],
    ['spans that share words', [[span('a', 0, 10)], [span('b', 5, 10)]], [['0a 1b', 'boundary']]],
    [
      'spans side by side',
      [[span('a', 0, 5)], [span('b', 5, 10)]],
      [
        ['0a', 'missing'],
        ['1b', 'missing'],
      ],
    ],
    [
      'a span and an interval',
      [[span('a', 0, 5)], [interval('b', 0, 5)]],
      [
        ['1b', 'missing'],
        ['0a', 'missing'],
      ],
    ],
    ['intervals', [[interval('a', 0, 5)], [interval('b', 0.2, 5)], [interval('c', 0, 9)]], [['0a 1b 2c', 'boundary']]],
    ['nothing at all', [[], []], []],
  ])('%s', (_, sources, expected) => {
    expect(shown(compared(...sources))).toEqual(expected)
  })

  test('a chain of boxes whose ends share nothing is no one thing', () => {
    const groups = shown(
      compared([box('a', 0, 0)], [box('b', 3, 0)], [box('c', 6, 0)], [box('d', 9, 0)], [box('e', 12, 0)]),
    )
    expect(groups.length).toBeGreaterThan(1)
  })

  test('answers are compared by question, about the item or about a label that was matched', () => {
    const { units } = compared(
      [
        choice('1', 'mood', ['good']),
        choice('2', 'topics', ['a', 'b']),
        box('3', 0, 0),
        choice('4', 'colour', ['red'], '3'),
      ],
      [
        choice('1', 'mood', ['bad']),
        choice('2', 'topics', ['b', 'a']),
        box('9', 1, 0),
        choice('5', 'colour', ['blue'], '9'),
      ],
      [choice('1', 'topics', ['a', 'b'])],
    )
    expect(units.map(({ unit, question, of, differs, missing }) => [unit, question, of, differs, missing])).toEqual([
      ['u1', 'mood', undefined, ['answer'], [2]],
      ['u2', 'topics', undefined, [], []],
      ['u3', undefined, undefined, ['missing'], [2]],
      ['u4', 'colour', 'u3', ['answer'], [2]],
    ])
    expect(units[0]?.tags).toEqual([
      { value: ['bad'], sources: [1] },
      { value: ['good'], sources: [0] },
    ])
  })
})

const people = 4
const anyTag = fc.constantFrom('Car', 'Bus', 'Van')
const anyBox = fc.record({ x: fc.nat(60), y: fc.nat(60), tag: anyTag, turned: fc.constantFrom(0, 0, 30) })
const anySpan = fc.record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 9 }), tag: anyTag })
const anySource = fc
  .record({
    boxes: fc.array(anyBox, { maxLength: 12 }),
    spans: fc.array(anySpan, { maxLength: 6 }),
    mood: fc.option(anyTag),
  })
  .map(({ boxes, spans, mood }): readonly Label[] => [
    ...boxes.map(({ x, y, tag, turned }, at) => box(`b${at}`, x, y, tag, { rotation: turned })),
    ...spans.map(({ start, length, tag }, at) => span(`s${at}`, start, start + length, tag)),
    ...(mood === null ? [] : [choice('c', 'mood', [mood])]),
  ])
const anySources = fc.array(anySource, { minLength: 2, maxLength: people })

/** What a comparison says, by the names of the sources instead of their numbers. */
function named(sources: readonly (readonly Label[])[], names: readonly number[]) {
  const list = sources.map((labels) => ({ labels }))
  const comparison = compareLabels(list, defaultLabelProfile)
  const name = (numbers: readonly number[]) => numbers.map((number) => names[number]).toSorted()
  return {
    units: comparison.units.map(({ members, missing, tags, attributes, ...unit }) => ({
      ...unit,
      overlap: unit.overlap.toFixed(9),
      members: members.map(({ source, id }) => `${names[source]} ${id}`).toSorted(),
      missing: name(missing),
      tags: tags.map((reading) => ({ ...reading, sources: name(reading.sources) })),
      attributes: Object.keys(attributes),
    })),
    draft: consensusLabels(comparison, list).map(({ label, support, sources: from }) => ({
      label,
      support,
      sources: name(from),
    })),
  }
}

test('LB7: any order of sources and of their labels gives the same comparison and the same draft', () => {
  const numbers = Array.from({ length: people }, (_, index) => index)
  fc.assert(
    fc.property(
      anySources,
      fc.shuffledSubarray(numbers, { minLength: people, maxLength: people }),
      (sources, order) => {
        const names = sources.map((_, index) => index)
        const shuffled = order.filter((index) => index < sources.length)
        const other = shuffled.map((index) => (sources[index] ?? []).toReversed())
        expect(named(other, shuffled)).toEqual(named(sources, names))
      },
    ),
    { numRuns: 300 },
  )
})

test('LB6: every label is in one unit, no source twice, and a source beside itself differs in nothing but what stands twice', () => {
  fc.assert(
    fc.property(anySources, (sources) => {
      const { units } = compared(...sources)
      const members = units.flatMap((unit) => unit.members.map(({ source, id }) => `${source} ${id}`))
      expect(members.toSorted()).toEqual(
        sources.flatMap((labels, source) => labels.map(({ id }) => `${source} ${id}`)).toSorted(),
      )
      for (const unit of units) expect(new Set(unit.members.map(({ source }) => source)).size).toBe(unit.members.length)
      const [first = []] = sources
      expect(compared(first, first).units.flatMap(({ differs }) => differs)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('LB6: five people, a thousand boxes each: how long it takes is printed', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const truth = Array.from({ length: 1000 }, (_, at) => [(at % 40) * 48, Math.floor(at / 40) * 43] as const)
  const times = [0, 20].map((rotation) => {
    const sources = Array.from({ length: 5 }, () => ({
      labels: truth.map(([x, y], at) =>
        box(`b${at}`, x + random() * 4, y + random() * 4, 'Car', {
          width: 40,
          height: 36,
          ...(rotation ? { rotation } : {}),
        }),
      ),
    }))
    const begun = process.cpuUsage()
    const comparison = compareLabels(sources, defaultLabelProfile)
    const draft = consensusLabels(comparison, sources)
    const { user, system } = process.cpuUsage(begun)
    expect(comparison.units).toHaveLength(1000)
    expect(draft).toHaveLength(1000)
    return `${rotation ? 'turned' : 'upright'} ${((user + system) / 1000).toFixed(0)} ms`
  })
  console.info(`5 sources of 1,000 boxes, compared and drafted, time of the processor: ${times.join(', ')}`)
})
