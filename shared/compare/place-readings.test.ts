import { expect, test } from 'vitest'
import { benchUnit } from '#shared/domain/bench.ts'
import { LabelledItem, labelComparison, scene } from '#shared/domain/testing/labelled-item.ts'
import { withLines } from '#shared/labels/label-record.ts'
import { alikeKey, placeReadings } from './place-readings.ts'

const item = new LabelledItem()
const { comparison } = item
const readings = (unit: string, from: number, to: number) => {
  const compared = comparison.units.find((one) => one.unit === unit)
  return compared ? placeReadings(compared, from, to, comparison.sources) : []
}
const unitOf = (tag: string): string =>
  comparison.units.find(({ columns }) => columns[1]?.arcs.some(({ text }) => text === tag))?.unit ?? ''

test('LI14 of a whole label each source’s lines are a reading, and that it is not there', () => {
  const sign = readings(unitOf('sign'), 0, 3)
  expect(sign).toEqual([
    { text: '\nsign\n500 20 100 50', sources: [0, 1] },
    { text: 'box\nsign\n500 20 100 50', sources: [2] },
  ])
  expect(readings(unitOf('bike'), 0, 4).map(({ text }) => text)).toEqual([
    'box\nbike\n300 20 100 50\ncolour: red',
    'box\nbike\n300 20 100 50\ncolour: blue',
  ])
})

test('LI14 every reading of every place is something that the label can say', () => {
  for (const { unit, columns } of comparison.units) {
    const record = benchUnit(item.bench, unit)?.label
    for (let from = 0; from < columns.length; from++)
      for (let to = from + 1; to <= columns.length; to++)
        for (const { text } of readings(unit, from, to))
          expect(record && withLines(record, from, to, text)).toBeDefined()
  }
})

test('LI14 places are alike where the same is said of the same; where something is, is like nothing', () => {
  const other = labelComparison(scene, [
    [{ id: 'a', kind: 'box', tag: 'car', x: 400, y: 300, width: 60, height: 60 }],
    [{ id: 'b', kind: 'box', tag: 'van', x: 400, y: 300, width: 60, height: 60 }],
  ])
  const at = (unit: string, from: number) => alikeKey(comparison, { unit, from, to: from + 1 }, comparison.profile)
  const there = (from: number) => alikeKey(other, { unit: 'u1', from, to: from + 1 }, other.profile)
  expect(at(unitOf('van'), 1)).not.toBeNull()
  expect(at(unitOf('van'), 1)).toBe(there(1))
  expect(at(unitOf('bike'), 3)).not.toBe(there(1))
  expect(at(unitOf('van'), 2)).toBeNull()
  expect(at(unitOf('sign'), 0)).not.toBeNull()
  expect(alikeKey(comparison, { unit: unitOf('sign'), from: 0, to: 3 }, comparison.profile)).toBeNull()
})
