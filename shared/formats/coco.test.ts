import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { coco } from '#shared/formats/coco.ts'
import { type ColumnMap, type ExportedLabels, finished } from '#shared/formats/format.ts'
import { refusal, utf8 } from '#shared/formats/testing/bytes.ts'
import { writtenLabels } from '#shared/formats/testing/written-labels.ts'

const options = (map: ColumnMap) => ({ holds: 'labels' as const, fileName: 'town.json', map })
const read = (text: string, map: ColumnMap = {}) => finished(coco.read(utf8(text), options(map)))
const categories = [
  { id: 3, name: 'Car' },
  { id: 7, name: 'Bus' },
]
const images = [{ id: 40, width: 100, height: 50, file_name: 'a.jpg' }]
const drawn = (id: number, more: object = {}) => ({ id, image_id: 40, category_id: 3, bbox: [1, 2, 30, 4], ...more })
const file = (...annotations: object[]) => JSON.stringify({ images, categories, annotations }, undefined, 1)

describe('LB11: COCO JSON', () => {
  test.each<[string, object, ColumnMap, readonly string[]]>([
    ['a rater id', { rater_id: 2 }, {}, ['2', 'Asha']],
    ['an attribute', { attributes: { annotator: 'Ravi' } }, {}, ['Ravi', 'Asha']],
    ['a key that the map names', { by: 'Ravi', rater_id: 9 }, { annotator: 'by' }, ['Ravi', 'town']],
  ])('annotators by %s', (_, by, map, expected) => {
    const { items } = read(file(drawn(1, by), drawn(2, { rater_id: 'Asha' })), map)
    expect(items[0]?.sources.map(({ annotator }) => annotator)).toEqual(expected)
    expect(JSON.stringify(items[0]?.sources[0]?.labels)).not.toContain('Ravi')
  })

  test('polygons of one and of several parts, boxes, categories with gaps, who saw it and drew nothing', () => {
    const ring = [0, 0, 10, 0, 10, 10]
    const other = [20, 0, 30, 0, 30, 10]
    const text = JSON.stringify({
      images: [{ ...images[0], rater_list: ['Asha', 'Ravi'] }],
      categories,
      annotations: [
        drawn(1, { rater_id: 'Asha', segmentation: [ring] }),
        drawn(2, { rater_id: 'Asha', segmentation: [ring, other], category_id: 7, attributes: { hidden: true } }),
        drawn(3, { rater_id: 'Asha', segmentation: [] }),
      ],
    })
    const { items, labelling } = read(text)
    expect(items[0]).toMatchObject({ key: 'a.jpg', subject: { is: 'image', address: 'a.jpg', width: 100, height: 50 } })
    expect(items[0]?.sources[1]).toEqual({ annotator: 'Ravi', segments: [], labels: { labels: [] } })
    expect(items[0]?.sources[0]?.labels?.labels).toMatchObject([
      {
        id: '1',
        kind: 'polygon',
        tag: 'Car',
        points: [
          [0, 0],
          [10, 0],
          [10, 10],
        ],
      },
      {
        id: '2',
        kind: 'polygon',
        tag: 'Bus',
        moreParts: [
          [
            [20, 0],
            [30, 0],
            [30, 10],
          ],
        ],
        attributes: { hidden: true },
      },
      { id: '3', kind: 'box', x: 1, y: 2, width: 30, height: 4 },
    ])
    expect(labelling?.tags).toEqual([
      { name: 'Car', key: '3' },
      { name: 'Bus', key: '7' },
    ])
  })

  test.each<[string, object, string]>([
    [
      'a mask of the wrong length',
      { segmentation: { counts: [0, 20, 31], size: [10, 5] } },
      'its mask covers 51 pixels, and an image of 5 × 10 has 50',
    ],
    [
      'a packed mask of the wrong length',
      { segmentation: { counts: '0d0o0', size: [10, 5] } },
      'its mask covers 51 pixels, and an image of 5 × 10 has 50',
    ],
    [
      'a mask that is no text of runs',
      { segmentation: { counts: '\u00e9', size: [10, 5] } },
      'its mask is no text of run lengths',
    ],
    ['a run that is no whole number', { segmentation: { counts: [1.5], size: [10, 5] } }, 'no whole number'],
    ['an outline of odd length', { segmentation: [[1, 2, 3]] }, 'an outline has 3 numbers: a y is missing'],
    ['an outline of two points', { segmentation: [[1, 2, 3, 4]] }, 'is a polygon of fewer than three points'],
    ['a box of three numbers', { bbox: [1, 2, 3] }, '"bbox" has 3 numbers and not 4'],
    ['neither outline nor box', { bbox: null }, 'it has neither an outline nor a "bbox"'],
    ['a negative box', { bbox: [1, 2, -3, 4] }, 'is -3 wide and 4 high'],
    ['a category that is not there', { category_id: 4 }, 'there is no category 4'],
    ['an image that is not there', { image_id: 4 }, 'there is no image 4'],
  ])('%s is refused, with line and reason', (_, more, words) => {
    const said = refusal(coco, utf8(file(drawn(1), drawn(2, more))), options({}))
    expect(said).toContain(words)
    expect(said).toMatch(/^line \d\d/)
    if (!('image_id' in more)) expect(said).toContain('a.jpg')
  })

  test('a mask of the right length, packed or not, is kept with its box', () => {
    const packed = { counts: '0d0n0', size: [10, 5] }
    expect(read(file(drawn(1, { segmentation: packed }))).items[0]?.sources[0]?.labels?.labels[0]?.kept).toMatchObject({
      segmentation: packed,
    })
    const right = { counts: [0, 20, 30], size: [10, 5] }
    const { items } = read(file(drawn(1, { segmentation: right, iscrowd: 1 })))
    expect(items[0]?.sources[0]?.labels?.labels[0]).toMatchObject({
      kind: 'box',
      kept: { segmentation: right, iscrowd: 1 },
    })
  })

  test('is told from tasks of Label Studio', () => {
    expect(coco.detect(utf8(file(drawn(1))), 'a.json')).toBe(true)
    expect(coco.detect(utf8('{"annotations": [{"id": 1, "image_id": 5}]}'), 'a.json')).toBe(true)
    expect(coco.detect(utf8('{"id": 1, "annotations": [{"result": []}]}'), 'a.json')).toBe(false)
    expect(coco.detect(utf8('{"annotations": [{"result": []}]}'), 'a.json')).toBe(false)
  })

  test('written: the settled labels follow under an id of their own, turned boxes by their corners', () => {
    const { items, labelling } = read(file(drawn(1, { rater_id: 'Asha' })))
    const settled: readonly ExportedLabels[] = writtenLabels(items).map((item) => ({
      ...item,
      labels: [
        { label: { id: 'u1', kind: 'box', tag: 'Bus', x: 1, y: 1, width: 4, height: 2, rotation: 90 }, support: 100 },
      ],
    }))
    const written = JSON.parse(coco.writeLabels?.(settled, { room: 'r', ...(labelling ? { labelling } : {}) }) ?? '')
    expect(written.categories).toEqual(categories)
    expect(written.annotations).toMatchObject([
      { id: 1, rater_id: 'Asha', category_id: 3, bbox: [1, 2, 30, 4] },
      { id: 2, rater_id: 'chavadi', category_id: 7, support: 100, area: 8 },
    ])
    expect(written.annotations[1].segmentation[0]).toHaveLength(8)
  })
})

