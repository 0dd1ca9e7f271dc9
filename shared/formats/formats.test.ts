import { describe, expect, test } from 'vitest'
import { headList } from '#shared/formats/format-heads.ts'
import { detectFormat, formatNamed, formatNames } from '#shared/formats/formats.ts'
import { guessLanguage, languageTag } from '#shared/formats/language.ts'
import { sample, utf8 } from '#shared/formats/testing/bytes.ts'
import { groupWarnings, summariseWarnings } from '#shared/formats/warnings.ts'

describe('the table', () => {
  test('has every name once', () => {
    expect(formatNames()).toBe('json, coco, label-studio, csv, conll')
    expect(formatNames('transcripts')).toBe('json, label-studio, csv')
    expect(formatNamed('csv')?.title).toBe('Table (CSV, TSV)')
    expect(formatNamed('xlsx')).toBeUndefined()
  })

  test.each(headList)('LC6 $name writes what its head says', ({ name, writes, holds }) => {
    const format = formatNamed(name)
    expect([...(format?.write ? ['transcripts'] : []), ...(format?.writeLabels ? ['labels'] : [])]).toEqual(writes)
    expect(format?.holds).toEqual(holds)
  })

  test.each([
    ['a table by its content', sample('clinic.csv'), 'upload', 'csv'],
    ['a table by its name', utf8('item'), 'a.TSV', 'csv'],
    ['JSON by its content', sample('market.json'), 'upload', 'json'],
    ['Label Studio by its content', sample('interview.label-studio.json'), 'upload', 'label-studio'],
    ['a list of anything as JSON', utf8('[1]'), 'a.json', 'label-studio'],
    ['broken JSON by its name', utf8('{'), 'a.json', 'json'],
    ['other text', utf8('hello'), 'a.txt', undefined],
    ['nothing', utf8(''), '', undefined],
    ['other bytes', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'a.xlsx', undefined],
  ])('knows %s', (_, bytes, fileName, name) => {
    expect(detectFormat(bytes, fileName)?.name).toBe(name)
  })
})

test.each([
  ['The clinic opens at ten.', 'en'],
  ['டாக்டர் பத்து மணிக்கு வருவார், sir.', 'ta'],
  ['डॉक्टर दस बजे आएँगे', 'hi'],
  ['ഡോക്ടർ പത്തു മണിക്ക് വരും', 'ml'],
  ['ডাক্তার দশটায় আসবেন', 'bn'],
  ['డాక్టర్ పది గంటలకు వస్తారు', 'te'],
  ['ವೈದ್ಯರು ಹತ್ತು ಗಂಟೆಗೆ ಬರುತ್ತಾರೆ', 'kn'],
  ['10:30 — ?', 'und'],
  ['', 'und'],
])('the language of "%s" is guessed as %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language)
})

test('language tags are brought to their canonical form', () => {
  expect(['TA', 'hi_in', 'en-gb', 'Tamil language', ''].map(languageTag)).toEqual([
    'ta',
    'hi-IN',
    'en-GB',
    undefined,
    undefined,
  ])
})

test('warnings are grouped by kind, the most frequent first, with their first lines', () => {
  const empty = [4, 9, 12, 20, 31, 40].map((line) => ({ kind: 'empty-text', message: `nothing in ${line}`, line }))
  const warnings = [
    { kind: 'encoding', message: 'UTF-16' },
    ...empty,
    { kind: 'single-source', message: 'one', line: 7 },
  ]
  expect(groupWarnings(warnings)[0]).toEqual({
    kind: 'empty-text',
    count: 6,
    lines: [4, 9, 12, 20, 31],
    first: 'nothing in 4',
  })
  expect(summariseWarnings(warnings)).toEqual([
    '6 × empty-text, in lines 4, 9, 12, 20, 31, …: first, nothing in 4',
    '1 × encoding: UTF-16',
    '1 × single-source, in line 7: one',
  ])
})
