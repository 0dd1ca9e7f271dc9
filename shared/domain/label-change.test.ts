import { describe, expect, test } from 'vitest'
import { unitFields } from '#shared/drafts/draft-doc.ts'
import { goneLabels, unsettledPlaces } from './blockers.ts'
import { resultHash, resultOf, wordsHash } from './result.ts'
import { box, LabelledItem } from './testing/labelled-item.ts'

const hashOf = (item: LabelledItem, unit: string): string => wordsHash(item.textOf(unit) ?? '')
const resultOfItem = (item: LabelledItem) =>
  resultOf(
    item.bench,
    item.room.rulings.flatMap((one) => one.scene1 ?? []),
  )

const unsettledIn = (item: LabelledItem): readonly string[] =>
  unsettledPlaces(item.room, 'scene1', item.comparison, goneLabels(item.bench.units, [])).map(
    ({ unit, from }) => `${unit}:${from}`,
  )

describe('differences of labels', () => {
  test('LU1 a label is a unit, and what may differ about it is a column', () => {
    const { comparison, bench } = new LabelledItem()
    const [car, bike, sign] = comparison.units
    expect(car?.label).toMatchObject({ kind: 'box', columns: ['label', 'tag', 'place'] })
    expect(bike?.label?.columns).toEqual(['label', 'tag', 'place', '@colour'])
    expect(car?.differences.map(({ from }) => from)).toEqual([1, 2])
    expect(bike?.differences.map(({ from, readings }) => [from, readings.map(({ text }) => text)])).toEqual([
      [3, ['red', 'blue']],
    ])
    expect(sign?.differences.map(({ from, readings }) => [from, readings.map(({ text }) => text)])).toEqual([
      [0, ['', 'box']],
    ])
    expect(bench.units.map(({ label }) => label?.there)).toEqual([true, true, false])
  })

  test('LU2 a reading is taken by the same command as of words, and given back', () => {
    const item = new LabelledItem()
    const place = { unit: 'u1', from: 1, to: 2 }
    const van = item.comparison.units[0]?.differences[0]?.readings.findIndex(({ text }) => text === 'van')
    expect(item.asks('difference.settle', { place, take: van })).toBe('accepted')
    expect(item.textOf('u1')).toBe('box\nvan\n12 20 100 50')
    expect(item.asks('difference.unsettle', { place })).toBe('accepted')
    expect(item.textOf('u1')).toBe('box\ncar\n12 20 100 50')
  })

  test('LU3 places in the middle and within all can be taken', () => {
    const item = new LabelledItem()
    const readings = item.comparison.units[0]?.differences[1]?.readings ?? []
    const tightest = readings.findIndex(({ made }) => made === 'tightest')
    expect(item.asks('difference.settle', { place: { unit: 'u1', from: 2, to: 3 }, take: tightest })).toBe('accepted')
    expect(item.textOf('u1')).toBe('box\ncar\n40 20 70 50')
  })

  test('LU4 of what too few have the draft holds nothing until somebody takes it', () => {
    const item = new LabelledItem()
    expect(unitFields(item.doc, 'u3')).toBeUndefined()
    expect(item.asks('difference.settle', { place: { unit: 'u3', from: 0, to: 1 }, take: 1 })).toBe('accepted')
    expect(item.textOf('u3')).toBe('box\nsign\n500 20 100 50')
    expect(unitFields(item.doc, 'u3')?.get('tags')).toEqual(['sign'])
  })
})

describe('changing labels', () => {
  test('LU5 a label is deleted and brought back; the journal has what it said', () => {
    const item = new LabelledItem()
    const before = item.textOf('u1')
    expect(
      item.asks('labels.change', { act: 'remove', labels: [{ unit: 'u1', seen: hashOf(item, 'u1'), there: false }] }),
    ).toBe('accepted')
    expect(resultOfItem(item).map(({ id }) => id)).toEqual(['u2'])
    expect(
      item.asks('labels.change', { act: 'restore', labels: [{ unit: 'u1', seen: hashOf(item, 'u1'), there: true }] }),
    ).toBe('accepted')
    expect(item.textOf('u1')).toBe(before)
  })

  test('LU6 new labels get ids that were never used', () => {
    const item = new LabelledItem()
    const add = { act: 'add', labels: [{ unit: null, seen: '', there: true, label: box('dog', 200) }] }
    expect(item.asks('labels.change', add)).toBe('accepted')
    expect(item.asks('labels.change', add)).toBe('accepted')
    expect(item.bench.units.map(({ id }) => id)).toEqual(['u1', 'u2', 'u3', 'n1', 'n2'])
    expect(item.textOf('n2')).toBe('box\ndog\n200 20 100 50')
  })

  test('LU7 one is split in two, and two are merged, in one commit', () => {
    const item = new LabelledItem()
    const left = { ...box('car', 12, { width: 50 }), id: 'u1' }
    const right = box('car', 62, { width: 50 })
    const seen = hashOf(item, 'u1')
    expect(
      item.asks('labels.change', {
        act: 'split',
        labels: [
          { unit: 'u1', seen, there: true, label: left },
          { unit: null, seen: '', there: true, label: right },
        ],
      }),
    ).toBe('accepted')
    expect([item.textOf('u1'), item.textOf('n1')]).toEqual(['box\ncar\n12 20 50 50', 'box\ncar\n62 20 50 50'])
    expect(
      item.asks('labels.change', {
        act: 'merge',
        labels: [
          { unit: 'u1', seen: hashOf(item, 'u1'), there: true, label: { ...box('car', 12), id: 'u1' } },
          { unit: 'n1', seen: hashOf(item, 'n1'), there: false },
        ],
      }),
    ).toBe('accepted')
    expect(resultOfItem(item).map(({ id, text }) => [id, text])).toEqual([
      ['u1', 'box\ncar\n12 20 100 50'],
      ['u2', 'box\nbike\n300 20 100 50\ncolour: red'],
    ])
  })

  test.each([
    ['that has changed since it was shown', 'moved', { unit: 'u1', seen: 'other', there: false }],
    ['outside of the picture', 'bad-input', { unit: null, seen: '', there: true, label: box('dog', 5000) }],
    ['without an area', 'bad-input', { unit: null, seen: '', there: true, label: box('dog', 5, { width: 0 }) }],
    ['that is not there', 'not-found', { unit: 'u9', seen: '', there: false }],
    ['that nobody describes', 'bad-input', { unit: null, seen: '', there: true }],
  ])('LU8 a label %s is not changed, nor any other of the same command', (_, code, wanted) => {
    const item = new LabelledItem()
    const fine = { unit: null, seen: '', there: true, label: box('dog', 200) }
    expect(item.asks('labels.change', { act: 'add', labels: [fine, wanted] })).toBe(code)
    expect(item.bench.units).toHaveLength(3)
  })

  test('LU9 an attribute that a label had no column for gets one, whatever else changed meanwhile', () => {
    const item = new LabelledItem()
    const wanted = { unit: 'u1', seen: '', there: true, label: box('any', 1, { attributes: { parked: true } }) }
    expect(item.asks('labels.change', { act: 'attribute', labels: [wanted] })).toBe('accepted')
    expect(item.textOf('u1')).toBe('box\ncar\n12 20 100 50\nparked: true')
  })

  test('LU10 nobody changes labels of a transcript, or without the right to write', () => {
    const item = new LabelledItem()
    const labels = [{ unit: 'u1', seen: hashOf(item, 'u1'), there: false }]
    expect(item.asks('labels.change', { item: 'item-cats', act: 'remove', labels })).toBe('not-found')
    expect(item.asks('labels.change', { act: 'remove', labels }, { role: 'annotator' })).toBe('forbidden')
  })
})

