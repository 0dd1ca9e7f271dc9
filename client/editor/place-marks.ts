import { EditorState, type Extension, Facet, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { Bracket, Covered, Mark } from '#shared/projections/shown-unit.ts'
import { fromDraft } from './text-binding.ts'

/** What an editor shows on its draft, in the draft's offsets. */
export interface EditorMarks {
  readonly marks: readonly Mark[]
  readonly brackets: readonly Bracket[]
  /** Ruled words stand over the draft's own. */
  readonly ruled: readonly Covered[]
}

export const noMarks: EditorMarks = { marks: [], brackets: [], ruled: [] }

export const setMarks = StateEffect.define<EditorMarks>()

const markField = StateField.define<EditorMarks>({
  create: () => noMarks,
  update(shown, { effects, changes, docChanged }) {
    const set = effects.find((effect) => effect.is(setMarks))
    if (set) return set.value
    if (!docChanged) return shown
    const follow = <Stretch extends { from: number; to: number }>(one: Stretch): Stretch => {
      const from = changes.mapPos(one.from, 1)
      return { ...one, from, to: Math.max(from, changes.mapPos(one.to, -1)) }
    }
    return { marks: shown.marks.map(follow), brackets: shown.brackets.map(follow), ruled: shown.ruled.map(follow) }
  },
  provide: (field) => [
    EditorView.decorations.from(field, decorate),
    EditorView.atomicRanges.of((view) => ruledRanges(view.state.field(field))),
  ],
})

/** Words that stand there whatever the draft says. */
class RuledWords extends WidgetType {
  readonly words: string

  constructor(words: string) {
    super()
    this.words = words
  }

  override eq(other: RuledWords): boolean {
    return other.words === this.words
  }

  toDOM(): HTMLElement {
    const span = document.createElement('span')
    span.className = 'mark ruled'
    span.textContent = this.words
    return span
  }
}

class BracketEnd extends WidgetType {
  readonly side: 'start' | 'end'

  constructor(side: 'start' | 'end') {
    super()
    this.side = side
  }

  override eq(other: BracketEnd): boolean {
    return other.side === this.side
  }

  toDOM(): HTMLElement {
    const span = document.createElement('span')
    span.className = `bracket ${this.side}`
    return span
  }
}

function decorate({ marks, brackets, ruled }: EditorMarks): DecorationSet {
  const drawn = marks.flatMap(({ from, to, kind, number }) => {
    if (from >= to || kind === 'ruled') return []
    const attributes: Record<string, string> = number === null ? {} : { 'data-number': String(number) }
    return [Decoration.mark({ class: `mark ${kind}`, attributes }).range(from, to)]
  })
  const ends = brackets.flatMap(({ from, to }) => [
    Decoration.widget({ widget: new BracketEnd('start'), side: 1 }).range(from),
    Decoration.widget({ widget: new BracketEnd('end'), side: from === to ? 1 : -1 }).range(to),
  ])
  const over = ruled.map(({ from, to, words }) => {
    const widget = new RuledWords(words)
    return from < to
      ? Decoration.replace({ widget }).range(from, to)
      : Decoration.widget({ widget, side: 1 }).range(from)
  })
  return Decoration.set([...drawn, ...ends, ...over], true)
}

const ruledRanges = ({ ruled }: EditorMarks): DecorationSet =>
  Decoration.set(
    ruled.flatMap(({ from, to }) => (from < to ? [Decoration.mark({}).range(from, to)] : [])),
    true,
  )

/** What a trainer has ruled stays as it is, and nothing is joined to it: what is typed beside it is a word of its own. */
const ruledStays = EditorState.changeFilter.of((transaction) => {
  if (transaction.annotation(fromDraft) || !transaction.docChanged) return true
  const ruled = transaction.startState.field(markField).ruled.filter(({ from, to }) => from < to)
  const isJoined = ruled.some((one) => joins(transaction, one))
  if (transaction.isUserEvent('input')) tellHeldBack(transaction, isJoined ? null : ruled)
  if (isJoined) return false
  return ruled.flatMap(({ from, to }) => [from, to])
})

/** Hears what was typed and not taken, and where in the editor's text. */
export const heldBack = Facet.define<(typed: string, at: number) => void>()

/** `ruled` null: none of it is taken. */
function tellHeldBack({ startState, changes }: Transaction, ruled: readonly Covered[] | null): void {
  changes.iterChanges((from, to, _start, _end, inserted) => {
    const isHeld =
      ruled === null || ruled.some((one) => from < one.to && one.from < Math.max(to, from + 1) && from > one.from)
    if (!isHeld || inserted.length === 0) return
    const typed = inserted.toString()
    queueMicrotask(() => {
      for (const hear of startState.facet(heldBack)) hear(typed, from)
    })
  })
}

function joins({ startState, changes, newDoc }: Transaction, { from, to }: Covered): boolean {
  const before = startState.doc
  const start = changes.mapPos(from, 1)
  const end = Math.max(start, changes.mapPos(to, -1))
  const left = apart(before.sliceString(from - 1, from)) && !apart(newDoc.sliceString(start - 1, start))
  const right = apart(before.sliceString(to, to + 1)) && !apart(newDoc.sliceString(end, end + 1))
  return left || right
}

const apart = (character: string): boolean => character === '' || /\s/.test(character)

export const placeMarks: Extension = [markField, ruledStays]
