import { describe, expect, test } from 'vitest'
import type { ImportedItem } from '#shared/domain/source.ts'
import { coco } from '#shared/formats/coco.ts'
import { type Format, finished } from '#shared/formats/format.ts'
import { readLabelConfig } from '#shared/formats/label-config-file.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { sample } from '#shared/formats/testing/bytes.ts'
import { faultsOf } from '#shared/labels/label-checks.ts'

const read = (format: Format, path: string, fileName = path) =>
  finished(format.read(sample(path), { holds: 'labels', fileName }))
const counts = (items: readonly ImportedItem[]) =>
  Object.fromEntries(
    items.map(({ key, sources }) => [
      key,
      Object.fromEntries(sources.map(({ annotator, labels }) => [annotator, labels?.labels.length])),
    ]),
  )
const labelsOf = (items: readonly ImportedItem[]) =>
  items.flatMap(({ sources }) => sources.flatMap(({ labels }) => labels?.labels ?? []))

const street = {
  'market-morning.png': { Joseph: 15, Meena: 14, Farida: 13 },
  'bus-stand.png': { Joseph: 14, Meena: 15, Farida: 13 },
  'school-corner.png': { Joseph: 14, Meena: 14, Farida: 12 },
  'kerala-lane.png': { Joseph: 13, Meena: 12, Farida: 12 },
  'rain-afternoon.png': { Joseph: 13, Meena: 12, Farida: 13 },
  'night-market.png': { Joseph: 16, Meena: 15, Farida: 15 },
  'temple-car.png': { Joseph: 15, Meena: 14, Farida: 14 },
  'evening-crossing.png': { Joseph: 15, Meena: 14, Farida: 14 },
}

describe('DL2: the street scenes', () => {
  const config = readLabelConfig(sample('street-scenes/street-scenes.xml'))

  test('as Label Studio has them: three annotators, boxes, turned boxes and outlines, all fitting the configuration', () => {
    const { items, warnings } = read(labelStudio, 'street-scenes/street-scenes.label-studio.json')
    expect(warnings).toEqual([])
    expect(counts(items)).toEqual(street)
    expect(items.map(({ subject }) => subject)).toEqual(
      Object.keys(street).map((address) => ({ is: 'image', address, width: 1280, height: 800 })),
    )
    for (const { subject, sources } of items)
      for (const { labels } of sources) expect(labels && faultsOf(labels, subject, config)).toEqual([])
    const labels = labelsOf(items)
    expect(labels.filter((label) => label.kind === 'polygon')).toHaveLength(14)
    expect(labels.filter((label) => label.kind === 'box' && label.rotation)).toHaveLength(6)
  })

  test.each(['Joseph', 'Meena', 'Farida'] as const)('as COCO has those of %s: the same places', (who) => {
    const { items } = read(coco, `street-scenes/coco/${who}.json`, `${who}.json`)
    const counted = Object.entries(street).map(([key, by]) => [key, { [who]: by[who] }])
    expect(counts(items)).toEqual(Object.fromEntries(counted))
    expect(
      items.flatMap(({ subject, sources }) => sources.flatMap(({ labels }) => labels && faultsOf(labels, subject))),
    ).toEqual([])
  })

  test('their configuration asks what is hidden of all, and the side of what drives', () => {
    expect(config.tags.map(({ name, kinds }) => `${name}: ${kinds}`)).toEqual([
      ...['auto', 'bus', 'car', 'bicycle', 'rider', 'person', 'cow', 'sign'].map((name) => `${name}: box`),
      ...['tree', 'temple car'].map((name) => `${name}: polygon`),
    ])
    expect(config.attributes).toMatchObject([{ name: 'occluded', values: ['no', 'partly', 'mostly'], required: true }])
    expect(config.tags.filter(({ attributes }) => attributes).map(({ name }) => name)).toEqual([
      'auto',
      'bus',
      'car',
      'bicycle',
    ])
  })
})
