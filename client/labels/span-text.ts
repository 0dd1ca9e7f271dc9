import type { Span } from '#shared/labels/label.ts'
import { TextBreaks } from '#shared/labels/text-breaks.ts'
import { piecesOf, type ShownSpan, type SpanPiece, spansIn } from './laid-spans.ts'
import type { ShownLabel } from './shown-label.ts'
import { type TextBlock, textBlocks } from './text-blocks.ts'

/** A text with its spans as they are drawn, the one that is being moved where it is moved to. */
export class SpanText {
  readonly breaks: TextBreaks
  readonly blocks: readonly TextBlock[]
  pieces: readonly (readonly SpanPiece[])[] = []
  /** Spans that stand in the text. */
  standing: readonly ShownSpan[] = []
  /** Spans whose words were found nowhere. */
  lost: readonly ShownSpan[] = []
  #labels: readonly ShownLabel[] = []
  #moved: { readonly key: string; readonly label: Span } | null = null

  constructor(text: string) {
    this.breaks = new TextBreaks(text)
    this.blocks = textBlocks(this.breaks.points)
  }

  show(labels: readonly ShownLabel[]): void {
    this.#labels = labels
    this.#lay()
  }

  /** Where this page moves a span to, until the labels themselves say it; null: nothing is moved. */
  move(moved: { readonly key: string; readonly label: Span } | null): void {
    this.#moved = moved
    this.#lay()
  }

  find(key: string | null): ShownSpan | undefined {
    return key === null ? undefined : [...this.standing, ...this.lost].find((span) => span.key === key)
  }

  #lay(): void {
    const moved = this.#moved
    const labels = moved
      ? this.#labels.map((shown) => (shown.key === moved.key ? { ...shown, label: moved.label } : shown))
      : this.#labels
    const { standing, lost } = spansIn(labels, this.breaks.length)
    this.standing = standing
    this.lost = lost
    this.pieces = piecesOf(standing, this.blocks, (point) => this.breaks.points.unitAt(point), this.pieces)
  }
}
