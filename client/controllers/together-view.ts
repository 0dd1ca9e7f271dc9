import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { roomClientContext } from './contexts.ts'
import { type RulingTogether, togetherOf } from './ruling-together.ts'

/** Ruling on several disputes at once in the room that the host stands in. */
export class TogetherView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  #followed: RulingTogether | undefined
  #end: () => void = () => undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext, subscribe: true })
    host.addController(this)
  }

  get together(): RulingTogether | undefined {
    const room = this.#room.value
    const together = room && togetherOf(room)
    if (together !== this.#followed) this.#follow(together)
    return together
  }

  hostDisconnected(): void {
    this.#follow(undefined)
  }

  #follow(together: RulingTogether | undefined): void {
    this.#end()
    this.#followed = together
    this.#end = together?.subscribe(() => this.#host.requestUpdate()) ?? (() => undefined)
  }
}
