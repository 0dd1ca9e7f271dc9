import MiniSearch from 'minisearch'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { splitWords } from '#shared/compare/words.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'

const fields = ['title', 'rule', 'tags', 'readings', 'value', 'good', 'bad', 'reason'] as const
/** What stood at the place that was ruled, as against what was said about it. */
const saidFields = ['readings', 'value'] as const
const boost = { title: 3, tags: 2, readings: 2, value: 2 }
const latinWord = /^[a-z]{5,}$/

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
    const found = this.#index.search(words, {
      ...{ boost, combineWith: 'AND', prefix: true },
      fuzzy: (term) => (latinWord.test(term) ? 0.2 : false),
    })
    return this.#rowsOf(found.map(({ id }) => id as string))
  }

  /** Those in whose readings any of these words was said; the best first by all that is known. */
  saying(words: readonly string[], about: string): readonly PrecedentRow[] {
    if (words.length === 0) return []
    const said = this.#index.search(words.join(' '), { fields: [...saidFields] })
    const more = new Map(this.#index.search(about, { boost }).map(({ id, score }) => [id, score]))
    const scored = said.map(({ id, score }) => ({ id: id as string, score: score + (more.get(id) ?? 0) / 2 }))
    return this.#rowsOf(scored.toSorted((a, b) => b.score - a.score).map(({ id }) => id))
  }

  #rowsOf(ids: readonly string[]): readonly PrecedentRow[] {
    return ids.flatMap((id) => this.#rows.get(id) ?? [])
  }
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value ?? ''))
