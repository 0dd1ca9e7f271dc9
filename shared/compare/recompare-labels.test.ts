import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsAfter } from '#shared/domain/item-change.ts'
import type { Label, Subject } from '#shared/labels/label.ts'
import { compareLabelItem } from './compare-labels.ts'
import { type Comparison, defaultProfile, type UnitComparison } from './comparison.ts'
import type { LabelledSource } from './label-nodes.ts'
import { recompareLabels } from './recompare-labels.ts'

const box = (id: string, x: number, tag = 'Car', attributes?: Record<string, string>): Label => ({
  ...({ id, kind: 'box', tag, y: 0, width: 10, height: 10 } as const),
  ...{ x, ...(attributes ? { attributes } : {}) },
})
const answer = (id: string, values: readonly string[], of?: string): Label => ({
  ...({ id, kind: 'choice', question: 'mood' } as const),
  ...{ values, ...(of === undefined ? {} : { of }) },
})
const source = (...labels: readonly Label[]): LabelledSource => ({ labels })

/** As an import does that brings the last source. */
const withLast = (before: Comparison, sources: readonly LabelledSource[], profile = defaultProfile) =>
  recompareLabels(
    before,
    { sources: sources.map((one, at) => ({ ...one, ...(at < before.sources ? { was: at } : {}) })) },
    profile,
  )

const shown = ({ units }: Comparison) =>
  units.map(({ unit, label, columns }) => [
    unit,
    label?.members.map(({ source: at, id }) => `${at}${id}`).join(' '),
    columns[0]?.arcs[columns[0].consensus]?.text,
  ])

describe('LI7: another source of a label item whose draft was begun', () => {
  test('units and columns stay, what is new comes behind them', () => {
    const first = [source(box('a', 0), box('b', 100, 'Bus')), source(box('c', 1), box('d', 101, 'Bus'))]
    const before = compareLabelItem(first, defaultProfile)
    const third = source(box('e', 50), box('f', 2, 'Van', { colour: 'red' }), box('g', 100, 'Bus'))
    const { comparison, changes } = withLast(before, [...first, third])
    expect(shown(comparison)).toEqual([
      ['u1', '0a 1c 2f', 'box'],
      ['u2', '0b 1d 2g', 'box'],
      ['u3', '2e', ''],
    ])
    expect(comparison.units[0]?.label?.columns).toEqual(['label', 'tag', 'place', '@colour'])
    expect(changes).toMatchObject([{ unit: 'u1', inserted: [[3, 1]], widened: [] }])
    expect(readingsAfter({ units: changes }, { unit: 'u1', from: 1, to: 2 })).toEqual(['Car', 'Van'])
    expect(comparison.algorithm).toContain('kept')
  })

  test('a unit without labels stays, and nothing is there; its number is not used again', () => {
    const first = [source(box('a', 0), box('b', 100)), source(box('c', 0))]
    const before = compareLabelItem(first, defaultProfile)
    const after = recompareLabels(
      before,
      { sources: [{ ...source(box('c', 0), box('z', 200)), was: 1 }] },
      defaultProfile,
    )
    expect(shown(after.comparison)).toEqual([
      ['u1', '0c', 'box'],
      ['u2', '', ''],
      ['u3', '0z', 'box'],
    ])
    expect(after.comparison.units[1]?.differences).toEqual([])
    expect(after.changes.map(({ unit }) => unit)).toEqual(['u2'])
  })

  test('answers go by their question, and by the unit that they are about', () => {
    const first = [source(box('a', 100), answer('q', ['calm']), answer('p', ['old'], 'a'))]
    const before = compareLabelItem(first, defaultProfile)
    const second = source(box('x', 0), box('b', 101), answer('r', ['loud']), answer('s', ['new'], 'b'))
    const { comparison } = withLast(before, [...first, second])
    expect(comparison.units.map(({ unit, label }) => [unit, label?.kind, label?.of])).toEqual([
      ['u1', 'choice', undefined],
      ['u2', 'box', undefined],
      ['u3', 'choice', 'u2'],
      ['u4', 'box', undefined],
    ])
    expect(comparison.units[2]?.columns[1]?.arcs.map(({ text }) => text)).toEqual(['new', 'old'])
  })

  test('the same answers in another order are no difference', () => {
    const { units } = compareLabelItem(
      [source(answer('a', ['x', 'y'])), source(answer('b', ['y', 'x']))],
      defaultProfile,
    )
    expect(units.flatMap(({ differences }) => differences)).toEqual([])
  })
})

