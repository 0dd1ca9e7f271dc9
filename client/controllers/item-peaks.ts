import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { PeaksShown } from '../sound/peaks-shown.ts'
import { nextTry } from '../sound/sound-rules.ts'
import { askPeaks } from '../sync/ask-peaks.ts'

/** The waveform of the recording that the host shows: asked for again while it is computed, and until it is reached. */
export class ItemPeaks implements ReactiveController {
  shown: PeaksShown = null
  readonly #host: ReactiveControllerHost
  #path: string | null = null
  #asking: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #tries = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** Where the peaks are (`…/items/<item>/peaks`); null: there is no recording. The same again changes nothing. */
  follow(path: string | null): void {
    if (path === this.#path) return
    this.#path = path
    this.#tries = 0
    this.#tell(null)
    this.#ask()
  }

  hostConnected(): void {
    if (this.shown?.is !== 'ready' && this.shown?.is !== 'none') this.#ask()
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #ask(): void {
    this.hostDisconnected()
    if (this.#path !== null) void this.#read(this.#path)
  }

  async #read(path: string): Promise<void> {
    const asking = new AbortController()
    this.#asking = asking
    const { shown, again } = await askPeaks(path, asking.signal)
    if (asking.signal.aborted) return
    this.#tell(shown)
    if (again === null) return
    const soon = again === undefined ? nextTry(this.#tries++) : 1000 * again
    this.#timer = setTimeout(() => this.#ask(), soon)
  }

  #tell(shown: PeaksShown): void {
    this.shown = shown
    this.#host.requestUpdate()
  }
}
