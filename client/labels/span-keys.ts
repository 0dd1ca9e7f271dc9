import type { SpanEdge, TextStep } from '#shared/labels/span-moves.ts'
import type { CaretMove, CaretStep } from './text-selection.ts'

/** What a key does in a text with spans. */
export type TextKey =
  | { readonly does: 'nudge'; readonly edge: SpanEdge; readonly step: TextStep; readonly by: 1 | -1 }
  | ({ readonly does: 'move' } & CaretMove)
  | { readonly does: 'select-all' }

export interface KeysHeld {
  readonly code: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** `onSpan`: a span is picked that may be moved. `backward`: the line is read from right to left. */
export interface KeyPlace {
  readonly onSpan: boolean
  readonly backward: boolean
}

const sides: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }
const lineSteps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }
const ends: Readonly<Record<string, 1 | -1>> = { End: 1, Home: -1 }

/**
 * Arrows move the caret, by words with Ctrl, and select with Shift. On a picked span they move its end, with Alt its
 * start, with Shift word by word; with Ctrl they move the caret even then. Undefined for keys that are not the text's.
 */
export function textKey(held: KeysHeld, { onSpan, backward }: KeyPlace): TextKey | undefined {
  const { code, shiftKey, altKey } = held
  const control = held.ctrlKey || held.metaKey
  const side = sides[code]
  if (side !== undefined) {
    const by = backward ? (-side as 1 | -1) : side
    if (onSpan && !control)
      return { does: 'nudge', edge: altKey ? 'start' : 'end', step: shiftKey ? 'word' : 'grapheme', by }
    return altKey ? undefined : move(control ? 'word' : 'letter', by, shiftKey)
  }
  if (altKey) return undefined
  const line = lineSteps[code]
  if (line !== undefined) return control ? undefined : move('line', line, shiftKey)
  const end = ends[code]
  if (end !== undefined) return move(control ? 'text-end' : 'line-end', end, shiftKey)
  return code === 'KeyA' && control && !shiftKey ? { does: 'select-all' } : undefined
}

const move = (step: CaretStep, by: 1 | -1, extend: boolean): TextKey => ({ does: 'move', step, by, extend })
