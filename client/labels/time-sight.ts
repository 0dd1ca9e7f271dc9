import { clampedView, endOf, pannedView, revealing, type TimeView, viewOn, wholeView, zoomedView } from './time-view.ts'

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Which part of a recording is in sight, however that comes about: never past an end. */
export class TimeSight {
  readonly #moved: (view: TimeView) => void
  #view: TimeView = { from: 0, scale: 1, width: 0 }
  #seconds = 0
  #isWhole = true

  constructor(moved: (view: TimeView) => void) {
    this.#moved = moved
  }

  get view(): TimeView {
    return this.#view
  }

  set view(view: TimeView) {
    if (view.from === this.#view.from && view.scale === this.#view.scale && view.width === this.#view.width) return
    this.#view = view
    this.#isWhole = this.#shown >= this.#seconds - 1e-6
    this.#moved(view)
  }

  /** How long the recording is. */
  measure(seconds: number): void {
    if (seconds === this.#seconds) return
    this.#seconds = seconds
    this.resize(this.#view.width)
  }

  /** A screen of another size: all of it is shown where all of it was. */
  resize(width: number): void {
    if (width <= 0) return
    const view = { ...this.#view, width }
    if (!(this.#seconds > 0)) this.#view = view
    else this.view = this.#isWhole ? wholeView(this.#seconds, width) : clampedView(view, this.#seconds)
  }

  /** About a time, where that is in sight, else about the middle. */
  zoom(factor: number, about: number): void {
    const { from, scale, width } = this.#view
    const pixel = (about - from) * scale
    this.view = zoomedView(this.#view, factor, pixel >= 0 && pixel <= width ? pixel : width / 2, this.#seconds)
  }

  fit(): void {
    this.view = wholeView(this.#seconds, this.#view.width)
  }

  on({ start, end }: Stretch): void {
    this.view = viewOn(this.#view, start, end, this.#seconds)
  }

  reveal({ start, end }: Stretch): void {
    this.view = revealing(this.#view, start, end, this.#seconds)
  }

  scroll(pages: number): void {
    this.view = pannedView(this.#view, pages * this.#view.width, this.#seconds)
  }

  /** This share of the recording, 0 to 1, goes into the middle. */
  scrollTo(share: number): void {
    this.view = clampedView({ ...this.#view, from: share * this.#seconds - this.#shown / 2 }, this.#seconds)
  }

  /** Turns to where the sound is, like a page. */
  turnTo(at: number): void {
    if (at >= this.#view.from && at <= endOf(this.#view)) return
    this.view = clampedView({ ...this.#view, from: at - this.#shown / 20 }, this.#seconds)
  }

  /** Seconds in sight. */
  get #shown(): number {
    return this.#view.width / this.#view.scale
  }
}
