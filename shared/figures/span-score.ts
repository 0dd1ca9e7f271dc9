import { bestFirst, type Candidate } from '#shared/figures/best-first.ts'
import type { Credit } from '#shared/figures/score.ts'
import type { Span } from '#shared/figures/span.ts'
import { stretchOverlap } from '#shared/labels/geometry.ts'

/** What one side says of an item, held against what is right or what another said. */
export interface SpanItem {
  readonly expected: readonly Span[]
  readonly given: readonly Span[]
}

/**
 * When a span that overlaps an expected one is right: `strict` with the same ends and tag, `exact` with the same ends,
 * `type` with the same tag, `partial` with the same ends, and half right with others.
 */
export type SpanMode = 'strict' | 'exact' | 'partial' | 'type'

/** The counts of MUC-5, as SemEval 2013 task 9.1 uses them. */
export interface SpanCounts {
  readonly correct: number
  readonly incorrect: number
  readonly partial: number
  readonly missed: number
  readonly spurious: number
}

/** Two spans that are held to be the same one, and whether the given one is right. */
export interface SpanPair extends Candidate {
  readonly right: boolean
}

/**
 * Pairs the spans of one item by the four schemes of SemEval 2013 task 9.1 (Segura-Bedmar et al. 2013), as nervaluate has
 * them. Other than there, spans are paired best first and not in the order in which they stand, any overlap counts, and ends
 * are not part of the span: so neither order nor the choice of the expected side changes the counts (only what is missed and
 * what is spurious).
 */
export const matchSpans = ({ expected, given }: SpanItem, mode: SpanMode): readonly SpanPair[] =>
  bestFirst(candidates(expected, given, mode))

export function countSpans({ expected, given }: SpanItem, mode: SpanMode, pairs: readonly SpanPair[]): SpanCounts {
  const correct = pairs.filter(({ right }) => right).length
  const wrong = pairs.length - correct
  return {
    correct,
    incorrect: mode === 'partial' ? 0 : wrong,
    partial: mode === 'partial' ? wrong : 0,
    missed: expected.length - pairs.length,
    spurious: given.length - pairs.length,
  }
}

/** What counts earn towards precision, recall and F1. */
export const creditOf = ({ correct, incorrect, partial, missed, spurious }: SpanCounts): Credit => ({
  earned: correct + partial / 2,
  expected: correct + incorrect + partial + missed,
  given: correct + incorrect + partial + spurious,
})

function candidates(expected: readonly Span[], given: readonly Span[], mode: SpanMode): readonly SpanPair[] {
  return expected.flatMap((a, at) =>
    given.flatMap((b, to): SpanPair[] => {
      const share = stretchOverlap(a, b)
      if (share === 0) return []
      const right = isRight(a, b, mode)
      const rank = [Number(!right), -share, a.start + b.start, a.end + b.end, Number(a.tag !== b.tag)]
      return [{ expected: at, given: to, right, rank }]
    }),
  )
}

const sameEnds = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

function isRight(a: Span, b: Span, mode: SpanMode): boolean {
  if (mode === 'type') return a.tag === b.tag
  return sameEnds(a, b) && (mode !== 'strict' || a.tag === b.tag)
}