describe('disputes and rulings on labels', () => {
  const basis = (words: string) => wordsHash(words)

  test('LU11 an empty place is disputed as a label that is not there; a ruling puts it there', () => {
    const item = new LabelledItem()
    const question = { question: 'Is the tree one?', label: box('tree', 400) }
    expect(item.asks('dispute.open', question)).toBe('accepted')
    expect(resultOfItem(item).map(({ id }) => id)).toEqual(['u1', 'u2'])
    const place = { unit: 'n1', from: 0, to: 1 }
    const ruling = { place, value: 'box', reason: item.room.settings.reasons[0], why: 'It is', basis: basis('') }
    expect(item.asks('ruling.make', ruling, { role: 'trainer' })).toBe('accepted')
    expect(resultOfItem(item).find(({ id }) => id === 'n1')?.label).toMatchObject({ tag: 'tree', x: 400 })
    expect(item.room.disputes.flatMap((one) => Object.values(one.scene1 ?? {})).map(({ status }) => status)).toEqual([
      'ruled',
    ])
  })

  test('LU12 what a trainer rules must be something that the place can say', () => {
    const item = new LabelledItem()
    const rules = (value: string) =>
      item.asks(
        'ruling.make',
        {
          ...{ place: { unit: 'u1', from: 2, to: 3 }, value, reason: item.room.settings.reasons[0], why: 'Measured' },
          basis: basis('12 20 100 50'),
        },
        { role: 'trainer' },
      )
    expect(rules('somewhere')).toBe('bad-input')
    expect(rules('0 0 -5 10')).toBe('bad-input')
    expect(rules('11 20 100 50')).toBe('accepted')
    expect(resultOfItem(item)[0]?.label).toMatchObject({ x: 11 })
    const seen = hashOf(item, 'u1')
    expect(item.asks('labels.change', { act: 'remove', labels: [{ unit: 'u1', seen, there: false }] })).toBe('frozen')
  })

  test('LU13 a ruling taken back leaves its value in the draft', () => {
    const item = new LabelledItem()
    const place = { unit: 'u1', from: 1, to: 2 }
    const ruling = { place, value: 'lorry', reason: item.room.settings.reasons[0], why: 'It is', basis: basis('car') }
    item.asks('ruling.make', ruling, { role: 'trainer' })
    const [made] = item.room.rulings.flatMap((one) => one.scene1 ?? [])
    expect(item.asks('ruling.reopen', { ruling: made?.id, reason: 'No' }, { role: 'trainer' })).toBe('accepted')
    expect(item.textOf('u1')).toBe('box\nlorry\n12 20 100 50')
  })

  test('LU42 of a label that is gone nobody has to settle what it is and where', () => {
    const item = new LabelledItem()
    const asked = () => unsettledIn(item)
    expect(asked()).toEqual(['u1:1', 'u1:2', 'u2:3', 'u3:0'])
    const labels = [{ unit: 'u1', seen: hashOf(item, 'u1'), there: false }]
    expect(item.asks('labels.change', { act: 'remove', labels })).toBe('accepted')
    expect(asked()).toEqual(['u2:3', 'u3:0'])
  })

  test('LU14 a label set is signed off by the hash of its labels', () => {
    const item = new LabelledItem()
    for (const { unit, differences } of item.comparison.units)
      for (const { from, to } of differences)
        item.asks('difference.settle', { place: { unit, from, to }, take: 'kept' })
    expect(unsettledIn(item)).toEqual([])
    const hash = resultHash(resultOfItem(item))
    expect(item.asks('item.sign-off', { hash: `${hash}0` })).toBe('moved')
    expect(item.asks('item.sign-off', { hash })).toBe('accepted')
  })
})
