import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { readLabelConfig } from '#shared/formats/label-config-file.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'
import { labelConfigSchema } from '#shared/labels/label-config.ts'

const read = (text: string) => readLabelConfig(utf8(text))

describe('LB15: the configuration of labels', () => {
  test('from XML: tags with colours and keys, what they are of, questions, attributes', () => {
    const config = read(`<?xml version="1.0"?>
<View>
  <Image name="img" value="$image"/><Text name="txt" value="$text"/><Audio name="snd" value="$audio"/>
  <RectangleLabels name="box" toName="img">
    <Label value="Car &amp; van" background="#f00" hotkey="c" alias="1" hint="On wheels"/>
    <Label value="Tree"/>
  </RectangleLabels>
  <PolygonLabels name="poly" toName="img"><Label value="Tree" background="green"/></PolygonLabels>
  <Labels name="ner" toName="txt"><Label value="Place"/></Labels>
  <Labels name="sound" toName="snd"><Label value="Music"/></Labels>
  <Choices name="mood" toName="txt" choice="single" required="true"><Choice value="good" hotkey="1"/><View><Choice value="bad"/></View></Choices>
  <Taxonomy name="topic" toName="txt"><Choice value="Farm"><Choice value="Rice"/></Choice></Taxonomy>
  <Rating name="stars" toName="txt" maxRating="7"/>
  <Choices name="doors" toName="img" perRegion="true" whenLabelValue="Car &amp; van" choice="multiple"><Choice value="2"/><Choice value="4"/></Choices>
  <Number name="age" toName="img" perRegion="true" min="0" max="99"/>
  <Header value="RectangleLabels"/>
</View>`)
    expect(config.tags).toEqual([
      {
        ...{ name: 'Car & van', colour: '#f00', key: '1', shortcut: 'c', description: 'On wheels', kinds: ['box'] },
        attributes: [{ name: 'doors', type: 'choices', values: ['2', '4'] }],
      },
      { name: 'Tree', colour: 'green', kinds: ['box', 'polygon'] },
      { name: 'Place', kinds: ['span'] },
      { name: 'Music', kinds: ['interval'] },
    ])
    expect(config.questions).toEqual([
      { name: 'mood', required: true, type: 'choice', values: ['good', 'bad'], shortcuts: { good: '1' } },
      { name: 'topic', type: 'choices', values: ['Farm', 'Farm / Rice'] },
      { name: 'stars', type: 'rating', most: 7 },
    ])
    expect(config.attributes).toEqual([{ name: 'age', type: 'number', least: 0, most: 99 }])
    expect(labelConfigSchema.parse(config)).toEqual(config)
  })

  test.each([
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE View [<!ENTITY a "b">]><View/>', 'line 2: a DOCTYPE is not taken'],
    ['an entity that nobody knows', '<View>\n<Label value="&a;"/></View>', 'line 2: this is no XML'],
    ['an element that is never closed', '<View>\n<Labels name="a">', 'this is no XML'],
    [
      'a label without a value',
      '<View>\n<RectangleLabels name="a"><Label/></RectangleLabels></View>',
      'line 2: a label has no value',
    ],
    [
      'a question that stands twice',
      '<View><Rating name="a"/>\n<Rating name="a"/></View>',
      'line 2: "a" is asked twice',
    ],
    ['a name that stands twice', 'car\nbus\ncar\n', 'line 3: "car" stands in line 1 already'],
    ['no name at all', '\n\n', 'line 1: there is no name in this file'],
    ['a category without a name', '{"categories": [\n{"id": 1}]}', 'line 2: categories[0].name'],
    ['two tags of one name', '{"tags": [{"name": "a"}, {"name": "a"}]}', 'two tags have the same name'],
  ])('%s is refused, with line and reason', (_, text, words) => {
    expect(() => read(text)).toThrow(words)
  })

  test('from the categories of a COCO file, from names, and from its own JSON', () => {
    expect(read('{"categories": [{"id": 4, "name": "c", "supercategory": ""}]}')).toEqual({
      tags: [{ name: 'c', key: '4' }],
    })
    expect(read('car\r\nbig bus\r\n')).toEqual({
      tags: [
        { name: 'car', key: '0' },
        { name: 'big bus', key: '1' },
      ],
    })
    expect(read('{"tags": [{"name": "a", "colour": "red"}]}')).toEqual({ tags: [{ name: 'a', colour: 'red' }] })
  })
})

const xml = referenceText('label-studio-converter/test_export_yolo_label_config.xml')
const names = referenceText('label-studio-converter/test_import_yolo_data_classes.txt')
const objects = referenceText('datumaro/yolo/yolo_dataset_strict_obj.names')
const here = xml !== undefined && names !== undefined && objects !== undefined

test.skipIf(!here)(here ? 'LB15: real configurations' : missingData('label-studio-converter, datumaro'), () => {
  expect(read(xml ?? '').tags).toEqual([
    { name: 'parasites', colour: 'rgba(218, 1, 238, 1)', kinds: ['box'] },
    { name: 'white', colour: 'rgba(0, 255, 0, 1)', kinds: ['box'] },
  ])
  expect(read(names ?? '').tags.map(({ name }) => name)).toEqual(['closed_door', 'opened_door', 'bus', 'number'])
  expect(read(objects ?? '').tags).toHaveLength(10)
})
