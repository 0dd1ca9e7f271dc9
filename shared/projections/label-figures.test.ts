import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shuffled } from '#shared/figures/testing/any-answers.ts'
import { numericAlpha, unitizingAlpha } from '#shared/figures/testing/at-once.ts'
import { atOnce } from '#shared/kernel/at-once.ts'
import type { FigureAbout, FigureRow, Measure, When } from './figure-list.ts'
import { type LabelFigures, labelFigures } from './label-figures.ts'
import type { LabelledItem } from './labelled-item.ts'
import { answer, box, labelledConfig as config, labelledRoom, span } from './testing/labelled-room.ts'

const tell = (items: readonly LabelledItem[], bounds?: { people: number; tags: number }): LabelFigures =>
  atOnce(labelFigures({ items, config }, bounds))

const room = tell(labelledRoom)
const [asha, bala, chitra] = ['asha', 'bala', 'chitra'].map((person) => room.people.indexOf(person)) as [
  number,
  number,
  number,
]

/** The value, or why there is none. */
function valueIn(told: LabelFigures, about: FigureAbout, when: When, who: readonly number[], measure: Measure) {
  const wanted = JSON.stringify({ about, when, who, measure })
  const keyOf = (row: FigureRow) =>
    JSON.stringify({ about: row.about, when: row.when, who: row.who, measure: row.measure })
  const rows = told.rows.filter((row) => keyOf(row) === wanted)
  expect(rows, wanted).toHaveLength(1)
  const figure = rows[0]?.figure
  return figure?.defined ? figure.value : figure?.reason
}

const mood: FigureAbout = { is: 'question', name: 'mood' }
const called: FigureAbout = { is: 'naming', kind: 'span' }
const spans: FigureAbout = { is: 'place', kind: 'span', tag: null }
const boxes: FigureAbout = { is: 'place', kind: 'box', tag: null }
const tagged = (tag: string): FigureAbout => ({ is: 'place', kind: 'span', tag })

