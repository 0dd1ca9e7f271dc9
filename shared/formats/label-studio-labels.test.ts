import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import { type ColumnMap, type ExportedLabels, finished } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'
import { writtenLabels } from '#shared/formats/testing/written-labels.ts'
import { cornersOf } from '#shared/labels/geometry.ts'
import type { Label } from '#shared/labels/label.ts'

const read = (text: string, map: ColumnMap = {}) => finished(labelStudio.read(utf8(text), { holds: 'labels', map }))
const readValue = (value: unknown, map?: ColumnMap) => read(JSON.stringify(value, undefined, 1), map)
const labelsOf = (items: readonly ImportedItem[]): readonly Label[] =>
  items.flatMap(({ sources }) => sources.flatMap(({ labels }) => labels?.labels ?? []))
const bare = (items: readonly ImportedItem[]) =>
  items.map(({ key, subject, sources }) => ({
    key,
    subject: subject && { ...subject, address: undefined },
    sources: sources.map(({ annotator, labels }) => ({
      annotator,
      relations: labels?.relations,
      labels: labels?.labels.map(({ kept: _, ...label }) => label),
    })),
  }))
const written = (items: readonly ImportedItem[]) => labelStudio.writeLabels?.(writtenLabels(items), { room: 'r' }) ?? ''

const rectangle = (id: string, x: number, more: object = {}) => ({
  ...{ id, type: 'rectanglelabels', from_name: 'label', to_name: 'image', original_width: 200, original_height: 100 },
  value: { x, y: 20, width: 10, height: 50, rotation: 0, rectanglelabels: ['Car'] },
  ...more,
})
const task = (data: object, ...annotations: (readonly unknown[])[]) => [
  { id: 1, data, annotations: annotations.map((result, at) => ({ id: 10 + at, completed_by: at + 1, result })) },
]

