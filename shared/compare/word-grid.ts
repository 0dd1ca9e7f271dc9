import { type KeyNumbers, nistCosts } from '#shared/compare/align.ts'
import type { Slots } from '#shared/compare/alignment-table.ts'
import type { ColumnGrowth } from '#shared/compare/column-growth.ts'
import type { Arc, Column } from '#shared/compare/comparison.ts'
import { buildNetwork } from '#shared/compare/network.ts'
import { commonestSpelling } from '#shared/compare/spelling.ts'
import type { Word } from '#shared/compare/words.ts'

/** One column of a network in the making: the word of each source that has one there. */
export interface GridColumn {
  readonly words: ReadonlyMap<number, Word>
  /** The column of the earlier network that it was, or undefined: came in between. */
  readonly was?: number
  /** Key of the consensus that stood there: of equal votes it stays. */
  readonly stood?: string
}

/** The words of several sources, a list for each, as columns that stand for one earlier column or come in between. */
export function gridOfLists(
  lists: ReadonlyMap<number, readonly Word[]>,
  was: Pick<GridColumn, 'was' | 'stood'>,
): readonly GridColumn[] {
  const spoken = [...lists].filter(([, words]) => words.length > 0)
  if (spoken.every(([, words]) => words.length === 1))
    return spoken.length === 0 && was.was === undefined
      ? []
      : [{ ...was, words: new Map(spoken.map(([source, words]) => [source, words[0] as Word])) }]
  const all = [...lists]
  const { length, rows } = buildNetwork(all.map(([, words]) => words))
  return Array.from({ length }, (_, column) => {
    const words = new Map<number, Word>()
    for (const { variant, places } of rows)
      for (const member of variant.members) {
        const [source, own] = all[member] ?? []
        const word = own?.[places[column] ?? -1]
        if (source !== undefined && word) words.set(source, word)
      }
    return was.was === undefined ? { words } : { words, was: was.was }
  })
}

/** What the columns accept, the commonest key first. */
export function slotsOfGrid(columns: readonly GridColumn[], numbers: KeyNumbers): Slots {
  const starts = new Int32Array(columns.length + 1)
  const keys: number[] = []
  columns.forEach(({ words }, column) => {
    const votes = new Map<string, number>()
    for (const { key } of words.values()) votes.set(key, (votes.get(key) ?? 0) + 1)
    for (const [key] of [...votes].sort(([, a], [, b]) => b - a)) keys.push(numbers.of(key))
    starts[column + 1] = keys.length
  })
  return {
    length: columns.length,
    starts,
    keys: Int32Array.from(keys),
    prices: new Int32Array(keys.length),
    skip: new Int32Array(columns.length).fill(nistCosts.deletion),
  }
}

/** One source one voice, as `voteColumns` has it, but that of equal votes what was the consensus stays it. */
export function columnOfGrid({ words, stood }: GridColumn, sources: number): Column {
  const votes = new Map<string, { sources: number[]; texts: string[] }>()
  for (let source = 0; source < sources; source++) {
    const { key, text } = words.get(source) ?? { key: '', text: '' }
    const vote = votes.get(key) ?? { sources: [], texts: [] }
    votes.set(key, vote)
    vote.sources.push(source)
    vote.texts.push(text)
  }
  const arcs = [...votes]
    .map(([key, { sources: of, texts }]): Arc => ({ text: commonestSpelling(texts), key, sources: of }))
    .sort(
      (a, b) =>
        b.sources.length - a.sources.length ||
        Number(b.key === stood) - Number(a.key === stood) ||
        Number(a.key === '') - Number(b.key === '') ||
        (a.key < b.key ? -1 : 1),
    )
  return { arcs, consensus: 0 }
}

export function growthOf(columns: readonly GridColumn[]): ColumnGrowth {
  const inserted = new Map<number, number>()
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  columns.forEach(({ was }, at) => {
    if (was === undefined) return
    if (!first.has(was)) first.set(was, at)
    last.set(was, at)
  })
  let edge = 0
  columns.forEach((_, at) => {
    while (last.has(edge) && (last.get(edge) ?? 0) < at) edge++
    const isWithin = first.has(edge) && (first.get(edge) ?? 0) <= at
    if (!isWithin) inserted.set(edge, (inserted.get(edge) ?? 0) + 1)
  })
  const widths = [...first].map(([column, at]): [number, number] => [column, (last.get(column) ?? at) - at + 1])
  return {
    inserted: [...inserted].sort(([a], [b]) => a - b),
    widened: widths.filter(([, width]) => width > 1).sort(([a], [b]) => a - b),
  }
}
