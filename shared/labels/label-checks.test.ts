import { describe, expect, test } from 'vitest'
import { type Label, labelSetSchema, type Subject, tagsOf } from './label.ts'
import { faultsOf } from './label-checks.ts'
import { type LabelConfig, labelConfigSchema, misfit } from './label-config.ts'

const image: Subject = { is: 'image', width: 100, height: 50 }
const text: Subject = { is: 'text', text: '💩 the clinic' }
const audio: Subject = { is: 'audio', seconds: 10 }

const box = (x: number, y: number, width: number, height: number): Label => ({
  ...{ id: 'a', kind: 'box', tag: 'Car', x, y, width, height },
})
const span = (start: number, end: number, quote: string): Label => ({
  ...{ id: 'a', kind: 'span', tag: 'Place', start, end, quote },
})
const interval = (start: number, end: number): Label => ({ id: 'a', kind: 'interval', tag: 'Music', start, end })
const polygon = (...points: [number, number][]): Label => ({ id: 'a', kind: 'polygon', tag: 'Car', points })

describe('LB2: a label that cannot be is refused, one that is odd is said', () => {
  test.each<[string, Label, Subject, string | undefined, boolean]>([
    ['a box in the image', box(0, 0, 100, 50), image, undefined, false],
    ['a box beyond the image', box(92, 10, 20, 10), image, 'outside', false],
    ['a box wholly outside', box(200, 10, 20, 10), image, 'outside', false],
    ['a box without area', box(1, 1, 0, 5), image, 'no-area', false],
    ['a box of negative width', box(1, 1, -3, 5), image, 'negative', true],
    ['a box that is no number', box(Number.NaN, 1, 3, 5), image, 'not-a-number', true],
    ['a box that never ends', box(1, 1, Number.POSITIVE_INFINITY, 5), image, 'not-a-number', true],
    ['a polygon', polygon([0, 0], [9, 0], [9, 9]), image, undefined, false],
    ['a polygon of two points', polygon([0, 0], [9, 0]), image, 'few-points', true],
    ['a polygon on one line', polygon([0, 0], [4, 0], [9, 0]), image, 'no-area', false],
    ['a polygon beyond the image', polygon([0, -4], [9, 0], [9, 9]), image, 'outside', false],
    ['a box where the size is unknown', box(900, 900, 3, 5), { is: 'image' }, undefined, false],
    ['a span', span(2, 5, 'the'), text, undefined, false],
    ['a span with other words', span(2, 5, 'she'), text, 'other-quote', false],
    ['a span past the end', span(2, 99, 'the clinic'), text, 'past-the-end', true],
    ['a span before the text', span(-2, 3, 'the'), text, 'negative', true],
    ['a span that ends before it starts', span(5, 2, 'the'), text, 'backwards', true],
    ['an empty span', span(5, 5, ''), text, 'no-area', false],
    ['an interval', interval(0, 10), audio, undefined, false],
    ['an interval after the end', interval(9, 11), audio, 'outside', false],
    ['an interval that ends before it starts', interval(5, 2), audio, 'backwards', true],
    ['an interval that is no number', interval(Number.NaN, 2), audio, 'not-a-number', true],
  ])('%s', (_, label, subject, kind, refused) => {
    const [fault, ...others] = faultsOf({ labels: [label] }, subject)
    expect(fault?.kind).toBe(kind)
    expect(others).toEqual([])
    if (kind !== undefined) expect(fault).toMatchObject({ label: 'a', refused })
  })

  test('an unanchored span says what it quotes', () => {
    const labels: Label[] = [{ id: 'a', kind: 'span', tag: 'Place', start: 0, end: 3, quote: 'dog', unanchored: true }]
    expect(faultsOf({ labels }, text)).toEqual([
      {
        label: 'a',
        at: 0,
        kind: 'unanchored',
        message: 'quotes "dog", which does not stand at 0 to 3',
        refused: false,
      },
    ])
  })

  test('ids are unique in a source, and relations name labels that are there', () => {
    const set = { labels: [box(0, 0, 1, 1), box(5, 5, 1, 1)], relations: [{ from: 'a', to: 'gone', tags: [] }] }
    expect(faultsOf(set, image).map(({ kind, label }) => [kind, label])).toEqual([
      ['repeated-id', 'a'],
      ['unknown-relation', 'gone'],
    ])
  })
})

