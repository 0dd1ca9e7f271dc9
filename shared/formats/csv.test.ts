import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { csv } from '#shared/formats/csv.ts'
import { tableRows } from '#shared/formats/delimited.ts'
import { type ExportedItem, finished } from '#shared/formats/format.ts'
import { latin1, refusal, sample, utf8, utf16le } from '#shared/formats/testing/bytes.ts'

const read = (text: string) => finished(csv.read(utf8(text), {}))
const source = (annotator: string, text: string) => ({ annotator, segments: [{ text }] })
const oneItem = [{ key: 'k', sources: [source('asha', 'so, then'), source('ravi', 'so')] }]

test.each([
  ['commas', 'item,text,annotator\nk,"so, then",asha\nk,so,ravi\n'],
  ['semicolons', 'item;text;annotator\nk;so, then;asha\nk;so;ravi\n'],
  ['tabs', 'item\ttext\tannotator\nk\tso, then\tasha\nk\tso\travi'],
  ['CRLF and a byte order mark', '\ufeffitem,text,annotator\r\nk,"so, then",asha\r\nk,so,ravi\r\n'],
  ['CR only', 'item,text,annotator\rk,"so, then",asha\rk,so,ravi'],
  ['mixed line ends and blank lines', 'item,text,annotator\r\n\r\nk,"so, then",asha\n\nk,so,ravi\n\n'],
  [
    'other columns, other names, another order',
    'Worker-ID,n,INPUT:audio,Transcription\nasha,1,k,"so, then"\nravi,2,k,so\n',
  ],
])('reads %s', (_, text) => {
  expect(read(text)).toMatchObject({ items: oneItem, warnings: [] })
})

test('quoted cells keep their line ends, doubled quotes and blanks', () => {
  const { items } = read('item,text,annotator\nk," a\r\nsaid ""b"" ",asha\nk,he said "b",ravi\n')
  expect(items[0]?.sources.map(({ segments }) => segments[0]?.text)).toEqual([' a\r\nsaid "b" ', 'he said "b"'])
})

test('reads UTF-16 with its mark, and says so', () => {
  const { items, warnings } = finished(csv.read(utf16le('item\ttext\tannotator\nk\tவணக்கம்\tasha\nk\tso\travi\n'), {}))
  expect(items[0]?.sources[0]?.segments).toEqual([{ text: 'வணக்கம்' }])
  expect(warnings).toEqual([{ kind: 'encoding', message: 'The file is UTF-16LE and was read as such' }])
})

test('takes the language of the first row that has one', () => {
  const { items, warnings } = read(
    'item,text,annotator,lang\nk,so,asha,\nk,so,ravi,ta_in\nk,so,meena,hi\nk,so,joseph,??\n',
  )
  expect(items[0]?.language).toBe('ta-IN')
  expect(warnings.map(({ kind, line }) => [kind, line])).toEqual([
    ['language-conflict', 4],
    ['unknown-language', 5],
  ])
})

test('the sample of the tests', () => {
  const { items, warnings } = finished(csv.read(sample('clinic.csv'), {}))
  expect(items.map(({ key, language, sources }) => [key, language, sources.length])).toEqual([
    ['call-1', 'en', 4],
    ['call-2', 'ta', 4],
  ])
  expect(items[0]?.sources[0]?.segments[0]?.text).toBe('The doctor comes at ten,\nplease wait outside.')
  expect(warnings).toEqual([])
})

const head = 'item,text,annotator\n'

test.each([
  ['an empty text', `${head}k,so,asha\nk,"",ravi\n`, 'empty-text', 3],
  ['the same row twice', `${head}k,so,asha\nk,so,ravi\nk,so,ravi\n`, 'duplicate-source', 4],
  ['an item with one source', `${head}k,so,asha\n`, 'single-source', 2],
  ['a row without content', `${head}k,so,asha\n, ,\nk,so,ravi\n`, 'empty-row', 3],
  ['lines counted past quoted line ends', `${head}k,"a\r\nb\nc",asha\nk,,ravi\n`, 'empty-text', 5],
])('warns of %s', (_, text, kind, line) => {
  expect(read(text).warnings).toEqual([expect.objectContaining({ kind, line })])
})

