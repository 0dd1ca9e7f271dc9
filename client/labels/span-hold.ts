import type { Span } from '#shared/labels/label.ts'
import { DragNews } from './drag-news.ts'
import { LabelPlacedEvent } from './label-events.ts'

/** The span whose edges somebody here moves, and what the page is told of it. */
export class SpanHold {
  readonly #host: EventTarget
  readonly #news: DragNews
  /** Where it is now; until the labels say so too. */
  moved: { readonly key: string; readonly label: Span } | null = null
  /** Where the labels have it, while it is dragged. */
  #before: Span | null = null

  constructor(host: EventTarget) {
    this.#host = host
    this.#news = new DragNews(host)
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
    if (same) this.moved = null
    else this.#host.dispatchEvent(new LabelPlacedEvent(moved.key, moved.label))
  }

  place(key: string, label: Span): void {
    this.moved = { key, label }
    this.#host.dispatchEvent(new LabelPlacedEvent(key, label))
  }

  giveUp(): void {
    const { moved } = this
    const dragged = this.#before !== null
    this.#before = null
    this.moved = null
    if (moved && dragged) this.#news.end(moved.key, 'given up')
  }

  /** The labels were said anew: what was placed is in them. */
  settle(): void {
    if (this.#before === null) this.moved = null
  }
}
