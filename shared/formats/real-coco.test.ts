import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { coco } from '#shared/formats/coco.ts'
import { type Format, finished } from '#shared/formats/format.ts'
import { readLabelConfig } from '#shared/formats/label-config-file.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'
import { writtenLabels } from '#shared/formats/testing/written-labels.ts'

interface RawFile {
  readonly images: readonly { readonly file_name: string; readonly width: number; readonly height: number }[]
  readonly categories: readonly { readonly id: number; readonly name: string }[]
  readonly annotations: readonly Readonly<Record<string, unknown>>[]
}

const read = (format: Format, text: string) =>
  finished(format.read(utf8(text), { holds: 'labels', fileName: 'instances.json' }))
const through = (format: Format, text: string): string => {
  const { items, labelling } = read(coco, text)
  return format.writeLabels?.(writtenLabels(items), { room: 'r', ...(labelling ? { labelling } : {}) }) ?? ''
}
const labelsOf = (items: readonly ImportedItem[]) =>
  items.flatMap(({ sources }) => sources.flatMap(({ labels }) => labels?.labels ?? []))
/** Numbers of images and annotations are of a file; what is said of them stays. */
const said = ({ images, categories, annotations }: RawFile) => ({
  images: images.map(({ file_name, width, height }) => ({ file_name, width, height })),
  categories: categories.map(({ id, name }) => ({ id, name })),
  annotations: annotations.map(({ category_id, bbox, segmentation, area, iscrowd, attributes, keypoints }) => ({
    ...{ category_id, bbox, segmentation, area, iscrowd, keypoints },
    attributes: attributes ?? {},
  })),
})

describe.each([
  ['coco_instances/annotations/instances_train.json', ['box']],
  ['coco_instances/annotations/instances_val.json', ['polygon', 'box']],
  ['coco_person_keypoints/annotations/person_keypoints_val.json', ['polygon', 'box']],
] as const)('LB11: %s', (path, kinds) => {
  const text = referenceText(`datumaro/coco_dataset/${path}`) ?? ''
  const titled = (title: string): string => (text === '' ? missingData('datumaro/coco_dataset') : title)

  test.skipIf(text === '')(titled('every label with its place; a mask beside its box'), () => {
    const raw: RawFile = JSON.parse(text)
    const { items, labelling, faults } = read(coco, text)
    expect(faults).toEqual([])
    expect(labelsOf(items).map(({ kind }) => kind)).toEqual(kinds)
    expect(labelling?.tags.map(({ name, key }) => ({ id: Number(key), name }))).toEqual(said(raw).categories)
    for (const [at, label] of labelsOf(items).entries()) {
      const { bbox, segmentation } = raw.annotations[at] ?? {}
      if (label.kind === 'box') expect([label.x, label.y, label.width, label.height]).toEqual(bbox)
      if (label.kind === 'polygon') expect([label.points.flat()]).toEqual(segmentation)
    }
  })

  test.skipIf(text === '')(
    titled('written, it says of each image and label what it said; read again, the same'),
    () => {
      const written = through(coco, text)
      expect(said(JSON.parse(written))).toEqual(said(JSON.parse(text)))
      expect(read(coco, written).items).toEqual(read(coco, text).items)
      expect(read(coco, written).labelling).toEqual(read(coco, text).labelling)
    },
  )

  test.skipIf(text === '')(titled('by way of the own JSON, the same'), () => {
    expect(read(chavadiJson, through(chavadiJson, text)).items).toEqual(read(coco, text).items)
  })
})

describe('LC10: real lists of labels', () => {
  const list = (path: string, expected: readonly string[]) => {
    const text = referenceText(path)
    test.skipIf(!text)(text ? path : missingData(path), () => {
      expect(readLabelConfig(utf8(text ?? '')).tags.map(({ name }) => name)).toEqual(expected)
    })
  }
  list('label-studio-converter/test_import_yolo_data_classes.txt', ['closed_door', 'opened_door', 'bus', 'number'])
  list(
    'datumaro/yolo/yolo_dataset_strict_obj.names',
    Array.from({ length: 10 }, (_, at) => `label_${at}`),
  )
  list('label-studio-converter/test_export_yolo_label_config.xml', ['parasites', 'white'])
  list('datumaro/coco_dataset/coco_instances/annotations/instances_val.json', ['a', 'b', 'c'])
})
