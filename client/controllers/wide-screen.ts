import type { ReactiveController, ReactiveControllerHost } from 'lit'

const wide = matchMedia('(min-width: 900px)')

/** Whether panels stand beside the draft; below, they are drawers. */
export const isWide = (): boolean => wide.matches

/** Draws its host again when the screen becomes wide or narrow, as when a phone is turned. */
export class WideScreen implements ReactiveController {
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    wide.addEventListener('change', this.#look)
  }

  hostDisconnected(): void {
    wide.removeEventListener('change', this.#look)
  }

  readonly #look = () => this.#host.requestUpdate()
}
