import type { Changer, OwnDifference, Swap } from './own-difference.ts'
import type { SourceWork } from './own-work.ts'

/**
 * What a difference is counted under: "ruled:<reason code>", else "form" (only case, punctuation and the like), else what
 * changed the words.
 */
export type WorkClass = `ruled:${string}` | 'form' | Exclude<Changer, 'ruled'>

export const plainClasses = ['settled', 'edited', 'agreed', 'form'] as const

export function classOf({ how, kind, ruling }: Pick<OwnDifference, 'how' | 'kind' | 'ruling'>): WorkClass {
  if (ruling) return `ruled:${ruling.reason}`
  return kind === 'form' || how === 'ruled' ? 'form' : how
}

/** Own work against results, added up. Words are those of the sources; how many of `words` stand in the results is `stand`. */
export interface WorkSums {
  readonly sources: number
  readonly words: number
  readonly stand: number
  readonly missed: number
  /** Differences by their class; those without any are not in it. */
  readonly classes: Readonly<Record<string, number>>
}

/** Written to by `addSums` alone. */
export type Adding = { -readonly [Key in keyof Omit<WorkSums, 'classes'>]: number } & {
  readonly classes: Record<string, number>
}

export const noSums = (): Adding => ({ sources: 0, words: 0, stand: 0, missed: 0, classes: {} })

export function sumsOf({ words, stand, missed, differences }: SourceWork): WorkSums {
  const sums = { ...noSums(), sources: 1, words, stand, missed }
  for (const difference of differences) sums.classes[classOf(difference)] = (sums.classes[classOf(difference)] ?? 0) + 1
  return sums
}

export function addSums(sum: Adding, { sources, words, stand, missed, classes }: WorkSums): void {
  sum.sources += sources
  sum.words += words
  sum.stand += stand
  sum.missed += missed
  for (const name of Object.keys(classes)) sum.classes[name] = (sum.classes[name] ?? 0) + (classes[name] ?? 0)
}

export interface CountedSwap extends Swap {
  readonly count: number
}

/** Which word became which, the most frequent first; equally frequent ones in the order of their letters. */
export function countedSwaps(differences: Iterable<Pick<OwnDifference, 'swaps'>>): readonly CountedSwap[] {
  const counts = new Map<string, { said: string; stands: string; count: number }>()
  for (const { swaps } of differences)
    for (const { said, stands } of swaps) {
      const key = `${said} ${stands}`
      const known = counts.get(key)
      if (known) known.count++
      else counts.set(key, { said, stands, count: 1 })
    }
  return [...counts]
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .map(([, counted]) => counted)
}