const config: LabelConfig = {
  tags: [
    { name: 'Car', kinds: ['box'], attributes: [{ name: 'doors', type: 'number', least: 2, most: 5 }] },
    { name: 'Place', kinds: ['span'] },
  ],
  attributes: [{ name: 'sure', type: 'choice', values: ['yes', 'no'] }],
  questions: [
    { name: 'mood', type: 'choice', values: ['good', 'bad'] },
    { name: 'stars', type: 'rating', most: 5 },
  ],
}
const choice = (question: string, ...values: string[]): Label => ({ id: 'a', kind: 'choice', question, values })

describe('LB4: what the configuration does not know is said', () => {
  test.each<[string, Label, string | undefined]>([
    ['a known tag', box(0, 0, 1, 1), undefined],
    ['an unknown tag', { ...box(0, 0, 1, 1), tag: 'Lorry' } as Label, 'the tag "Lorry"'],
    ['a tag of another kind', polygon([0, 0], [9, 0], [9, 9]), 'for which there is no tag "Car"'],
    ['one tag of two', { ...box(0, 0, 1, 1), moreTags: ['Bus'] } as Label, 'the tag "Bus"'],
    ['an attribute of its tag', { ...box(0, 0, 1, 1), attributes: { doors: 4 } }, undefined],
    ['an attribute out of range', { ...box(0, 0, 1, 1), attributes: { doors: 9 } }, 'is over 5'],
    ['an attribute of every label', { ...box(0, 0, 1, 1), attributes: { sure: 'no' } }, undefined],
    ['a value that may not be chosen', { ...box(0, 0, 1, 1), attributes: { sure: 'so' } }, 'has "so"'],
    ['an unknown attribute', { ...box(0, 0, 1, 1), attributes: { wheels: 4 } }, '"wheels"'],
    ['an answer', choice('mood', 'good'), undefined],
    ['two answers where one is asked', choice('mood', 'good', 'bad'), 'more than one answer'],
    ['a rating', choice('stars', '4'), undefined],
    ['a rating over the most', choice('stars', '6'), 'is over 5'],
    ['a question that nobody asks', choice('age', '4'), 'answers "age"'],
  ])('%s', (_, label, words) => {
    const [fault] = faultsOf({ labels: [label] }, image, config)
    if (words === undefined) expect(fault).toBeUndefined()
    else expect(fault?.message).toContain(words)
  })

  test('an attribute that is required and not there', () => {
    const strict: LabelConfig = {
      tags: [{ name: 'Car' }],
      attributes: [{ name: 'sure', type: 'text', required: true }],
    }
    expect(faultsOf({ labels: [box(0, 0, 1, 1)] }, image, strict)[0]?.message).toBe('lacks the attribute "sure"')
  })

  test.each([
    ['boolean', 'yes', 'is neither true nor false'],
    ['boolean', true, undefined],
    ['text', 4, 'is no text'],
    ['number', 'four', 'is no number'],
    ['number', -4, undefined],
    ['rating', -4, 'is under 0'],
    ['choices', ['a', 'b'], undefined],
  ] as const)('a %s that is %s', (type, value, expected) => {
    expect(misfit({ type }, value)).toBe(expected)
  })
})

test('LB1: schemas take what is written here and refuse names that stand twice', () => {
  expect(labelConfigSchema.parse(config)).toEqual(config)
  expect(labelConfigSchema.safeParse({ tags: [{ name: 'a' }, { name: 'a' }] }).success).toBe(false)
  const set = { labels: [box(0, 0, 1, 1), span(0, 1, 'x'), interval(0, 1), choice('q', 'a')] }
  expect(labelSetSchema.parse(JSON.parse(JSON.stringify(set)))).toEqual(set)
  expect(labelSetSchema.safeParse({ labels: [{ ...box(0, 0, 1, 1), colour: 'red' }] }).success).toBe(false)
})

test('LB1: several tags are the same in any order', () => {
  expect(tagsOf({ id: 'a', kind: 'interval', tag: 'b', moreTags: ['a', 'b'], start: 0, end: 1 })).toEqual(['a', 'b'])
  expect(tagsOf({ id: 'a', kind: 'interval', tag: '', start: 0, end: 1 })).toEqual([])
})
