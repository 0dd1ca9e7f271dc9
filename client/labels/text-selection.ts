import type { PointRange, TextBreaks } from '#shared/labels/text-breaks.ts'

/** Where the reader's caret stands and what it selects, in code points. */
export interface TextSelection {
  /** Where the selection was begun. */
  readonly anchor: number
  /** Where the caret is. */
  readonly head: number
}

export const caretAt = (offset: number): TextSelection => ({ anchor: offset, head: offset })

/** What is selected; undefined for a caret alone. */
export function selectedRange({ anchor, head }: TextSelection): PointRange | undefined {
  return anchor === head ? undefined : { start: Math.min(anchor, head), end: Math.max(anchor, head) }
}

export type CaretStep = 'letter' | 'word' | 'line' | 'line-end' | 'text-end'

export interface CaretMove {
  readonly step: CaretStep
  /** On in the text, or back. */
  readonly by: 1 | -1
  readonly extend: boolean
}

/** What only the page knows: where the line above or below has the offset, and where a line ends. */
export interface Lines {
  beyond(offset: number, by: 1 | -1): number
  end(offset: number, by: 1 | -1): number
}

/** After a move. Without extending, a letter's step leaves a selection by the end it goes to. */
export function movedSelection(before: TextSelection, move: CaretMove, text: TextBreaks, lines: Lines): TextSelection {
  const range = selectedRange(before)
  const leaves = range && !move.extend && move.step === 'letter'
  const head = leaves ? (move.by > 0 ? range.end : range.start) : headAfter(before.head, move, text, lines)
  return move.extend ? { anchor: before.anchor, head } : caretAt(head)
}

function headAfter(head: number, { step, by }: CaretMove, text: TextBreaks, lines: Lines): number {
  switch (step) {
    case 'letter':
      return by > 0 ? text.next(head) : text.previous(head)
    case 'word':
      return by > 0 ? text.wordEndAfter(head) : text.wordStartBefore(head)
    case 'line':
      return lines.beyond(head, by)
    case 'line-end':
      return lines.end(head, by)
    case 'text-end':
      return by > 0 ? text.length : 0
  }
}
