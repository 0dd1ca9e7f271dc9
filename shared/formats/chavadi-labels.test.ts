import { expect, test } from 'vitest'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { finished } from '#shared/formats/format.ts'
import { detectFormat, formatNames, readFile } from '#shared/formats/formats.ts'
import { refusal, utf8 } from '#shared/formats/testing/bytes.ts'
import { writtenLabels } from '#shared/formats/testing/written-labels.ts'
import type { Label } from '#shared/labels/label.ts'

const box: Label = {
  ...{ id: 'a', kind: 'box', tag: 'Car', x: 1.5, y: 2, width: 3, height: 4, rotation: 12 },
  attributes: { doors: 4, old: true },
}
const ring = (x: number): [number, number][] => [
  [x, x],
  [x + 1, x],
  [x + 1, x + 1],
]
const polygon: Label = { id: 'b', kind: 'polygon', tag: 'Car', points: ring(0), moreParts: [ring(2)] }
const labels: readonly Label[] = [
  box,
  polygon,
  { id: 'c', kind: 'choice', question: 'light', values: ['day'], of: 'a' },
]
const relations = [{ from: 'a', to: 'b', tags: ['beside'] }]
const file = (more: object = {}, set: readonly object[] = labels) => ({
  chavadi: 1,
  labelling: { tags: [{ name: 'Car', colour: '#f00', shortcut: 'c' }] },
  items: [
    {
      key: 'k',
      subject: { is: 'image', width: 10, height: 10 },
      sources: [{ annotator: 'Asha', labels: set, relations }],
    },
  ],
  ...more,
})
const bytesOf = (value: unknown) => utf8(JSON.stringify(value, undefined, 1))
const read = (bytes: Uint8Array) => finished(chavadiJson.read(bytes, { holds: 'labels' }))

test('LB14: labels in the own JSON, there and back, relations and configuration too', () => {
  const { items, labelling } = read(bytesOf(file()))
  expect(items[0]?.sources).toEqual([{ annotator: 'Asha', segments: [], labels: { labels, relations } }])
  expect(labelling).toEqual(file().labelling)
  const settled = writtenLabels(items).map((item) => ({
    ...item,
    labels: [{ label: box, support: 100 }],
  }))
  const written = chavadiJson.writeLabels?.(settled, { room: 'r', ...(labelling ? { labelling } : {}) }) ?? ''
  const again = read(utf8(written))
  expect([again.items, again.labelling]).toEqual([items, labelling])
})

test.each([
  ['a tag that the configuration does not have', [{ ...box, tag: 'Bus' }], 'unknown-tag'],
  ['a box beyond the image', [{ ...box, x: 9 }], 'outside'],
])('LB4: %s is said', (_, set, kind) => {
  const { warnings, faults } = read(bytesOf(file({}, set)))
  expect([...warnings, ...faults].map((note) => note.kind)).toContain(kind)
})

test.each([
  ['a negative box', [polygon, { ...box, width: -1 }], 'label "a" is -1 wide'],
  ['two labels of one id', [box, box], 'label "a" has the id of another label'],
  ['a key that nobody knows', [{ ...box, colour: 'red' }], 'items[0].sources[0].labels[0]'],
  ['a kind that nobody knows', [{ ...box, kind: 'ellipse' }], 'kind: Invalid discriminator value'],
])('LB2: %s is refused by line', (_, set, words) => {
  const said = refusal(chavadiJson, bytesOf(file({}, set)), { holds: 'labels' })
  expect(said).toContain(words)
  expect(said).toMatch(/^line \d\d/)
})

test('LB14: formats of labels are a table of their own; what looks for transcripts does not see them', () => {
  expect(formatNames('labels')).toBe('json, coco, label-studio, csv, conll')
  const coco = utf8('{"images": [], "annotations": [], "categories": []}')
  expect(detectFormat(coco, 'a.json', 'labels')?.name).toBe('coco')
  expect(detectFormat(coco, 'a.json', 'transcripts')?.name).toBe('label-studio')
  const { items } = finished(readFile({ fileName: 'a.json', bytes: bytesOf(file()), holds: 'labels' }))
  expect(items).toHaveLength(1)
  expect(finished(readFile({ fileName: 'a.json', bytes: bytesOf(file()) })).items).toEqual(items)
  const asked = { fileName: 'a.json', bytes: bytesOf(file()), holds: 'transcripts' } as const
  expect(() => finished(readFile(asked))).toThrow('a.json: ')
})
