import type { Label } from '#shared/labels/label.ts'
import { LabelDraggingEvent } from './label-events.ts'

/** At most so often, in milliseconds; the last place is always told. */
const pause = 50

/** Tells the page where a dragged label is, no oftener than others can follow. */
export class DragNews {
  readonly #host: EventTarget
  #told = Number.NEGATIVE_INFINITY
  #timer = 0

  constructor(host: EventTarget) {
    this.#host = host
  }

  tell(key: string, label: Label): void {
    clearTimeout(this.#timer)
    const wait = this.#told + pause - performance.now()
    if (wait <= 0) this.#say(key, label)
    else this.#timer = window.setTimeout(() => this.#say(key, label), wait)
  }

  /** Nothing more is told of where it was on the way; null: it is where it was before. */
  end(key: string, given: 'placed' | 'given up'): void {
    clearTimeout(this.#timer)
    this.#told = Number.NEGATIVE_INFINITY
    if (given === 'given up') this.#say(key, null)
  }

  #say(key: string, label: Label | null): void {
    this.#told = label ? performance.now() : Number.NEGATIVE_INFINITY
    this.#host.dispatchEvent(new LabelDraggingEvent(key, label))
  }
}
