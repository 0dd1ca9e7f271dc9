import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { readWork, type WorkAsked, writeWork } from '../figures/work-address.ts'
import { roomClientContext, roomRouteContext } from './contexts.ts'
import { WorkFigures } from './work-figures.ts'

/** The part of the room that the page of what was changed shows, as the address asks for it. It ends with the host. */
export class WorkView implements ReactiveController {
  figures: WorkFigures | undefined
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

  ask(asked: WorkAsked): void {
    this.#route.value?.ask(writeWork(asked))
  }

  /** To one person's page; going back in the browser leads back to everybody's. */
  turnTo(asked: WorkAsked): void {
    this.#route.value?.enter('work', writeWork(asked))
  }

  hostConnected(): void {
    const [room, route] = [this.#room.value, this.#route.value]
    if (!room || !route) return
    const figures = new WorkFigures(room)
    const look = () => {
      if (route.section === 'work') figures.look(readWork(route.state.search))
    }
    this.#ends = [figures.subscribe(() => this.#host.requestUpdate()), route.subscribe(look), () => figures.leave()]
    this.figures = figures
    look()
  }

  hostDisconnected(): void {
    for (const end of this.#ends.splice(0)) end()
  }
}