describe('FL2 a small room, counted by hand', () => {
  const rows: readonly [FigureAbout, When, readonly number[], Measure, number | string][] = [
    [mood, 'before', [], 'agreement', 1 / 2],
    [mood, 'before', [], 'alpha-nominal', 0],
    [mood, 'before', [], 'fleiss', -1 / 3],
    [mood, 'before', [asha], 'agreement', 1 / 2],
    [mood, 'before', [asha, bala], 'agreement', 1 / 2],
    [mood, 'before', [asha, bala], 'cohen', 0],
    [mood, 'after', [], 'agreement', 3 / 4],
    [mood, 'after', [asha], 'agreement', 1],
    [mood, 'after', [asha], 'cohen', 1],
    [mood, 'after', [bala], 'agreement', 1 / 2],
    [mood, 'after', [bala], 'cohen', 0],
    [called, 'before', [], 'agreement', 2 / 3],
    [called, 'before', [], 'alpha-nominal', 0],
    [called, 'after', [asha], 'agreement', 1],
    [called, 'after', [bala], 'agreement', 2 / 3],
    [spans, 'before', [], 'f1-strict', 4 / 7],
    [spans, 'before', [], 'f1-exact', 6 / 7],
    [spans, 'before', [], 'f1-partial', 6 / 7],
    [spans, 'before', [], 'f1-type', 4 / 7],
    [spans, 'before', [asha, bala], 'f1-strict', 4 / 7],
    [spans, 'after', [], 'precision-strict', 6 / 7],
    [spans, 'after', [], 'recall-strict', 6 / 8],
    [spans, 'after', [], 'f1-strict', 12 / 15],
    [spans, 'after', [asha], 'f1-strict', 1],
    [spans, 'after', [bala], 'precision-strict', 2 / 3],
    [spans, 'after', [bala], 'recall-strict', 1 / 2],
    [spans, 'after', [bala], 'f1-strict', 4 / 7],
    [tagged('person'), 'before', [], 'f1-strict', 4 / 6],
    [tagged('place'), 'before', [], 'f1-strict', 0],
    [tagged('place'), 'after', [], 'precision-strict', 1],
    [tagged('place'), 'after', [], 'recall-strict', 1 / 2],
    [tagged('place'), 'after', [], 'f1-strict', 2 / 3],
    [tagged('place'), 'after', [bala], 'f1-strict', 0],
    [boxes, 'before', [], 'f1-iou50', 1 / 3],
    [boxes, 'before', [], 'f1-iou75', 0],
    [boxes, 'before', [], 'overlap', 1 / 2],
    [boxes, 'before', [bala, chitra], 'f1-iou50', 0],
    [boxes, 'before', [bala, chitra], 'overlap', 'nothing-matched'],
    [boxes, 'after', [], 'precision-iou50', 2 / 3],
    [boxes, 'after', [], 'recall-iou50', 2 / 3],
    [boxes, 'after', [], 'overlap', 3 / 4],
    [boxes, 'after', [chitra], 'precision-iou50', 'nothing-given'],
    [boxes, 'after', [chitra], 'recall-iou50', 0],
    [{ is: 'naming', kind: 'box' }, 'before', [], 'alpha-nominal', 'one-answer-only'],
    [{ is: 'place', kind: 'interval', tag: null }, 'before', [], 'f1-iou50', 2 / 3],
    [{ is: 'place', kind: 'interval', tag: 'noise' }, 'before', [], 'f1-iou50', 0],
  ]
  test.each(rows)('%j %s %j %s is %s', (about, when, who, measure, expected) => {
    const value = valueIn(
      room,
      about,
      when,
      who.toSorted((a, b) => a - b),
      measure,
    )
    if (typeof expected === 'string') expect(value).toBe(expected)
    else expect(value).toBeCloseTo(expected, 12)
  })

  test('a rating is told by its order, and alpha of unitizing by the texts that spans stand in', () => {
    const stars = valueIn(room, { is: 'question', name: 'stars' }, 'before', [], 'alpha-ordinal')
    const ordinal = numericAlpha(
      [
        [1, 2],
        [5, 4],
      ],
      'ordinal',
      1,
    )
    expect(stars).toBe(ordinal.defined && ordinal.value)
    const person = (start: number, end: number) => ({ start, end, tag: 'person' })
    const marked = [
      {
        length: 18,
        marked: [
          [person(0, 4), { ...person(14, 18), tag: 'place' }],
          [person(0, 4), person(14, 18)],
        ],
      },
      { length: 11, marked: [[person(0, 3), person(8, 11)], [person(0, 3)]] },
    ]
    const unitizing = unitizingAlpha(marked, 1)
    expect(valueIn(room, spans, 'before', [], 'alpha-unitizing')).toBe(unitizing.defined && unitizing.value)
  })

  test('of each item', () => {
    const values = room.each.map(({ id, answers, places }) => [
      id,
      ...[answers.before, answers.after, places.before, places.after].map((one) =>
        one?.defined ? Number(one.value.toFixed(4)) : (one?.reason ?? null),
      ),
    ])
    // Of mood and stars together, each pair of answers counts once.
    expect(values).toEqual([
      ['i1', 0.5, 0.75, 0.5, 0.75],
      ['i2', 0, 0.5, 0.6667, 0.8571],
      ['i3', 'nothing-shared', 'nothing-shared', 0.3333, 0.6667],
      ['i4', 'nothing-shared', null, 0.6667, null],
    ])
  })

  test('what was taken for what, from both sides before review and against what was settled after it', () => {
    const matrix = (when: When, of: readonly number[] = []) => {
      const found = room.matrices.find(
        ({ about, when: at, who }) =>
          at === when && who.join() === of.join() && about.is === 'naming' && about.kind === 'span',
      )
      return found && { tags: found.tags, counts: found.counts }
    }
    expect(matrix('before')).toEqual({
      tags: ['person', 'place', null],
      counts: [
        [4, 1, 1],
        [1, 0, 0],
        [1, 0, 0],
      ],
    })
    expect(matrix('after')).toEqual({
      tags: ['person', 'place', null],
      counts: [
        [5, 0, 1],
        [1, 1, 0],
        [0, 0, 0],
      ],
    })
    // One row and one column each: what Asha said, and what Bala said of the same.
    expect([asha, bala]).toEqual([0, 1])
    const between = {
      tags: ['person', 'place', null],
      counts: [
        [2, 0, 1],
        [1, 0, 0],
        [0, 0, 0],
      ],
    }
    expect(matrix('before', [0, 1])).toEqual(between)
    expect(matrix('before', [0])).toEqual(between)
    expect(matrix('after', [1])).toEqual({
      ...between,
      counts: [
        [2, 0, 1],
        [1, 0, 0],
        [0, 0, 0],
      ],
    })
    expect(matrix('after', [0])).toMatchObject({
      tags: ['person', 'place'],
      counts: [
        [3, 0],
        [0, 1],
      ],
    })
  })
})

