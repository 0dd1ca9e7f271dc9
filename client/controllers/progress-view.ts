import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type ProgressAsked, readProgress, writeProgress } from '../figures/progress-address.ts'
import { roomClientContext, roomRouteContext } from './contexts.ts'
import { ProgressFigures } from './progress-figures.ts'

/** The progress page's part of the room: the figures as the address asks for them. It ends with the host. */
export class ProgressView implements ReactiveController {
  figures: ProgressFigures | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  readonly #route: ContextConsumer<typeof roomRouteContext, ReactiveControllerHost & HTMLElement>
  #ends: (() => void)[] = []

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext })
    this.#route = new ContextConsumer(host, { context: roomRouteContext })
    host.addController(this)
  }

  ask(asked: ProgressAsked): void {
    this.#route.value?.ask(writeProgress(asked))
  }

  hostConnected(): void {
    const [room, route] = [this.#room.value, this.#route.value]
    if (!room || !route) return
    const figures = new ProgressFigures(room)
    const look = () => {
      if (route.section === 'progress') figures.look(readProgress(route.state.search))
    }
    this.#ends = [figures.subscribe(() => this.#host.requestUpdate()), route.subscribe(look), () => figures.leave()]
    this.figures = figures
    look()
  }

  hostDisconnected(): void {
    for (const end of this.#ends.splice(0)) end()
  }
}
