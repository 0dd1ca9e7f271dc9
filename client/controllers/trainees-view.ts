import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { roomClientContext } from './contexts.ts'
import type { RoomClient } from './room-client.ts'
import { Trainees } from './trainees.ts'

/** How often minutes are counted anew. */
const minuteMilliseconds = 20_000

/** The trainees' part of the room for its host; it ends with the host. */
export class TraineesView implements ReactiveController {
  trainees: Trainees | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #room: ContextConsumer<typeof roomClientContext, ReactiveControllerHost & HTMLElement>
  #ends: () => void = () => undefined

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#room = new ContextConsumer(host, { context: roomClientContext })
    host.addController(this)
  }

  get room(): RoomClient | undefined {
    return this.#room.value
  }

  hostConnected(): void {
    const { room } = this
    if (!room) return
    const trainees = new Trainees(room)
    const stop = trainees.subscribe(() => this.#host.requestUpdate())
    const clock = setInterval(() => this.#host.requestUpdate(), minuteMilliseconds)
    this.#ends = () => {
      stop()
      clearInterval(clock)
      trainees.leave()
    }
    this.trainees = trainees
  }

  hostDisconnected(): void {
    this.#ends()
  }
}
