import { expect, test } from 'vitest'
import { formatHeads } from '#shared/formats/format-heads.ts'
import { holdingsOf } from '#shared/formats/holdings.ts'
import { sample, utf8 } from '#shared/formats/testing/bytes.ts'

const results = (...types: readonly string[]) =>
  JSON.stringify([{ id: 1, data: {}, annotations: [{ result: types.map((type) => ({ type })) }] }])
const items = (source: object) => JSON.stringify({ chavadi: 1, items: [{ key: 'k', sources: [source] }] })

test.each([
  ['COCO holds labels', 'coco', '{}', 'labels', null, false],
  ['CoNLL holds labels', 'conll', 'a O', 'labels', null, false],
  ['own JSON with segments', 'json', items({ annotator: 'a', segments: [] }), 'transcripts', null, false],
  ['own JSON with labels', 'json', items({ annotator: 'a', labels: [] }), 'labels', null, false],
  ['tasks of shapes', 'label-studio', results('rectanglelabels'), 'labels', null, false],
  ['tasks of answers', 'label-studio', results('choices'), 'labels', null, false],
  ['tasks of texts', 'label-studio', results('textarea'), 'transcripts', null, false],
  ['texts with speakers', 'label-studio', results('labels', 'textarea'), 'transcripts', 'labels', false],
  [
    'shapes with texts: nobody can tell',
    'label-studio',
    results('rectanglelabels', 'textarea'),
    'labels',
    'transcripts',
    true,
  ],
  ['a table of texts', 'csv', 'item,text,annotator\n', 'transcripts', 'labels', false],
  ['a table of answers', 'csv', 'item,annotator,label\nk,a,x\n', 'labels', 'transcripts', false],
  ['answers beside one text', 'csv', 'item,text,annotator,label\nk,t,a,x\nk,t,b,y\n', 'labels', 'transcripts', false],
  [
    'answers beside other texts',
    'csv',
    'item,text,annotator,label\nk,t,a,x\nk,u,b,y\n',
    'transcripts',
    'labels',
    false,
  ],
  ['one of each item: nobody can tell', 'csv', 'item,text,annotator,label\nk,t,a,x\n', 'transcripts', 'labels', true],
  ['what cannot be read', 'csv', '', 'transcripts', null, false],
] as const)('LC6 %s', (_, format, text, likely, also, unsure) => {
  expect(holdingsOf(formatHeads[format], utf8(text))).toEqual({ likely, also, unsure })
})

test('LC6 a map that names answers says it', () => {
  expect(holdingsOf(formatHeads.csv, utf8('item,text,annotator\n'), { annotators: 'a*' }).likely).toBe('labels')
})

test.each([
  ['clinic.csv', 'csv'],
  ['market.json', 'json'],
  ['interview.label-studio.json', 'label-studio'],
] as const)('LC6 %s is sure to hold transcripts', (name, format) => {
  expect(holdingsOf(formatHeads[format], sample(name))).toMatchObject({ likely: 'transcripts', unsure: false })
})
