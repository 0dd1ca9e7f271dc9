import MiniSearch, { type QueryCombination } from 'minisearch'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { splitWords } from '#shared/compare/words.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'

const fields = ['title', 'rule', 'tags', 'readings', 'value', 'good', 'bad', 'reason'] as const
/** What stood at the place that was ruled, as against what was said about it. */
const saidFields = ['readings', 'value'] as const
/** The same for whoever is told no readings of others: the examples tell as much. */
const shownFields = [...saidFields, 'good', 'bad'] as const
const boost = { title: 3, tags: 2, readings: 2, value: 2 }
const latinWord = /^[a-z]{5,}$/
/** Vowel signs and viramas with which a word ends, in which its forms differ; a nukta makes another letter. */
const endingMarks = /(?<=\p{L}[\u093C\u09BC\u0A3C\u0ABC\u0B3C]?)(?![\u093C\u09BC\u0A3C\u0ABC\u0B3C])\p{M}+$/u
/** Chillus of Malayalam at the end of a word, and the letters that they are before a vowel. */
const openedChillus: Readonly<Record<string, string>> = { ൺ: 'ണ', ൻ: 'ന', ർ: 'ര', ൽ: 'ല', ൾ: 'ള', ൿ: 'ക' }
/** A word that is cut shorter than this begins too many others. */
const leastLetters = 2

/** The words of a text as the project compares them: folded alike in every script, cut where blanks and marks cut. */
export const searchWords = (text: string): string[] => splitWords(text, defaultProfile).map(({ key }) => key)

/** Precedents by their words. */
export class PrecedentIndex {
  readonly #rows: ReadonlyMap<string, PrecedentRow>
  readonly #index: MiniSearch<PrecedentRow>

  constructor(rows: readonly PrecedentRow[]) {
    this.#rows = new Map(rows.map((row) => [row.id, row]))
    this.#index = new MiniSearch<PrecedentRow>({
      fields: [...fields],
      tokenize: searchWords,
      processTerm: (term) => term,
      extractField: (row, name) => textOf(row[name as keyof PrecedentRow]),
    })
    this.#index.addAll(rows)
  }

  /** Those that hold all the words, or begin like them; the best first. Slips of the finger are forgiven in Latin letters. */
  search(words: string): readonly PrecedentRow[] {
    const half = { boostTerm: () => 0.5 }
    const queries = searchWords(words).map((word): QueryCombination => {
      const stems = stemsOf(word).map((stem) => ({ queries: [stem], ...half }))
      return { queries: [word, ...stems], combineWith: 'OR', prefix: true }
    })
    const found = this.#index.search(
      { combineWith: 'AND', queries },
      { boost, fuzzy: (term) => (latinWord.test(term) ? 0.2 : false) },
    )
    return this.#rowsOf(found.map(({ id }) => id as string))
  }

  /**
   * Those in whose readings any of these words was said, or in whose examples as well; the best first by all that is
   * known.
   */
  saying(words: readonly string[], about: string, inExamples = false): readonly PrecedentRow[] {
    if (words.length === 0) return []
    const said = this.#index.search(words.join(' '), { fields: [...(inExamples ? shownFields : saidFields)] })
    const more = new Map(this.#index.search(about, { boost }).map(({ id, score }) => [id, score]))
    const scored = said.map(({ id, score }) => ({ id: id as string, score: score + (more.get(id) ?? 0) / 2 }))
    return this.#rowsOf(scored.toSorted((a, b) => b.score - a.score).map(({ id }) => id))
  }

  #rowsOf(ids: readonly string[]): readonly PrecedentRow[] {
    return ids.flatMap((id) => this.#rows.get(id) ?? [])
  }
}

/** What other forms of a word begin with: without the sign it ends in, or with a chillu as the letter that it is. */
function stemsOf(word: string): readonly string[] {
  const last = word.at(-1) ?? ''
  const stem = openedChillus[last] ? word.slice(0, -1) + openedChillus[last] : word.replace(endingMarks, '')
  return stem !== word && (stem.match(/\p{L}/gu)?.length ?? 0) >= leastLetters ? [stem] : []
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value ?? ''))
