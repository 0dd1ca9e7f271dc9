import { TextBreaks } from '#shared/labels/text-breaks.ts'
import { isSpan, piecesOf, type ShownSpan, type SpanPiece, spansIn } from './laid-spans.ts'
import type { ShownLabel } from './shown-label.ts'
import type { MovedSpan } from './span-hold.ts'
import { type TextBlock, textBlocks } from './text-blocks.ts'

/** A text with its spans as they are drawn, the one that is being moved where it is moved to. */
export class SpanText {
  readonly breaks: TextBreaks
  readonly blocks: readonly TextBlock[]
  #labels: readonly ShownLabel[] = []
  #moved: MovedSpan | null = null
  #laid: Laid | null = null
  #pieces: Laid['pieces'] = []

  constructor(text: string) {
    this.breaks = new TextBreaks(text)
    this.blocks = textBlocks(this.breaks.points)
  }

  show(labels: readonly ShownLabel[]): void {
    this.#labels = labels
    this.#laid = null
  }

  /** Where this page moves a span to, until the labels themselves say it; null: nothing is moved. */
  move(moved: MovedSpan | null): void {
    if (moved === this.#moved) return
    this.#moved = moved
    this.#laid = null
  }

  /** Laid out only when somebody asks: between two frames much may move. */
  get laid(): Laid {
    this.#laid ??= this.#lay()
    return this.#laid
  }

  find(key: string | null): ShownSpan | undefined {
    const shown = key === null ? undefined : this.#labels.find((label) => label.key === key)
    return shown && isSpan(shown) ? this.#placed(shown) : undefined
  }

  #placed<S extends ShownLabel>(shown: S): S {
    return this.#moved?.key === shown.key ? { ...shown, label: this.#moved.label } : shown
  }

  #lay(): Laid {
    const labels = this.#moved ? this.#labels.map((shown) => this.#placed(shown)) : this.#labels
    const { standing, lost } = spansIn(labels, this.breaks.length)
    this.#pieces = piecesOf(standing, this.blocks, this.#pieces)
    return { standing, lost, pieces: this.#pieces }
  }
}

interface Laid {
  /** Spans that stand in the text, and those whose words were found nowhere. */
  readonly standing: readonly ShownSpan[]
  readonly lost: readonly ShownSpan[]
  /** Of each block. */
  readonly pieces: readonly (readonly SpanPiece[])[]
}