describe('LB10: Label Studio JSON, of labels', () => {
  test('percent become pixels; several annotators; ids that repeat between them', () => {
    const { items, labelling } = readValue(task({ image: 'a.jpg' }, [rectangle('a', 10)], [rectangle('a', 12)]))
    expect(items).toMatchObject([
      {
        key: 'a.jpg',
        subject: { is: 'image', address: 'a.jpg', width: 200, height: 100 },
        sources: [
          {
            annotator: '1',
            segments: [],
            labels: { labels: [{ id: 'a', kind: 'box', tag: 'Car', x: 20, y: 20, width: 20, height: 50 }] },
          },
          { annotator: '2', labels: { labels: [{ id: 'a', x: 24 }] } },
        ],
      },
    ])
    expect(labelling).toEqual({ tags: [{ name: 'Car', kinds: ['box'] }], questions: [] })
  })

  test('what shares an id with a region is an attribute of it; what has no region answers for the item', () => {
    const value = { x: 1, y: 1, width: 9, height: 9 }
    const { items } = readValue(
      task({ image: 'a.jpg' }, [
        { ...rectangle('a', 1), type: 'rectangle' },
        { id: 'a', type: 'labels', from_name: 'kind', value: { ...value, labels: ['Word', 'Name'] } },
        { id: 'a', type: 'textarea', from_name: 'transcription', value: { ...value, text: ['ஆஷா'] } },
        { id: 'a', type: 'choices', from_name: 'sure', value: { ...value, choices: ['yes'] } },
        { id: 'a', type: 'rating', from_name: 'stars', value: { ...value, rating: 4 } },
        { id: 'b', type: 'choices', from_name: 'quality', value: { choices: ['good', 'bright'] } },
        { id: 'c', type: 'rating', from_name: 'useful', value: { rating: 3 } },
        { id: 'd', type: 'brushlabels', from_name: 'mask', value: { format: 'rle', rle: [1], brushlabels: ['Car'] } },
        { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', labels: ['of'] },
      ]),
    )
    const [source] = items[0]?.sources ?? []
    expect(source?.labels?.relations).toEqual([{ from: 'a', to: 'b', direction: 'right', tags: ['of'] }])
    expect(source?.labels?.labels).toMatchObject([
      {
        ...{ id: 'a', kind: 'box', tag: 'Word', moreTags: ['Name'] },
        attributes: { transcription: ['ஆஷா'], sure: ['yes'], stars: 4 },
      },
      { id: 'b', kind: 'choice', question: 'quality', values: ['good', 'bright'] },
      { id: 'c', kind: 'choice', question: 'useful', values: ['3'] },
    ])
  })

  test('spans in UTF-16 become code points; one whose words are nowhere stays, and is said', () => {
    const span = (id: string, start: number, end: number, text: string) => ({
      ...{ id, type: 'labels', from_name: 'ner', to_name: 'text', value: { start, end, text, labels: ['Thing'] } },
    })
    const { items, faults } = readValue(
      task({ title: 'x', text: '💩This is an annotation.' }, [span('a', 13, 23, 'annotation'), span('b', 1, 4, 'dog')]),
    )
    expect(items[0]?.subject).toEqual({ is: 'text', text: '💩This is an annotation.' })
    expect(labelsOf(items)).toMatchObject([
      { id: 'a', kind: 'span', tag: 'Thing', start: 12, end: 22, quote: 'annotation' },
      { id: 'b', start: 1, end: 4, quote: 'dog', unanchored: true },
    ])
    const found = faults.find(({ kind }) => kind === 'unanchored')
    expect(found?.message).toContain('item "1", "1": label "b" quotes "dog", which does not stand at 1 to 4')
    expect(found?.line).toBeGreaterThan(10)
  })

  test('intervals of a recording, with its length', () => {
    const { items } = readValue(
      task({ audio: 'a.wav' }, [
        { id: 'a', type: 'labels', original_length: 60, value: { start: 1.5, end: 4, channel: 0, labels: ['Music'] } },
      ]),
    )
    expect(items[0]?.subject).toEqual({ is: 'audio', address: 'a.wav', seconds: 60 })
    expect(labelsOf(items)).toMatchObject([{ kind: 'interval', tag: 'Music', start: 1.5, end: 4 }])
    expect(bare(read(written(items)).items)[0]?.sources).toEqual(bare(items)[0]?.sources)
  })

  test.each([
    [
      'a width that is no number',
      { value: { x: 1, y: 2, width: 'wide', height: 3, rectanglelabels: ['Car'] } },
      'region "bad": a rectangle\'s "width" is no number',
    ],
    [
      'a negative width',
      { value: { x: 50, y: 2, width: -3, height: 3, rectanglelabels: ['Car'] } },
      'label "bad" is -6 wide and 3 high',
    ],
    [
      'a polygon of two points',
      {
        type: 'polygonlabels',
        value: {
          points: [
            [1, 2],
            [3, 4],
          ],
          polygonlabels: ['Car'],
        },
      },
      'label "bad" is a polygon of fewer than three points',
    ],
    ['a rectangle that is nowhere', { value: { rectanglelabels: ['Car'] } }, 'a rectangle has no x'],
  ])('LB2: %s is refused, with item, label and line', (_, more, words) => {
    const { items, faults } = readValue(task({ image: 'a.jpg' }, [rectangle('good', 1), rectangle('bad', 1, more)]))
    expect(faults).toMatchObject([{ of: 'a.jpg', refused: true, line: expect.any(Number) }])
    expect(faults[0]?.message).toContain(words)
    expect(labelsOf(items)).toMatchObject([{ id: 'good' }])
  })

  test('a file without labels says so, and one of labels is no transcript', () => {
    expect(() => readValue([{ id: 1, data: {}, annotations: [{ result: [] }] }])).toThrow(
      'no task has an annotation with a label',
    )
    expect(() => finished(labelStudio.read(utf8(JSON.stringify(task({}, [rectangle('a', 1)]))), {}))).toThrow(
      'only rectanglelabels',
    )
  })
})

const samples = 'label-studio-converter'
const sampleOf = (name: string) => referenceText(`${samples}/${name}`)
const boxes = sampleOf('test_export_yolo_data.json')
const turned = sampleOf('test_export_yolo_data_obb.json')
const polygons = sampleOf('test_export_yolo_data_polygons.json')
const reviews = sampleOf('test_export_csv_csv_test.json')
const choices = sampleOf('test_export_csv_csv_test2.json')
const repeater = sampleOf('test_export_json_min_data_repeater.json')
const titled = (text: string | undefined, title: string) => (text ? `LB10: ${title}` : missingData(samples))

interface RawResult {
  readonly id: string
  readonly value: Readonly<Record<string, number | string[] | number[][]>>
  readonly original_width: number
  readonly original_height: number
}
const rawResults = (text: string): readonly RawResult[] =>
  JSON.parse(text).flatMap(({ annotations }: { annotations: { result: RawResult[] }[] }) =>
    annotations.flatMap(({ result }) => result),
  )

describe('real exports', () => {
  test.skipIf(!boxes)(titled(boxes, 'boxes of two annotators, in pixels, and back'), () => {
    const { items } = read(boxes ?? '')
    const raw = rawResults(boxes ?? '')
    const labels = labelsOf(items)
    expect(labels).toHaveLength(raw.length)
    for (const [at, { id, value, original_width: width, original_height: height }] of raw.entries()) {
      const label = labels[at]
      expect(label).toMatchObject({ id, kind: 'box', tag: (value.rectanglelabels as string[])[0] })
      if (label?.kind !== 'box') continue
      expect(label.x).toBeCloseTo((Number(value.x) * width) / 100, 9)
      expect(label.y + label.height).toBeCloseTo(((Number(value.y) + Number(value.height)) * height) / 100, 9)
    }
    expect(items[0]?.sources.map(({ annotator }) => annotator)).toEqual(['2', '1'])
    expectRoundTrip(boxes ?? '')
  })

  test.skipIf(!turned)(titled(turned, 'turned boxes, and back'), () => {
    const { items } = read(turned ?? '')
    const raw = rawResults(turned ?? '')
    const found = labelsOf(items)
    expect(found).toHaveLength(raw.length)
    expect(found.map((label) => (label.kind === 'box' ? (label.rotation ?? 0) : -1))).toEqual(
      raw.map(({ value }) => value.rotation),
    )
    for (const [at, label] of found.entries()) {
      const { value, original_width: width = 0, original_height: height = 0 } = raw[at] ?? {}
      const [corner] = label.kind === 'box' ? cornersOf(label) : [[0, 0]]
      // Its own top left corner is what it is turned about there.
      expect(corner?.[0]).toBeCloseTo((Number(value?.x) * width) / 100, 9)
      expect(corner?.[1]).toBeCloseTo((Number(value?.y) * height) / 100, 9)
    }
    expectRoundTrip(turned ?? '')
  })

  test.skipIf(!polygons)(titled(polygons, 'polygons, and back'), () => {
    const { items } = read(polygons ?? '')
    const [label, ...others] = labelsOf(items)
    expect(others).toEqual([])
    expect(label).toMatchObject({ kind: 'polygon', tag: 'Airplane' })
    if (label?.kind === 'polygon') {
      expect(label.points).toHaveLength(37)
      expect(label.points[0]?.[0]).toBeCloseTo(384, 9)
    }
    expectRoundTrip(polygons ?? '')
  })

  test.skipIf(!reviews)(titled(reviews, 'reviews, predictions and a box beyond the image'), () => {
    const { items, warnings, faults } = read(reviews ?? '')
    expect(labelsOf(items).length).toBe(rawResults(reviews ?? '').length)
    const kinds = new Set([...warnings, ...faults].map(({ kind }) => kind))
    for (const kind of ['review', 'prediction', 'outside']) expect(kinds).toContain(kind)
    expectRoundTrip(reviews ?? '')
  })

  test.skipIf(!choices)(titled(choices, 'an answer with quotes and line ends in it, and back'), () => {
    const { items } = read(choices ?? '')
    expect(labelsOf(items)).toMatchObject([
      { kind: 'choice', question: 'uri_selection', values: ['Yes " "" \n \t \t а б в \n'] },
    ])
    expectRoundTrip(choices ?? '')
  })

  test.skipIf(!repeater)(titled(repeater, 'a taxonomy beside a region, and back'), () => {
    const { items } = read(repeater ?? '')
    expect(labelsOf(items)).toMatchObject([
      { kind: 'box', tag: 'Document Title', attributes: { categories_0: ['Archaea'] } },
    ])
    expectRoundTrip(repeater ?? '')
  })

  test.skipIf(!reviews)(
    titled(reviews, 'written back with its reviews, and one annotation more under the ids of the annotators'),
    () => {
      const bytes = utf8(reviews ?? '')
      const { items } = read(reviews ?? '')
      const settled: readonly ExportedLabels[] = writtenLabels(items).map((item) => ({
        ...item,
        state: 'signed-off',
        labels: item.sources.flatMap(({ annotator, labels }) =>
          labels.labels.map(({ kept: _, ...label }, at) => ({
            label: { ...label, id: `u${at + 1}` },
            support: 100,
            from: [{ annotator, id: label.id }],
          })),
        ),
      }))
      const originals = [{ bytes, keys: items.map(({ key }) => key), pseudonyms: null }]
      const tasks = JSON.parse(labelStudio.writeLabels?.(settled, { room: 'r', originals }) ?? '[]')
      const before = JSON.parse(reviews ?? '[]')
      expect(tasks).toHaveLength(before.length)
      for (const [at, { annotations, ...rest }] of tasks.entries()) {
        const { annotations: was, ...other } = before[at]
        expect(rest).toEqual(other)
        expect(annotations.slice(0, -1)).toEqual(was)
        const { ground_truth: truth, result } = annotations.at(-1)
        expect(truth).toBe(true)
        expect(result.map(({ id }: RawResult) => id)).toEqual(
          was.flatMap((one: { result: RawResult[] }) => one.result.map(({ id }) => id)),
        )
        for (const [number, { score, value }] of result.entries()) {
          expect(score).toBeUndefined()
          expect(value.x).toBeCloseTo(was[0].result[number].value.x, 9)
        }
      }
    },
  )
})

/** Written without the file and read again, labels are the same; only what rounding does to percent may differ. */
function expectRoundTrip(text: string): void {
  const { items } = read(text)
  const [before, after] = [items, read(written(items), { item: 'item' }).items].map((list) =>
    JSON.stringify(bare(list), (_, value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value)),
  )
  expect(JSON.parse(after ?? '')).toEqual(JSON.parse(before ?? ''))
}
