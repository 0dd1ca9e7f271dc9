import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Sound } from './sound.ts'

/** Updates its host with what a sound does, and tells where the playhead is without an update. */
export class SoundView implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #follow: (at: number) => void
  #sound: Sound | null = null
  #stop: readonly (() => void)[] = []

  constructor(host: ReactiveControllerHost, follow: (at: number) => void) {
    this.#host = host
    this.#follow = follow
    host.addController(this)
  }

  /** The same one again changes nothing. */
  watch(sound: Sound | null): void {
    if (sound === this.#sound && this.#stop.length > 0) return
    this.hostDisconnected()
    this.#sound = sound
    if (sound) this.#stop = [sound.listen(() => this.#host.requestUpdate()), sound.follow(this.#follow)]
  }

  hostDisconnected(): void {
    for (const stop of this.#stop) stop()
    this.#stop = []
  }
}
