import type { ComparisonProfile } from '#shared/compare/comparison.ts'
import { readingKey } from '#shared/compare/differences.ts'

/** Words as a place that has the same reading spells them; as they are where it has not. */
export function spelledThere(readings: readonly string[], words: string, profile: ComparisonProfile): string {
  if (readings.includes(words)) return words
  const key = readingKey(words, profile)
  return readings.find((reading) => readingKey(reading, profile) === key) ?? words
}

/** What two places must share to have the same readings, whatever their order and spelling; null for fewer than two. */
export function readingsKey(readings: readonly string[], profile: ComparisonProfile): string | null {
  const keys = [...new Set(readings.map((reading) => readingKey(reading, profile)))]
  return keys.length < 2 ? null : JSON.stringify(keys.sort())
}