describe('FL3 figures do not depend on order', () => {
  const plain = JSON.stringify(room)

  test('of items, of sources, or of labels', () => {
    const anyOrder = shuffled(labelledRoom).chain((items) =>
      fc.tuple(
        ...items.map(({ sources, settled, ...item }) =>
          fc
            .tuple(
              fc
                .tuple(...sources.map(({ person, labels }) => shuffled(labels).map((own) => ({ person, labels: own }))))
                .chain(shuffled),
              settled ? shuffled(settled) : fc.constant(null),
            )
            .map(([said, stands]): LabelledItem => ({ ...item, sources: said, settled: stands })),
        ),
      ),
    )
    fc.assert(
      fc.property(anyOrder, (items) => {
        expect(JSON.stringify(tell(items))).toBe(plain)
      }),
      { numRuns: 20 },
    )
  })
})

describe('FL4 bounds', () => {
  test('the busiest people and the commonest tags have figures of their own; who is left out still counts for all', () => {
    const told = tell(labelledRoom, { people: 1, tags: 1 })
    expect(told.leftOut).toEqual({ people: 2, tags: 3 })
    expect(told.rows.every(({ who }) => who.every((person) => person < 1))).toBe(true)
    expect(valueIn(told, spans, 'after', [], 'f1-strict')).toBe(valueIn(room, spans, 'after', [], 'f1-strict'))
  })

  test('beyond so many answers those that are rare stand together', () => {
    const items = Array.from({ length: 40 }, (_, at): LabelledItem => {
      const said = answer('word', `w${at}`)
      return {
        id: `i${at}`,
        subject: { is: 'text', text: '' },
        sources: ['a', 'b'].map((person) => ({ person, labels: [said] })),
        settled: null,
      }
    })
    const [matrix] = tell(items).matrices
    expect(matrix).toMatchObject({ together: 24, n: 80 })
    expect(matrix?.tags).toHaveLength(17)
  })
})

describe('FL5 what is not there is no number', () => {
  test('an empty room, and one person alone, have no figure', () => {
    expect(tell([])).toMatchObject({ items: 0, rows: [], matrices: [], each: [] })
    const alone: LabelledItem = {
      ...{ id: 'i1', subject: { is: 'text', text: 'one two' }, settled: null },
      sources: [{ person: 'a', labels: [answer('mood', 'good'), span(0, 3, 'x')] }],
    }
    const told = tell([alone])
    expect(told.rows.length).toBeGreaterThan(0)
    expect(told.rows.every(({ figure }) => !figure.defined)).toBe(true)
  })

  test('labels that stand nowhere are held against nothing', () => {
    const broken = [
      box(Number.NaN, 0, 1, 1, 'car'),
      box(0, 0, -1, 1, 'car'),
      { ...span(2, 4, 'x'), unanchored: true } as const,
      span(4, 4, 'x'),
    ]
    const item: LabelledItem = {
      ...{ id: 'i1', subject: { is: 'text', text: 'one two' } },
      sources: ['a', 'b'].map((person) => ({ person, labels: broken })),
      settled: [],
    }
    const places = tell([item]).rows.filter(({ about }) => about.is === 'place')
    expect(places.every(({ figure }) => !figure.defined)).toBe(true)
  })
})
