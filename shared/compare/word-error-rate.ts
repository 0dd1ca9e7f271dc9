import { alignToSlots, KeyNumbers, nistCosts, slotsOfWords } from '#shared/compare/align.ts'

/** How a hypothesis differs from a reference, in words (or code points). */
export interface ErrorCounts {
  readonly hits: number
  readonly substitutions: number
  readonly deletions: number
  readonly insertions: number
}

/**
 * Counts as NIST sclite does, by the cheapest alignment with weights 4, 3, 3. Tokens are compared as they are: normalise
 * before.
 */
export function errorCounts(reference: readonly string[], hypothesis: readonly string[]): ErrorCounts {
  const numbers = new KeyNumbers()
  const expected = Int32Array.from(reference, (token) => numbers.of(token))
  const given = Int32Array.from(hypothesis, (token) => numbers.of(token))
  const places = alignToSlots(given, slotsOfWords(expected), nistCosts)
  const paired = places.filter((place) => place >= 0).length
  const hits = places.filter((place, index) => place >= 0 && expected[place] === given[index]).length
  return {
    hits,
    substitutions: paired - hits,
    deletions: reference.length - paired,
    insertions: hypothesis.length - paired,
  }
}

/**
 * (S + D + I) / words of the reference: 0 is perfect, more than 1 is possible. An empty reference counts as one word (jiwer's
 * convention), so the rate is then the number of insertions.
 */
export function errorRate({ hits, substitutions, deletions, insertions }: ErrorCounts): number {
  return (substitutions + deletions + insertions) / Math.max(hits + substitutions + deletions, 1)
}

/** The tokens of a character error rate: code points of the text in NFC, blanks included. */
export function codePoints(text: string): readonly string[] {
  return [...text.normalize('NFC')]
}
