import type { ComparisonProfile, Difference } from '#shared/compare/comparison.ts'
import { readingKey } from '#shared/compare/differences.ts'

/** What stands at a difference now, and which of its readings that is; null when it is none of them. */
export interface Standing {
  readonly words: string
  readonly reading: number | null
}

export function standingOf(words: string, { readings }: Difference, profile: ComparisonProfile): Standing {
  const exact = readings.findIndex(({ text }) => text === words)
  if (exact >= 0) return { words, reading: exact }
  const key = readingKey(words, profile)
  const same = readings.findIndex(({ text }) => readingKey(text, profile) === key)
  return { words, reading: same < 0 ? null : same }
}
