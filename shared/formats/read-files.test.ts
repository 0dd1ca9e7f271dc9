import { expect, test } from 'vitest'
import { FormatError, finished } from '#shared/formats/format.ts'
import { readFile } from '#shared/formats/formats.ts'
import { type FileRead, togetherRead } from '#shared/formats/read-files.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'

const box = (id: number, bbox: readonly unknown[], more: object = {}) => ({
  id,
  image_id: 1,
  category_id: 3,
  bbox,
  ...more,
})
function coco(fileName: string, annotations: readonly object[], more: object = {}): FileRead {
  const file = {
    images: [{ id: 1, file_name: 'street.png', width: 100, height: 50 }],
    categories: [{ id: 3, name: 'Car' }],
    annotations,
    ...more,
  }
  // As tools in Python write it.
  const text = JSON.stringify(file, undefined, 1).replaceAll('"NaN"', 'NaN')
  return { fileName, ...finished(readFile({ fileName, bytes: utf8(text) })) }
}

test('LC7 one file for each annotator: one item with the labels of both, under the names of the files', () => {
  const trees = {
    categories: [
      { id: 3, name: 'Car' },
      { id: 4, name: 'Tree' },
    ],
  }
  const read = togetherRead([coco('a1.json', [box(1, [1, 2, 3, 4])]), coco('a2.json', [box(1, [1, 2, 4, 4])], trees)])
  expect(read.items).toMatchObject([{ key: 'street.png', sources: [{ annotator: 'a1' }, { annotator: 'a2' }] }])
  expect(read.labelling?.tags.map(({ name }) => name)).toEqual(['Car', 'Tree'])
  expect(read.warnings.map(({ kind }) => kind)).not.toContain('single-source')
  expect(read.linesOf(read.items[0]?.sources ?? [])).toEqual([3, 3])
})

test('LC7 what two files say alike of one annotator counts once; what they say otherwise is refused', () => {
  const who = { rater_id: 'Asha' }
  const [one, same] = [coco('a1.json', [box(1, [1, 2, 3, 4], who)]), coco('a2.json', [box(1, [1, 2, 3, 4], who)])]
  expect(togetherRead([one, same]).warnings).toMatchObject([{ kind: 'duplicate-source' }, { kind: 'single-source' }])
  const other = coco('a2.json', [box(1, [1, 2, 9, 4], who)])
  expect(() => togetherRead([one, other])).toThrow(FormatError)
  expect(() => togetherRead([one, other])).toThrow(
    'a2.json: "Asha" says something else of item "street.png" in a1.json',
  )
})

test('LC8 labels that cannot be are left out and listed by item, with their lines; odd ones stay, and are listed too', () => {
  const { items, faults } = coco('a1.json', [
    box(1, [1, 2, 3, 4]),
    box(2, [1, 2, -3, 4]),
    box(3, [1, 'NaN', 3, 4]),
    box(4, [1, 2, 3]),
    box(5, [90, 2, 30, 4]),
    box(6, [1, 2, 0, 4]),
    box(7, [1, 2, 3, 4], { category_id: 9 }),
    box(8, [1, 2, 3, 4], { image_id: 9 }),
    box(9, [1, 2, 3, 4], { segmentation: { counts: [3, 4], size: [50, 100] } }),
  ])
  expect(items[0]?.sources[0]?.labels?.labels.map(({ id }) => id)).toEqual(['1', '5', '6'])
  const told = faults.map(({ of, refused, message }) => [
    of,
    refused,
    message.replace(/^item "street.png", "a1": /, ''),
  ])
  expect(told).toEqual([
    ['street.png', true, 'label "4": "bbox" has 3 numbers and not 4 (annotations[3])'],
    ['street.png', true, 'label "7": there is no category 9 (annotations[6])'],
    ['', true, 'there is no image 9 (annotations[7])'],
    ['street.png', true, expect.stringContaining('mask covers 7 pixels')],
    ['street.png', true, 'label "2" is -3 wide and 4 high (annotations[1])'],
    ['street.png', true, 'label "3" has the coordinate NaN, which is no number (annotations[2])'],
    ['street.png', false, 'label "5" reaches beyond the image (100 × 50) (annotations[4])'],
    ['street.png', false, 'label "6" has no area (annotations[5])'],
  ])
  for (const { line } of faults) expect(line).toBeGreaterThan(5)
})

test('LC8 two labels of one id: the second is left out', () => {
  const label = { id: 'a', kind: 'box', tag: 'Car', x: 1, y: 1, width: 2, height: 2 }
  const file = {
    chavadi: 1,
    items: [
      {
        key: 'k',
        sources: [{ annotator: 'Asha', labels: [label, { ...label, x: 5 }, { ...label, id: 'b', x: null }] }],
      },
    ],
  }
  const { items, faults } = finished(readFile({ fileName: 'a.json', bytes: utf8(JSON.stringify(file)) }))
  expect(items[0]?.sources[0]?.labels?.labels).toEqual([label])
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringContaining('x: '),
    expect.stringContaining('has the id of another label'),
  ])
})
