import { type Context, ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Followed } from './followed.ts'

type Host = ReactiveControllerHost & HTMLElement

/**
 * One value selected from what a context provides. The host updates only when the value changes identity: whoever
 * writes the state keeps what they leave alone.
 */
export class Slice<State, Source extends Followed<State>, T> implements ReactiveController {
  value: T | undefined
  source: Source | undefined
  readonly #host: Host
  readonly #select: (state: State) => T
  #unsubscribe: (() => void) | undefined

  constructor(host: Host, context: Context<unknown, Source | undefined>, select: (state: State) => T) {
    this.#host = host
    this.#select = select
    host.addController(this)
    new ContextConsumer(host, { context, subscribe: true, callback: (source) => this.#follow(source) })
  }

  hostConnected(): void {
    this.#follow(this.source)
  }

  hostDisconnected(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }

  #follow(source: Source | undefined): void {
    this.#unsubscribe?.()
    if (source !== this.source) this.#host.requestUpdate()
    this.source = source
    this.#unsubscribe = source?.subscribe(() => this.#refresh())
    this.#refresh()
  }

  #refresh(): void {
    const next = this.source && this.#select(this.source.state)
    if (next === this.value) return
    this.value = next
    this.#host.requestUpdate()
  }
}
