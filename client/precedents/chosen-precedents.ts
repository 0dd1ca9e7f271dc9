import { inForce } from '#shared/domain/precedent.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { type PrecedentIndex, searchWords } from './precedent-index.ts'

export interface PrecedentChoice {
  readonly words: string
  /** Empty for any. */
  readonly tag: string
  readonly reason: string
  /** Also those that hold no more. */
  readonly past: boolean
}

export const anyPrecedent: PrecedentChoice = { words: '', tag: '', reason: '', past: false }

/** What a choice leaves: the best first where words are looked for, else the latest first. */
export function chosenPrecedents(
  rows: readonly PrecedentRow[],
  index: () => PrecedentIndex,
  { words, tag, reason, past }: PrecedentChoice,
): readonly PrecedentRow[] {
  const found = searchWords(words).length > 0 ? index().search(words) : rows.toReversed()
  return found.filter(
    (row) =>
      (past || inForce(row)) && (tag === '' || row.tags.includes(tag)) && (reason === '' || row.reason === reason),
  )
}

/** Every tag or reason that is there, the most used first. */
export function usedOf(rows: readonly PrecedentRow[], of: (row: PrecedentRow) => readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of rows.flatMap(of)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
}