const samples = [
  'coco_instances/annotations/instances_train.json',
  'coco_instances/annotations/instances_val.json',
  'coco_person_keypoints/annotations/person_keypoints_val.json',
]
const texts = samples.map((name) => referenceText(`datumaro/coco_dataset/${name}`))
const [train, val, keypoints] = texts
const here = texts.every((text) => text !== undefined)

test.skipIf(!here)(
  here ? 'LB11: real files keep counts and coordinates, there and back' : missingData('datumaro'),
  () => {
    expect(read(train ?? '').items[0]?.sources[0]?.labels?.labels).toMatchObject([
      { id: '1', kind: 'box', tag: 'b', x: 2, y: 2, width: 3, height: 1 },
    ])
    const found = read(val ?? '').items
    expect(found[0]).toMatchObject({ key: 'b.jpg', subject: { width: 5, height: 10 } })
    expect(found[0]?.sources[0]?.labels?.labels).toMatchObject([
      {
        id: '1',
        kind: 'polygon',
        tag: 'a',
        points: [
          [0, 0],
          [1, 0],
          [1, 2],
          [0, 2],
        ],
        attributes: { x: 1, y: 'hello' },
      },
      { id: '2', kind: 'box', tag: 'b', x: 0, y: 0, width: 1, height: 9, kept: { iscrowd: 1, area: 20 } },
    ])
    for (const text of [train, val, keypoints]) {
      const { items, labelling } = read(text ?? '')
      const again = read(
        coco.writeLabels?.(writtenLabels(items), { room: 'r', ...(labelling ? { labelling } : {}) }) ?? '',
      )
      expect(again.items).toEqual(items)
      expect(again.labelling).toEqual(labelling)
    }
  },
)
