import { expect, test } from 'vitest'
import { chavadiJson } from '#shared/formats/chavadi-json.ts'
import { finished } from '#shared/formats/format.ts'
import { latin1, refusal, sample, utf8 } from '#shared/formats/testing/bytes.ts'

const read = (value: unknown) => finished(chavadiJson.read(utf8(JSON.stringify(value)), {}))
const source = (annotator: string, ...texts: string[]) => ({ annotator, segments: texts.map((text) => ({ text })) })
const batch = (...sources: unknown[]) => ({ chavadi: 1, items: [{ key: 'k', sources }] })

test('reads items as they are', () => {
  const segments = [{ start: 0, end: 2.5, speaker: 'Clerk', text: 'வணக்கம்' }]
  const items = [{ key: 'k', language: 'ta', sources: [{ annotator: 'asha', segments }, source('ravi', 'a', 'b')] }]
  expect(read({ chavadi: 1, items })).toMatchObject({ items, warnings: [] })
})

test('the sample of the tests', () => {
  const { items, warnings } = finished(chavadiJson.read(sample('market.json'), {}))
  expect(items.map(({ key, sources }) => [key, sources.map(({ segments }) => segments.length)])).toEqual([
    ['market-1', [2, 2, 2]],
    ['market-2', [1, 1, 1]],
  ])
  expect(warnings).toEqual([])
})

test.each([
  ['a source that said nothing', batch(source('asha', 'a'), source('ravi')), 'empty-text', 'items[0].sources[1]'],
  [
    'a source that stands twice',
    batch(source('a', 'x'), source('b', 'x'), source('a', 'x')),
    'duplicate-source',
    'items[0].sources[2]',
  ],
  ['an item with one source', batch(source('asha', 'a')), 'single-source', 'items[0].sources[0]'],
])('warns of %s', (_, value, kind, place) => {
  expect(read(value).warnings).toMatchObject([{ kind, message: expect.stringContaining(`(${place})`), line: 1 }])
})

const lines = (...rows: string[]) => utf8(rows.join('\n'))
const start = ['{ "chavadi": 1,', '  "items": [']

test.each([
  ['nothing', utf8(''), 'line 1: column 1: this is not JSON: expected a value, found the end of the file'],
  [
    'a cut-off file',
    lines(...start, '    { "key": "k"'),
    'line 3: column 17: this is not JSON: expected a comma or "}", found the end of the file',
  ],
  [
    'a missing comma',
    lines('{ "chavadi": 1', '  "items": [] }'),
    'line 2: column 3: this is not JSON: expected a comma or "}", found "\\"items\\": [] "',
  ],
  [
    'a comma too many',
    lines(...start, '  ],', '}'),
    'line 4: column 1: this is not JSON: expected a name in double quotes, found "}"',
  ],
  [
    'single quotes',
    utf8("{ 'chavadi': 1 }"),
    'line 1: column 3: this is not JSON: expected a name in double quotes, found "\'chavadi\': 1"',
  ],
  [
    'an open string',
    lines('{ "chavadi', '": 1 }'),
    'line 1: column 11: this is not JSON: expected the closing quote of a string, found "\\n\\": 1 }"',
  ],
  [
    'a wrong escape',
    utf8('{ "cha\\vadi": 1 }'),
    'line 1: column 7: this is not JSON: expected an escape such as \\n or \\u0b95, found "\\\\vadi\\": 1 }"',
  ],
  ['words behind the end', utf8('{} {}'), 'line 1: column 4: this is not JSON: expected nothing more, found "{}"'],
  [
    'Latin-1',
    latin1('{ "chavadi": 1,\n"caf\u00e9": 1 }'),
    'line 2: byte 0xE9 is not UTF-8 (Latin-1?); save the file as UTF-8',
  ],
])('refuses %s', (_, bytes, message) => {
  expect(refusal(chavadiJson, bytes)).toBe(message)
})

test.each([
  ['another version', utf8('{ "chavadi": 2, "items": [] }'), /^line 1: chavadi: /],
  ['a list', utf8('[]'), /^line 1: the file: /],
  [
    'an unknown name',
    lines(...start, '    { "key": "k",', '      "source": [] } ] }'),
    /^line 3: items\[0\]\.?.*: .*and 1 more/,
  ],
  [
    'a text that is a number',
    lines(
      ...start,
      '{ "key": "k", "sources": [',
      '{ "annotator": "a", "segments": [ { "text": "x" },',
      '{ "text":',
      '7 } ] } ] } ] }',
    ),
    /^line 6: items\[0\]\.sources\[0\]\.segments\[1\]\.text: .*string/,
  ],
  [
    'an item without sources',
    lines(...start, '{ "key": "k",', '"sources": [] } ] }'),
    /^line 4: items\[0\]\.sources: /,
  ],
  [
    'an empty annotator',
    utf8(JSON.stringify(batch(source('', 'a')))),
    /^line 1: items\[0\]\.sources\[0\]\.annotator: /,
  ],
  [
    'two texts of one annotator',
    lines(
      ...start,
      '{ "key": "k", "sources": [',
      '{ "annotator": "a", "segments": [] },',
      '{ "annotator": "a", "segments": [{ "text": "x" }] }',
      ']}]}',
    ),
    /^line 5: "a" has two different texts for item "k", the other in items\[0\]\.sources\[0\]$/,
  ],
  [
    'a segment that ends before it starts',
    utf8(JSON.stringify(batch({ annotator: 'a', segments: [{ start: 5, end: 3, text: 'x' }] }))),
    /^line 1: a segment of item "k" ends at 3 s, before it starts at 5 s$/,
  ],
])('refuses %s, and says where', (_, bytes, message) => {
  expect(refusal(chavadiJson, bytes)).toMatch(message)
})

test('writes a settled result, and nothing that the format does not document', () => {
  const item = {
    ...({ item: 'k', language: 'ta', state: 'ruled', how: 'ruled', differences: 1, settled: 1, unseen: 0 } as const),
    units: [{ unit: 'u1', speaker: 'Clerk', text: 'வணக்கம்', how: 'ruled' } as const],
    sources: [{ annotator: 'p1', text: 'வணக்கம்', segments: [], secret: 'x' }],
  }
  expect(JSON.parse(chavadiJson.write?.([item], { room: 'demo' }) ?? '')).toEqual({
    chavadi: 1,
    room: 'demo',
    results: [{ ...item, sources: [{ annotator: 'p1', text: 'வணக்கம்' }] }],
  })
})
