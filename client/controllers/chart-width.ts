import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How wide its host stands, in CSS pixels: a picture is drawn anew when that changes. */
export class ChartWidth implements ReactiveController {
  pixels = 560
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #size = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0)
    if (width === 0 || width === this.pixels) return
    this.pixels = width
    this.#host.requestUpdate()
  })

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#size.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#size.disconnect()
  }
}
