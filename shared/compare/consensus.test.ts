import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Column, defaultProfile } from '#shared/compare/comparison.ts'
import { voteColumns } from '#shared/compare/consensus.ts'
import { consensusText } from '#shared/compare/seed.ts'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { errorCounts } from '#shared/compare/word-error-rate.ts'
import { splitWords } from '#shared/compare/words.ts'

const columnsOf = (texts: readonly string[]) => voteColumns(texts.map((text) => splitWords(text, defaultProfile)))
const consensusOf = (...texts: string[]) => consensusText({ columns: columnsOf(texts) })

test.each([
  ['a single source', ['a b c d'], 'a b c d'],
  ['a majority', ['the bat', 'the cat', 'the bat'], 'the bat'],
  ['nothing said has votes', ['well so', 'so', 'so'], 'so'],
  ['a word before nothing at equal votes', ['well so', 'so'], 'well so'],
  ['the commonest spelling', ['So, then', 'so then', 'So, Then'], 'So, then'],
  ['equally common spellings: code point order', ['so', 'So'], 'So'],
  ['nobody said anything', ['', '...'], ''],
  ['no sources', [], ''],
])('%s', (_, texts, expected) => {
  expect(consensusOf(...texts)).toBe(expected)
})

test('arcs come best supported first and name their sources', () => {
  expect(columnsOf(['The bat', 'the cat', 'the bat.'])).toEqual([
    { arcs: [{ text: 'the', key: 'the', sources: [0, 1, 2] }], consensus: 0 },
    {
      arcs: [
        { text: 'bat', key: 'bat', sources: [0, 2] },
        { text: 'cat', key: 'cat', sources: [1] },
      ],
      consensus: 0,
    },
  ])
})

const word = fc.constantFrom('a', 'b', 'c', 'A,', 'd.', 'ன்', '3')
const texts = fc.array(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 6 },
)
const permuted = texts.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })),
)

test('any order of the sources gives the same columns but for the indexes', () => {
  fc.assert(
    fc.property(permuted, ([list, order]) => {
      const renamed = columnsOf(order.map((index) => list[index] ?? '')).map((column) => ({
        ...column,
        arcs: column.arcs.map((arc) => ({
          ...arc,
          sources: arc.sources.map((s) => order[s] ?? -1).toSorted((a, b) => a - b),
        })),
      }))
      expect(renamed).toEqual(columnsOf(list))
    }),
    { numRuns: 1000 },
  )
})

test('every source can be read off the columns again', () => {
  const read = (columns: readonly Column[], source: number) =>
    columns
      .map((column) => column.arcs.find((arc) => arc.sources.includes(source))?.key ?? 'missing')
      .filter((key) => key !== '')
  fc.assert(
    fc.property(texts, (list) => {
      const columns = columnsOf(list)
      list.forEach((text, source) => {
        expect(read(columns, source)).toEqual(splitWords(text, defaultProfile).map(({ key }) => key))
      })
    }),
    { numRuns: 500 },
  )
})

interface ReferenceValues {
  readonly crowdkit_rover: { readonly inputs: readonly string[]; readonly expected: string }
  readonly rover: {
    readonly words: number
    readonly errors: Readonly<Record<'sys1' | 'sys2' | 'sys3' | 'rover', number>>
  }
}
const file = referenceText('reference-values.json')
const reference: ReferenceValues | undefined = file ? JSON.parse(file) : undefined

test.skipIf(!reference)(reference ? 'crowd-kit: its toy example' : missingData('reference-values.json'), () => {
  const { inputs, expected } = reference?.crowdkit_rover ?? { inputs: [], expected: '' }
  expect(consensusOf(...inputs)).toBe(expected)
})

/** Words by file, as NIST's CTM has them: file, channel, start, duration, word. */
function wordsOfCtm(ctm: string): Map<string, string[]> {
  const files = new Map<string, string[]>()
  for (const line of ctm.split('\n').filter((row) => row.trim() !== '' && !row.startsWith(';;'))) {
    const [name = '', , , , spoken = ''] = line.trim().split(/\s+/)
    files.set(name, [...(files.get(name) ?? []), spoken.toLowerCase()])
  }
  return files
}

const ctms = ['ref', 'sys1', 'sys2', 'sys3'].map((name) => referenceText(`nist-sctk/rover_demo/${name}.ctm`))
const hasDemo = ctms.every((ctm) => ctm !== undefined)

describe.skipIf(!hasDemo || !reference)(hasDemo ? 'NIST ROVER demo' : missingData('nist-sctk/rover_demo'), () => {
  const [expected, ...systems] = ctms.map((ctm) => wordsOfCtm(ctm ?? ''))
  const errorsOf = (answer: (name: string) => readonly string[]) =>
    [...(expected ?? [])].reduce((sum, [name, words]) => {
      const { substitutions, deletions, insertions } = errorCounts(words, answer(name))
      return sum + substitutions + deletions + insertions
    }, 0)

  test('the systems err as NIST reports', () => {
    const { sys1, sys2, sys3 } = reference?.rover.errors ?? {}
    expect(systems.map((system) => errorsOf((name) => system.get(name) ?? []))).toEqual([sys1, sys2, sys3])
  })

  test('the consensus errs at most 14 times in 336 words (NIST: 13, one tie may fall either way)', () => {
    const answer = (name: string) =>
      consensusOf(...systems.map((system) => (system.get(name) ?? []).join(' '))).split(' ')
    expect(errorsOf(answer)).toBeLessThanOrEqual(14)
  })
})
