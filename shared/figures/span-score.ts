import { bestFirst, type Candidate } from '#shared/figures/best-first.ts'
import type { FigureSteps } from '#shared/figures/figure.ts'
import { type Score, scoreOf } from '#shared/figures/score.ts'
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

export interface SpanScore extends Score {
  readonly counts: SpanCounts
}

/**
 * Precision, recall and F1 of spans by the four schemes of SemEval 2013 task 9.1 (Segura-Bedmar et al. 2013), as nervaluate
 * has them. Other than there, spans are paired best first and not in the order in which they stand, any overlap counts, and
 * ends are not part of the span: so neither order nor the choice of the expected side changes the counts (only what is missed
 * and what is spurious). `of` tells which item each is of, where an item is held against several.
 */
export function* spanScore(
  items: readonly SpanItem[],
  mode: SpanMode,
  seed: number,
  of?: readonly number[],
): FigureSteps<SpanScore> {
  const counts: SpanCounts[] = []
  for (const item of items) {
    counts.push(countSpans(item, mode))
    yield counts.length
  }
  const credits = counts.map(({ correct, incorrect, partial, missed, spurious }) => ({
    earned: correct + partial / 2,
    expected: correct + incorrect + partial + missed,
    given: correct + incorrect + partial + spurious,
  }))
  return { ...(yield* scoreOf(credits, seed, of)), counts: counts.reduce(plus, none) }
}

const none: SpanCounts = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 }

const plus = (a: SpanCounts, b: SpanCounts): SpanCounts => ({
  correct: a.correct + b.correct,
  incorrect: a.incorrect + b.incorrect,
  partial: a.partial + b.partial,
  missed: a.missed + b.missed,
  spurious: a.spurious + b.spurious,
})

interface SpanPair extends Candidate {
  readonly right: boolean
}

function countSpans({ expected, given }: SpanItem, mode: SpanMode): SpanCounts {
  const pairs = bestFirst(candidates(expected, given, mode))
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
