import type { Span } from './label.ts'
import type { PointRange, TextBreaks } from './text-breaks.ts'

export type SpanEdge = 'start' | 'end'
export type TextStep = 'grapheme' | 'word'

/** The words of a text at code points `[start, end)`. */
export const quoteAt = (text: TextBreaks, { start, end }: PointRange): string => text.slice(start, end)

/** A span elsewhere: around whole clusters, at least one, with the words that stand there. */
export function spanAt(span: Span, text: TextBreaks, range: PointRange): Span {
  const whole = text.whole(range)
  const end = whole.end > whole.start ? whole.end : text.next(whole.start)
  const start = end > whole.start ? whole.start : text.previous(end)
  if (start === span.start && end === span.end && !span.unanchored) return span
  const { unanchored: _, ...rest } = span
  return { ...rest, start, end, quote: quoteAt(text, { start, end }) }
}

/** One edge at an offset: it stays on its side of the other one, a cluster away at least. */
export function withSpanEdge(span: Span, text: TextBreaks, edge: SpanEdge, offset: number): Span {
  const { start, end } = span
  if (edge === 'start') return spanAt(span, text, { start: Math.min(offset, text.previous(end)), end })
  return spanAt(span, text, { start, end: Math.max(offset, text.next(start)) })
}

/** One edge further on (1) or back (-1): by a cluster, or to where the next word begins or ends. */
export function nudgedSpan(span: Span, text: TextBreaks, edge: SpanEdge, step: TextStep, by: 1 | -1): Span {
  const at = span[edge]
  if (step === 'grapheme') return withSpanEdge(span, text, edge, by > 0 ? text.next(at) : text.previous(at))
  const target = edge === 'start' ? wordStartFrom(text, at, by) : wordEndFrom(text, at, by)
  const stays = edge === 'start' ? target >= span.end : target <= span.start
  return stays ? span : withSpanEdge(span, text, edge, target)
}

const wordStartFrom = (text: TextBreaks, at: number, by: 1 | -1): number =>
  by > 0 ? text.wordStartAfter(at) : text.wordStartBefore(at)
const wordEndFrom = (text: TextBreaks, at: number, by: 1 | -1): number =>
  by > 0 ? text.wordEndAfter(at) : text.wordEndBefore(at)

/**
 * In two at an offset inside of it, without the white space there; undefined where a part would be empty. The second
 * part has the tag and attributes of the first and no id yet; what a file held beside them stays with the first.
 */
export function splitSpan(span: Span, text: TextBreaks, at: number): readonly [Span, Span] | undefined {
  const cut = text.floor(at)
  if (cut <= span.start || cut >= span.end) return undefined
  const first = text.trimmed({ start: span.start, end: cut })
  const second = text.trimmed({ start: cut, end: span.end })
  if (!(first && second)) return undefined
  const { kept: _, ...rest } = span
  return [spanAt(span, text, first), { ...spanAt(rest, text, second), id: '' }]
}

/** One from the first start to the last end, under what the first that was given is called. */
export function joinedSpans(spans: readonly [Span, ...Span[]], text: TextBreaks): Span {
  const start = Math.min(...spans.map((span) => span.start))
  return spanAt(spans[0], text, { start, end: Math.max(...spans.map((span) => span.end)) })
}

/** What all of them have in common; where nothing is, the shortest of them. */
export function tightestSpan(spans: readonly [Span, ...Span[]], text: TextBreaks): Span {
  const start = Math.max(...spans.map((span) => span.start))
  const end = Math.min(...spans.map((span) => span.end))
  const shortest = spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0] ?? spans[0]
  return start < end ? spanAt(spans[0], text, { start, end }) : shortest
}