test.each([
  ['no content', utf8(''), 'line 1: the file is empty'],
  [
    'an unknown column in the map',
    utf8(head),
    'line 1: there is no column "worker"; the columns are "item", "text", "annotator"',
  ],
  ['an empty item', utf8(`${head}k,so,asha\n ,so,ravi\n`), 'line 3: the item has no name'],
  ['an empty annotator', utf8(`${head}k,so,\n`), 'line 2: nobody is named as annotator of item "k"'],
  [
    'two texts of one annotator',
    utf8(`${head}k,so,asha\nk,so,ravi\nk,"no",asha\n`),
    'line 4: "asha" has two different texts for item "k", the other in line 2',
  ],
  ['too few cells', utf8(`${head}k,so,asha\nk,so\n`), 'line 3: 2 cells where the first row names 3 columns'],
  ['too many cells', utf8(`${head}k,so, then,asha\n`), 'line 2: 4 cells where the first row names 3 columns'],
  ['an open quote', utf8(`${head}k,"so,asha\nk,so,ravi\n`), 'line 2: a quoted cell starts here and is never closed'],
  [
    'words behind a quote',
    utf8(`${head}k,"so" then,asha\n`),
    'line 2: a quoted cell goes on after its closing quote; quotes inside it must be doubled',
  ],
  [
    'Latin-1',
    latin1(`${head}k,so,asha\nk,caf\u00e9,ravi\n`),
    'line 3: byte 0xE9 is not UTF-8 (Latin-1?); save the file as UTF-8',
  ],
  [
    'a cut-off letter',
    latin1(`${head}k,\u00e0\u00ae`),
    'line 2: byte 0xE0 is not UTF-8 (Latin-1?); save the file as UTF-8',
  ],
  ['zero bytes', utf8(`${head}k,s\0o,asha\n`), 'line 2: a zero byte: this is no text in UTF-8; save the file as UTF-8'],
  [
    'a spreadsheet under the name of a table',
    new Uint8Array([...utf8('PK\x03\x04'), 0, 0]),
    'line 1: this is an Excel, Word or ZIP file, not text; export it as a table or JSON first',
  ],
  [
    'a picture',
    new Uint8Array([0x89, ...utf8('PNG\r\n')]),
    'line 1: this is a picture, not text; export it as a table or JSON first',
  ],
  ['two columns of one name', utf8('item,text,text,annotator\n'), 'line 1: there are two columns "text"'],
])('refuses %s', (name, bytes, message) => {
  expect(refusal(csv, bytes, name.includes('map') ? { map: { annotator: 'worker' } } : {})).toBe(message)
})

test('asks for a column that cannot be guessed', () => {
  expect(refusal(csv, utf8('item,text,who\n'))).toBe(
    'line 1: which column holds the annotator? Name it (--map annotator=COLUMN); the columns are "item", "text", "who"',
  )
})

test('a preview shows columns, a guess and the first rows, also of a table that cannot be read yet', () => {
  const columns = ['item', 'text', 'who']
  expect(csv.preview?.(utf8('item,text,who\nk,so,asha\nk,so,ravi\n'), 1)).toEqual({
    columns,
    choices: { item: columns, text: columns, annotator: columns, language: columns },
    guess: { item: 'item', text: 'text' },
    rows: [['k', 'so', 'asha']],
  })
})

const crowd = referenceText('crowdspeech/test-clean-400-crowd.tsv')

test.skipIf(!crowd)(crowd ? 'CrowdSpeech: 400 items of 7 sources' : missingData('crowdspeech'), () => {
  const map = { item: 'INPUT:audio', text: 'OUTPUT:transcription', annotator: 'ASSIGNMENT:worker_id' }
  const { items, warnings } = finished(csv.read(utf8(crowd ?? ''), { map }))
  expect(items).toHaveLength(400)
  expect(new Set(items.map(({ sources }) => sources.length))).toEqual(new Set([7]))
  expect(warnings).toEqual([])
})

describe('written', () => {
  const item: ExportedItem = {
    ...{ item: 'k;1', language: 'ta', state: 'signed-off', how: 'taken', differences: 3, settled: 2, unseen: 1 },
    signedOffBy: 'p2',
    units: [
      { unit: 'u1', start: 0, end: 1.5, speaker: 'Clerk', text: 'so, "then"', how: 'taken' },
      { unit: 'u2', text: '', how: 'consensus' },
      { unit: 'u3', text: 'line\nend', how: 'edited' },
    ],
    sources: [
      { annotator: 'p1', text: 'so', segments: [] },
      { annotator: 'p2', text: '', segments: [] },
    ],
  }
  const bare: ExportedItem = {
    ...{ item: 'k2', language: 'und', state: 'open', how: 'consensus', differences: 0, settled: 0, unseen: 0 },
    ...{ units: [], sources: [] },
  }

  test('one row per item, with columns for the sources of the fullest', () => {
    expect(csv.write?.([item, bare], { room: 'r' })).toBe(
      [
        'item,text,state,how,language,differences,settled,unseen,signed_off_by,source_1_by,source_1_text,source_2_by,source_2_text',
        '"k;1","so, ""then"" line\nend",signed-off,taken,ta,3,2,1,p2,p1,so,p2,',
        'k2,,open,consensus,und,0,0,0,,,,,',
        '',
      ].join('\n'),
    )
  })

  test('one row per segment', () => {
    expect(csv.write?.([item, bare], { room: 'r', per: 'segment' })).toBe(
      [
        'item,unit,start,end,speaker,text,how,state,language',
        '"k;1",u1,0,1.5,Clerk,"so, ""then""",taken,signed-off,ta',
        '"k;1",u2,,,,,consensus,signed-off,ta',
        '"k;1",u3,,,,"line\nend",edited,signed-off,ta',
        '',
      ].join('\n'),
    )
  })

  test.each(['=1+1', '+91 98', '-', '@sum', '\tso', '\rso'])(
    'X3 %j is marked as text for spreadsheets, unless the file is to be verbatim',
    (text) => {
      const firstCell = (verbatim: boolean) => {
        const written = csv.write?.([{ ...bare, item: text }], { room: 'r', verbatim }) ?? ''
        return [...tableRows(written, ',')][1]?.cells[0]
      }
      expect([firstCell(false), firstCell(true)]).toEqual([`'${text}`, text])
    },
  )

  test('can be read again as a table', () => {
    const written = csv.write?.([item], { room: 'r' }) ?? ''
    const { items } = finished(csv.read(utf8(written), { map: { annotator: 'signed_off_by' } }))
    expect(items[0]?.sources).toEqual([source('p2', 'so, "then" line\nend')])
  })
})
