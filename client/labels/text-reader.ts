import type { PointRange, TextBreaks } from '#shared/labels/text-breaks.ts'
import {
  type CaretMove,
  caretAt,
  type Lines,
  movedSelection,
  selectedRange,
  type TextSelection,
} from './text-selection.ts'

/** Where somebody reads in a text: a caret, and what is selected from it. */
export class TextReader {
  readonly #text: TextBreaks
  #selection: TextSelection = caretAt(0)

  constructor(text: TextBreaks) {
    this.#text = text
  }

  get caret(): number {
    return this.#selection.head
  }

  get selected(): PointRange | undefined {
    return selectedRange(this.#selection)
  }

  /** What a new span would take: without the white space at its ends. */
  get wanted(): PointRange | undefined {
    const { selected } = this
    return selected && this.#text.trimmed(selected)
  }

  stand(offset: number): void {
    this.#selection = caretAt(this.#text.floor(offset))
  }

  select({ start, end }: PointRange): void {
    this.#selection = { anchor: start, head: end }
  }

  /** From where a drag began; the caret is where it is now. */
  drag(from: number, to: number): void {
    this.#selection = { anchor: from, head: to }
  }

  extend(to: number): void {
    this.#selection = { anchor: this.#selection.anchor, head: to }
  }

  /** The words at two offsets and all between; the caret is at the second. */
  selectWords(from: number, to: number): void {
    const [first, last] = [this.#text.wordAt(from), this.#text.wordAt(to)]
    if (to < from) this.drag(first.end, last.start)
    else this.drag(first.start, last.end)
  }

  move(move: CaretMove, lines: Lines): void {
    this.#selection = movedSelection(this.#selection, move, this.#text, lines)
  }

  /** One end of what is selected goes elsewhere; the caret is at that end. */
  moveEnd(edge: 'start' | 'end', to: number): void {
    const { selected } = this
    if (!selected) return
    const other = edge === 'start' ? selected.end : selected.start
    const nearest = edge === 'start' ? this.#text.previous(other) : this.#text.next(other)
    this.drag(other, edge === 'start' ? Math.min(to, nearest) : Math.max(to, nearest))
  }

  /** The word at the caret, for whoever hears it. */
  get wordHere(): string {
    const { start, end } = this.#text.wordAt(this.caret)
    return this.#text.slice(start, end).trim()
  }
}
