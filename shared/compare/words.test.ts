import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { comparisonKey } from '#shared/compare/normalise.ts'
import { splitWords } from '#shared/compare/words.ts'

const split = (text: string) => splitWords(text, defaultProfile)

test.each([
  ['a comma without a blank', 'What then,a hand', ['What', 'then,', 'a', 'hand']],
  ['an apostrophe', "don't o’clock", ["don't", 'o’clock']],
  ['a hyphen', 'well-known men', ['well-known', 'men']],
  ['a lone mark', 'so - then', ['so -', 'then']],
  ['a mark at the start', '… well', ['… well']],
  ['an opening quote after a comma', 'said,"then', ['said,', '"then']],
  ['a closing quote after a comma', '“so,”he', ['“so,”', 'he']],
  ['numbers', 'at 10:30 1,00,000 3.5', ['at', '10:30', '1,00,000', '3.5']],
  ['a danda', 'आया।फिर गया।', ['आया।', 'फिर', 'गया।']],
  ['abbreviations', 'e.g. Ph.D. example.com', ['e.g.', 'Ph.D.', 'example.com']],
  ['a sentence glued to the next', 'the door.Then', ['the', 'door.', 'Then']],
  ['marks only', '... — !', []],
  ['nothing', '', []],
])('%s', (_, text, words) => {
  expect(split(text).map((word) => word.text)).toEqual(words)
})

test('without folding, a lone mark is a word', () => {
  const words = splitWords('so - then', { ...defaultProfile, foldPunctuation: false })
  expect(words.map((word) => word.key)).toEqual(['so', '-', 'then'])
})

const piece = fc.constantFrom(
  'a',
  'Bad',
  "'",
  '’',
  ',',
  '.',
  '-',
  '—',
  ' ',
  '  ',
  '\n',
  '1',
  '३',
  'வை',
  'ன்',
  '।',
  '"',
  '(',
  '\u200d',
  '😀',
)
const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

test('ranges rise, leave out blanks only, and every word has a key', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let rest = ''
      let end = 0
      const words = split(text)
      for (const { from, to, key } of words) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        expect(key).not.toBe('')
        rest += text.slice(end, from)
        end = to
      }
      if (words.length > 0) expect((rest + text.slice(end)).trim()).toBe('')
      else expect(comparisonKey(text, defaultProfile)).toBe('')
    }),
    { numRuns: 2000 },
  )
})

test('the keys of the words are the key of the text', () => {
  const property = fc.property(texts, (text) => {
    const keys = split(text).map((word) => word.key)
    expect(keys.join(' ')).toBe(comparisonKey(text, defaultProfile))
  })
  fc.assert(property, { numRuns: 2000 })
})
