import { describe, expect, test } from 'vitest'
import { alignWordsToColumns } from '#shared/compare/align.ts'
import { type Column, defaultProfile } from '#shared/compare/comparison.ts'
import { voteColumns } from '#shared/compare/consensus.ts'
import { errorCounts } from '#shared/compare/word-error-rate.ts'
import { splitWords } from '#shared/compare/words.ts'

const words = (text: string) => splitWords(text, defaultProfile)
const columnsOf = (...texts: string[]): readonly Column[] => voteColumns(texts.map(words))

describe('words of an edited draft find their columns', () => {
  const columns = columnsOf('the bat sat on a mat', 'the bat sat on the mat', 'the cat sat on a big mat')
  test.each([
    ['the consensus', 'the bat sat on a mat', [0, 1, 2, 3, 4, 6]],
    ['another reading', 'the cat sat on the mat', [0, 1, 2, 3, 4, 6]],
    ['a word that the consensus leaves out', 'the bat sat on a big mat', [0, 1, 2, 3, 4, 5, 6]],
    ['a word nobody said', 'the dog sat on a mat', [0, 1, 2, 3, 4, 6]],
    ['words between columns', 'the bat then sat on a mat', [0, 1, -1, 2, 3, 4, 6]],
    ['deleted words', 'bat on mat', [1, 3, 6]],
    ['nothing', '', []],
  ])('%s', (_, draft, places) => {
    expect(alignWordsToColumns(words(draft), columns)).toEqual(places)
  })

  test('of two columns that hold a word, the one where it is the consensus', () => {
    expect(alignWordsToColumns([{ key: 'the' }], columnsOf('the a', 'the a', 'the the'))).toEqual([0])
    expect(alignWordsToColumns([{ key: 'the' }], columnsOf('a the', 'a the', 'the the'))).toEqual([1])
  })

  test('against no columns every word is alone', () => {
    expect(alignWordsToColumns(words('a b'), [])).toEqual([-1, -1])
  })
})

describe('long sequences', () => {
  const numbered = (length: number, every: number) =>
    Array.from({ length }, (_, index) => (index % every === 0 ? `x${index}` : `w${(index * 7919) % 3001}`))

  test('are counted alike when cut at anchors', () => {
    const reference = numbered(20_000, 1_000_000)
    const hypothesis = reference.map((word, index) => (index % 10 === 0 ? `y${index}` : word))
    expect(errorCounts(reference, hypothesis)).toEqual({
      hits: 18_000,
      substitutions: 2000,
      deletions: 0,
      insertions: 0,
    })
  })

  test('keep in step across a long omission', () => {
    const reference = numbered(20_000, 50)
    const hypothesis = [...reference.slice(0, 4000), ...reference.slice(9000)]
    expect(errorCounts(reference, hypothesis)).toEqual({
      hits: 15_000,
      substitutions: 0,
      deletions: 5000,
      insertions: 0,
    })
  })

  test('of one word only are searched in a band', () => {
    const counts = errorCounts(new Array(20_000).fill('um'), new Array(19_900).fill('um'))
    expect(counts).toEqual({ hits: 19_900, substitutions: 0, deletions: 100, insertions: 0 })
  })

  test('of very unequal length', () => {
    const counts = errorCounts(numbered(30_000, 7), ['w0', 'x7', 'nowhere'])
    expect(counts.deletions).toBe(29_997)
    expect(errorCounts(['a'], new Array(30_000).fill('b')).insertions).toBe(29_999)
  })
})
