import type { Span } from '#shared/labels/label.ts'
import { DragNews } from './drag-news.ts'
import { LabelPlacedEvent } from './label-events.ts'

export interface MovedSpan {
  readonly key: string
  readonly label: Span
}

/** The span whose edges somebody here moves, and what the page is told of it. */
export class SpanHold {
  readonly #host: EventTarget
  readonly #news: DragNews
  /** Where it is now; until the labels say so too. */
  moved: MovedSpan | null = null
  /** What was placed, as long as the labels do not say so. */
  #placed: MovedSpan | null = null
  /** Where the labels have it, while it is dragged. */
  #before: Span | null = null

  constructor(host: EventTarget) {
    this.#host = host
    this.#news = new DragNews(host)
  }

  /** Which one is on its way. */
  get dragged(): string | null {
    return this.#before && (this.moved?.key ?? null)
  }

  /** `before`: where it is now. */
  drag(key: string, label: Span, before: Span): void {
    this.moved = { key, label }
    this.#before ??= before
    this.#news.tell(key, label)
  }

  /** The drag is over. */
  drop(): void {
    const { moved } = this
    const before = this.#before
    this.#before = null
    if (!(moved && before)) return
    const same = moved.label.start === before.start && moved.label.end === before.end
    this.#news.end(moved.key, same ? 'given up' : 'placed')
    if (!same) this.#placed = moved
    this.moved = this.#placed
    if (!same) this.#host.dispatchEvent(new LabelPlacedEvent(moved.key, moved.label))
  }

  giveUp(): void {
    const { moved } = this
    const dragged = this.#before !== null
    this.#before = null
    this.moved = this.#placed
    if (moved && dragged) this.#news.end(moved.key, 'given up')
  }

  /** The labels were said anew: what was placed is in them. */
  settle(): void {
    this.#placed = null
    if (this.#before === null) this.moved = null
  }
}
