import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Behind } from '#shared/protocol/rt-messages.ts'
import { liveWords } from '../observed/behind-words.ts'
import { RoomView } from './room-view.ts'

/** How far behind the room its observers are, in words that change when the view moves again. */
export class BehindView implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #behind: RoomView<Behind>
  #thaws: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#behind = new RoomView(host, ({ behind }) => behind)
    host.addController(this)
  }

  get seconds(): number {
    return this.#behind.value?.seconds ?? 0
  }

  get words(): string {
    return liveWords(this.#behind.value ?? { seconds: 0, frozenUntil: null }, Date.now())
  }

  hostUpdated(): void {
    const until = Date.parse(this.#behind.value?.frozenUntil ?? '')
    clearTimeout(this.#thaws)
    if (until > Date.now()) this.#thaws = setTimeout(() => this.#host.requestUpdate(), until - Date.now() + 50)
  }

  hostDisconnected(): void {
    clearTimeout(this.#thaws)
  }
}