const subject: Subject = { is: 'text', text: 'one two three four five six seven eight' }
const coordinate = fc.integer({ min: 0, max: 30 })
const tag = fc.constantFrom('Car', 'Bus')
const attributes = fc.constantFrom(undefined, { colour: 'red' }, { colour: 'blue' }, { side: 'left' })
const thing = fc.oneof(
  fc.record({ x: coordinate, tag, attributes }).map(({ x, tag: name, attributes: more }) => box('', x, name, more)),
  fc
    .record({ start: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 1, max: 8 }), tag })
    .map(({ start, length, tag: name }): Label => {
      const end = start + length
      return { id: '', kind: 'span', tag: name, start, end, quote: subject.text.slice(start, end) }
    }),
  fc.subarray(['calm', 'loud', 'sad'], { minLength: 1 }).map((values) => answer('', values)),
)
const anySource = fc.array(thing, { maxLength: 6 }).map((labels) => {
  const named = labels.map((label, at): Label => ({ ...label, id: `l${at}` }))
  const about = named.find(({ kind }) => kind === 'box')
  return source(...named, ...(about ? [answer('of', ['new'], about.id)] : []))
})
const anySources = fc.array(anySource, { minLength: 1, maxLength: 4 })

const inOrder = (sources: readonly number[], place: readonly number[]): readonly number[] =>
  sources.map((at) => place[at] ?? at).toSorted((a, b) => a - b)

/** The comparison with every source under its place in another order; who comes first in a list says nothing. */
function renumbered(comparison: Comparison, place: readonly number[]): Comparison {
  const unit = (one: UnitComparison): UnitComparison => ({
    ...one,
    columns: one.columns.map(({ arcs, consensus }) => ({
      consensus,
      arcs: arcs.map((arc) => ({ ...arc, sources: inOrder(arc.sources, place) })),
    })),
    differences: one.differences.map((difference) => ({
      ...difference,
      readings: difference.readings.map((reading) => ({ ...reading, sources: inOrder(reading.sources, place) })),
    })),
    ...(one.label
      ? {
          label: {
            ...one.label,
            members: one.label.members
              .map(({ source: at, id }) => ({ source: place[at] ?? at, id }))
              .toSorted((a, b) => a.source - b.source),
          },
        }
      : {}),
  })
  return { ...comparison, units: comparison.units.map(unit) }
}

describe('LI8: comparing labels', () => {
  test('does not depend on the order of the sources', () => {
    const shuffled = anySources.chain((sources) =>
      fc.tuple(fc.constant(sources), fc.shuffledSubarray([...sources.keys()], { minLength: sources.length })),
    )
    fc.assert(
      fc.property(shuffled, ([sources, order]) => {
        const other = order.flatMap((at) => sources[at] ?? [])
        const place = sources.map((_, at) => order.indexOf(at))
        expect(compareLabelItem(other, defaultProfile, { subject })).toEqual(
          renumbered(compareLabelItem(sources, defaultProfile, { subject }), place),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('source after source loses and doubles no label, and keeps units and columns', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        let met = compareLabelItem(sources.slice(0, 1), defaultProfile, { subject })
        for (let more = 2; more <= sources.length; more++) {
          const { comparison } = withLast(met, sources.slice(0, more))
          for (const [at, unit] of met.units.entries()) {
            const now = comparison.units[at]
            expect(now?.unit).toBe(unit.unit)
            expect(now?.label?.columns.slice(0, unit.columns.length)).toEqual(unit.label?.columns)
            expect(now?.columns).toHaveLength(now?.label?.columns.length ?? -1)
          }
          expect(new Set(comparison.units.map(({ unit }) => unit)).size).toBe(comparison.units.length)
          met = comparison
        }
        const atOnce = compareLabelItem(sources, defaultProfile, { subject })
        const groups = ({ units }: Comparison) =>
          units.flatMap(({ label }) => (label?.members.length ? [JSON.stringify(label.members)] : [])).toSorted()
        expect(groups(met)).toEqual(groups(atOnce))
        const members = met.units.flatMap(({ label }) => label?.members ?? [])
        const placed = sources.flatMap(({ labels }) => labels.filter(({ kind }) => kind !== 'choice'))
        expect(members.filter(({ id }) => id !== 'of').length).toBeGreaterThanOrEqual(placed.length)
        expect(new Set(members.map(({ source: at, id }) => `${at} ${id}`)).size).toBe(members.length)
      }),
      { numRuns: 100 },
    )
  })
})
