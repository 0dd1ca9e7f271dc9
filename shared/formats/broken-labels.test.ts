import { describe, expect, test } from 'vitest'
import { coco } from '#shared/formats/coco.ts'
import { FormatError, finished } from '#shared/formats/format.ts'
import { readLabelConfig } from '#shared/formats/label-config-file.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { sample } from '#shared/formats/testing/bytes.ts'
import { faultsOf } from '#shared/labels/label-checks.ts'

const read = (file: string) =>
  finished(
    (file.includes('coco') ? coco : labelStudio).read(sample(`broken-labels/${file}`), {
      holds: 'labels',
      fileName: file,
    }),
  )

describe('DL3: files that are wrong name the item and what is wrong with it', () => {
  test.each([
    ['boxes.label-studio.json', 'partly-outside.png', 'outside', false, 'reaches beyond the image (1280 × 800)'],
    ['boxes.label-studio.json', 'wholly-outside.png', 'outside', false, 'lies wholly outside'],
    ['boxes.label-studio.json', 'no-area.png', 'no-area', false, 'has no area'],
    ['boxes.label-studio.json', 'negative.png', 'negative', true, 'is -64 wide'],
    ['spans.label-studio.json', 'lost-quote', 'unanchored', false, 'quotes "Munnar"'],
    ['spans.label-studio.json', 'past-the-end', 'unanchored', false, 'does not stand at 400'],
    ['not-a-number.coco.json', 'market-morning.png', 'not-a-number', true, 'NaN, which is no number'],
    ['negative.coco.json', 'market-morning.png', 'negative', true, 'is -10 wide'],
    ['short-mask.coco.json', 'market-morning.png', 'left-out-label', true, 'covers 1000 pixels'],
    ['numbers-without-names.coco.json', 'market-morning.png', 'left-out-label', true, 'there is no category 7'],
  ])('%s: %s', (file, item, kind, refused, message) => {
    const own = read(file).faults?.filter(({ of }) => of === item)
    expect(own).toEqual([expect.objectContaining({ kind, refused, message: expect.stringContaining(message) })])
  })

  test('the labels beside them stay', () => {
    const { items } = read('boxes.label-studio.json')
    expect(
      items.map(({ sources }) => sources.find(({ annotator }) => annotator === 'Meena')?.labels?.labels.length),
    ).toEqual(items.map(() => 1))
  })

  test('a tag that the room does not have is known beside its list of labels', () => {
    const config = readLabelConfig(sample('street-scenes/street-scenes.xml'))
    const item = read('boxes.label-studio.json').items.find(({ key }) => key === 'unknown-tag.png')
    const [first] = item?.sources ?? []
    expect(first?.labels && faultsOf(first.labels, item?.subject, config)).toContainEqual(
      expect.objectContaining({ kind: 'unknown-tag', message: expect.stringContaining('"spaceship"') }),
    )
  })

  test('a list of labels with a DOCTYPE is refused', () => {
    expect(() => readLabelConfig(sample('broken-labels/doctype.xml'))).toThrow(FormatError)
    expect(() => readLabelConfig(sample('broken-labels/doctype.xml'))).toThrow('a DOCTYPE is not taken')
  })
})
