import type { Span } from '#shared/labels/label.ts'
import type { ShownLabel } from './shown-label.ts'
import { lanesOf } from './span-lanes.ts'
import type { TextBlock } from './text-blocks.ts'

export interface ShownSpan extends ShownLabel {
  readonly label: Span
}

/** What of a span lies in one block of the text. */
export interface SpanPiece {
  readonly shown: ShownSpan
  readonly lane: number
  /** Code points of the block's text. */
  readonly from: number
  readonly to: number
  /** Whether the span begins, and ends, here. */
  readonly first: boolean
  readonly last: boolean
}

export const isSpan = (shown: ShownLabel): shown is ShownSpan => shown.label.kind === 'span'

/** Spans that stand somewhere in a text of so many code points, those of the draft first, and those that do not. */
export function spansIn(labels: readonly ShownLabel[], length: number) {
  const spans = labels.filter(isSpan)
  const stands = ({ label: { start, end, unanchored } }: ShownSpan): boolean =>
    !unanchored && start >= 0 && start <= end && end <= length
  return { standing: spans.filter(stands).toSorted(byPlace), lost: spans.filter((span) => !stands(span)) }
}

const layerOf = ({ layer }: ShownLabel): number => (layer === 'draft' ? -1 : layer)

const byPlace = (a: ShownSpan, b: ShownSpan): number =>
  layerOf(a) - layerOf(b) || a.label.start - b.label.start || b.label.end - a.label.end

/** A name is set smaller than the words: of so many code points of the text is each of its letters. */
const letterRoom = 0.7
/** Signs beside a name, and what parts it from the next. */
const signRoom = 2

export function nameRoom({ label, badge, locked, held, state }: ShownSpan): number {
  const letters = label.tag.length + badge.length + (held?.name.length ?? 0)
  const signs = Number(badge !== '') + Number(locked) + Number(held !== null) + Number(state === 'disputed')
  return Math.ceil(Math.min(letters, longestName) * letterRoom) + signs * signRoom + signRoom
}

/** Letters of a name that are shown at most. */
const longestName = 28

/** The pieces of each block, in the order of the spans. What is as it was before is the same object. */
export function piecesOf(
  spans: readonly ShownSpan[],
  blocks: readonly TextBlock[],
  before: readonly (readonly SpanPiece[])[] = [],
): readonly (readonly SpanPiece[])[] {
  const lanes = lanesOf(spans.map((span) => ({ ...placeOf(span), room: nameRoom(span) })))
  const pieces = blocks.map((): SpanPiece[] => [])
  for (const [at, shown] of spans.entries()) {
    const { start, end } = shown.label
    for (let block = blocks[blockAt(blocks, start)]; block; block = blocks[block.at + 1]) {
      if (block.start >= end && block.start > start) break
      pieces[block.at]?.push({
        shown,
        lane: lanes[at] ?? 0,
        from: Math.max(start, block.start) - block.start,
        to: Math.min(end, block.end) - block.start,
        first: start >= block.start,
        last: end <= block.end,
      })
    }
  }
  return pieces.map((list, at) => sameAs(before[at], list))
}

const placeOf = ({ label: { start, end } }: ShownSpan) => ({ start, end })

/** The block in which a code point stands; the end of the text is in the last. */
export function blockAt(blocks: readonly TextBlock[], point: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((blocks[middle]?.start ?? 0) <= point) low = middle
    else high = middle - 1
  }
  return low
}

function sameAs(before: readonly SpanPiece[] | undefined, now: readonly SpanPiece[]): readonly SpanPiece[] {
  const same = before?.length === now.length && now.every((piece, at) => before[at] && isSame(before[at], piece))
  return same ? before : now
}

/** Whether they look the same, though the page may have made its labels anew. */
function isSame(a: SpanPiece, b: SpanPiece): boolean {
  const sides = a.from === b.from && a.to === b.to && a.lane === b.lane && a.first === b.first && a.last === b.last
  return sides && (a.shown === b.shown || looksSame(a.shown, b.shown))
}

const looks = ['key', 'state', 'badge', 'colour', 'pattern', 'layer', 'locked', 'name'] as const

const looksSame = (a: ShownSpan, b: ShownSpan): boolean =>
  looks.every((look) => a[look] === b[look]) &&
  a.label.tag === b.label.tag &&
  a.held?.name === b.held?.name &&
  a.held?.colour === b.held?.colour
