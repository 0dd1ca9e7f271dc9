import { expect, test } from 'vitest'
import type { AttributeValue } from '#shared/labels/label.ts'
import type { Attribute, LabelConfig, Question } from '#shared/labels/label-config.ts'
import {
  type AskedQuestion,
  answerOf,
  answersOf,
  attributesOf,
  choicesOf,
  differ,
  marksOf,
  needsPerson,
  sameValue,
  toggled,
  typedValue,
} from './answers.ts'
import { questionChords } from './question-chords.ts'

const given = (...values: readonly (AttributeValue | null)[]) => values.map((value) => ({ value, count: 1, who: [] }))
const asked = (question: Question, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  ...{ question, about: '', values: [], given: [], state: 'open', locked: false },
  ...more,
})

test.each([
  ['positive', 'positive', true],
  [['a', 'b'], ['b', 'a'], true],
  [['a'], 'a', true],
  [3, '3', true],
  [null, [], true],
  [false, null, false],
  ['a', 'b', false],
] as const)('SN11: %j and %j say the same: %s', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same)
})

test('SN11: sources differ where one gave something else, or nothing', () => {
  expect([differ([]), differ(given('a')), differ(given('a', 'b')), differ(given('a', null))]).toEqual([
    false,
    false,
    true,
    true,
  ])
})

test('SN10: what was given may be chosen too, after what the configuration has', () => {
  expect(choicesOf({ values: ['a', 'b'] }, 'd', given('b', ['c', 'a'], null))).toEqual(['a', 'b', 'd', 'c'])
})

test.each([
  [{}, [1, 2, 3, 4, 5]],
  [{ most: 3 }, [1, 2, 3]],
  [{ least: 0, most: 2 }, [1, 2]],
  [{ least: 2, most: 1 }, []],
])('SN10: marks of %j', (limits, marks) => {
  expect(marksOf(limits)).toEqual(marks)
})

test('SN10: several answers stand in the order in which they may be chosen', () => {
  expect(toggled(['c'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'c'])
  expect(toggled(['a', 'c'], 'a', ['a', 'b', 'c'])).toEqual(['c'])
  expect(toggled(null, 'b', ['a', 'b'])).toEqual(['b'])
})

const age: Attribute = { name: 'age', type: 'number', least: 0, most: 120 }
test.each([
  [age, '42', 42],
  [age, ' 4,5 ', 4.5],
  [age, '', null],
  [{ ...age, required: true }, '', undefined],
  [age, '121', undefined],
  [age, 'many', undefined],
  [{ name: 'note', type: 'text' } as const, ' as said ', 'as said'],
  [{ name: 'kind', type: 'choice', values: ['a'] } as const, 'b', undefined],
])('SN11: for %j somebody typed %j: %j', (attribute, typed, value) => {
  expect(typedValue(attribute, typed)).toEqual(value)
})

test.each([
  ['choice', ['a'], 'a'],
  ['choices', ['a'], ['a']],
  ['boolean', ['false'], false],
  ['rating', ['4'], 4],
  ['number', ['4.5'], 4.5],
  ['text', [], null],
] as const)('SN10: an answer to a %s, %j, is %j and back', (type, values, value) => {
  expect(answerOf({ type }, values)).toEqual(value)
  expect(answersOf(value)).toEqual(values)
})

test('SN10: a person is needed where nothing was decided', () => {
  const question: Question = { name: 'q', type: 'text' }
  const states = ['agreed', 'open', 'settled', 'disputed', 'ruled', 'missing'] as const
  expect(states.filter((state) => needsPerson(asked(question, { state })))).toEqual(['open', 'missing'])
  expect(needsPerson(asked(question, { locked: true }))).toBe(false)
})

test('SN11: a label has the attributes of all labels, of its tags, and what it has beside them', () => {
  const config: LabelConfig = {
    tags: [
      { name: 'PER', attributes: [{ name: 'honorific', type: 'boolean' }] },
      { name: 'ORG', attributes: [{ name: 'public', type: 'boolean' }] },
    ],
    attributes: [age],
  }
  const label = { id: 'n1', kind: 'span', tag: 'PER', start: 0, end: 1, quote: 'R' } as const
  const picked = { key: 'n1', label: { ...label, attributes: { note: 'x' } }, name: '', locked: false, tags: [] }
  const names = (one: Parameters<typeof attributesOf>[0]) =>
    attributesOf(one, config).map(({ name, known }) => (known ? name : `${name}?`))
  expect(names({ ...picked, attributes: { sure: given('yes') } })).toEqual(['age', 'honorific', 'note?', 'sure?'])
  expect(names({ ...picked, label: { ...label, moreTags: ['ORG'] }, attributes: {} })).toEqual([
    'age',
    'honorific',
    'public',
  ])
})

test('SN7: keys that are named work for every question, digits for the one that is looked at', () => {
  const tone = asked({ name: 'tone', type: 'choice', values: ['good', 'bad'], shortcuts: { good: 'g' } })
  const fit = asked({ name: 'fit', type: 'rating', most: 3, shortcuts: { 1: 'g', 2: '2' } })
  const chords = questionChords([tone, fit], fit)
  expect(Object.fromEntries(chords.get(fit) ?? [])).toEqual({
    1: 'KeyG',
    2: 'Shift+Digit2',
    3: 'Shift+Digit1',
  })
  expect(chords.get(tone)?.get('bad')).toBeUndefined()
  expect(Object.fromEntries(questionChords([tone, fit], tone).get(tone) ?? [])).toEqual({
    good: 'KeyG',
    bad: 'Shift+Digit1',
  })
})
