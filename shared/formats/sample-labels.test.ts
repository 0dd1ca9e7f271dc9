import { describe, expect, test } from 'vitest'
import type { ImportedItem } from '#shared/domain/source.ts'
import { coco } from '#shared/formats/coco.ts'
import { conll } from '#shared/formats/conll.ts'
import { csv } from '#shared/formats/csv.ts'
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
    const asking = (name: string) =>
      config.tags.filter(({ attributes }) => attributes?.some((one) => one.name === name)).map((tag) => tag.name)
    expect(asking('occluded')).toEqual(config.tags.map(({ name }) => name))
    expect(config.tags[0]?.attributes).toMatchObject([
      { name: 'occluded', values: ['no', 'partly', 'mostly'], required: true },
      { name: 'side' },
    ])
    expect(asking('side')).toEqual(['auto', 'bus', 'car', 'bicycle'])
  })
})

describe('DL2: the short texts', () => {
  const config = readLabelConfig(sample('short-texts/short-texts.xml'))
  const folder = 'short-texts/short-texts'
  const total = (items: readonly ImportedItem[], annotator: string) =>
    items.flatMap(({ sources }) =>
      sources.flatMap((one) => (one.annotator === annotator ? (one.labels?.labels ?? []) : [])),
    ).length

  test('as Label Studio has them: spans and three answers each, in English and Tamil', () => {
    const { items, warnings } = read(labelStudio, `${folder}.label-studio.json`)
    expect(warnings).toEqual([])
    expect(items.map(({ key, language }) => `${key} ${language}`).filter((name) => name.endsWith('ta'))).toHaveLength(8)
    expect(items).toHaveLength(16)
    for (const { subject, sources } of items)
      for (const { labels } of sources) expect(labels && faultsOf(labels, subject, config)).toEqual([])
    expect(['Joseph', 'Meena', 'Farida'].map((who) => total(items, who))).toEqual([108, 114, 112])
    const spans = labelsOf(items).filter((label) => label.kind === 'span')
    expect(spans.filter(({ unanchored }) => unanchored)).toEqual([])
    expect(new Set(spans.map(({ quote }) => quote))).toContain('மதுரை')
  })

  test('as CoNLL has their spans: whole words, the longest', () => {
    const { items, warnings } = read(conll, `${folder}.conll`)
    expect(warnings).toEqual([])
    expect(items).toHaveLength(16)
    expect(['Joseph', 'Meena', 'Farida'].map((who) => total(items, who))).toEqual([60, 64, 59])
  })

  test('as a table has their answers', () => {
    const { items, warnings } = read(csv, `${folder}.choices.csv`)
    expect(warnings).toEqual([])
    expect(items).toHaveLength(16)
    expect(labelsOf(items)).toHaveLength(16 * 3 * 3)
    const first = items[0]?.sources.map(({ labels }) =>
      labels?.labels.map((label) => label.kind === 'choice' && label.values),
    )
    expect(first?.[1]).toEqual([['positive'], ['transport', 'council'], ['1']])
  })
})

describe('DL2: the sounds', () => {
  test('as Label Studio has them: intervals within the clip', () => {
    const config = readLabelConfig(sample('sounds/sounds.xml'))
    const { items, warnings } = read(labelStudio, 'sounds/sounds.label-studio.json')
    expect(warnings).toEqual([])
    expect(counts(items)).toEqual({
      'bus-stand.ogg': { Joseph: 8, Meena: 6, Farida: 6 },
      'temple-morning.ogg': { Joseph: 5, Meena: 7, Farida: 5 },
      'night-street.flac': { Joseph: 6, Meena: 5, Farida: 7 },
    })
    expect(items.map(({ subject }) => subject?.is === 'audio' && subject.seconds)).toEqual([42, 36, 30])
    for (const { subject, sources } of items)
      for (const { labels } of sources) expect(labels && faultsOf(labels, subject, config)).toEqual([])
  })
})
