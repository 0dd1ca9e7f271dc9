import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import type { RoomWindow } from '#shared/projections/room-window.ts'
import {
  type MatterPage,
  mattersRequest,
  type Observed,
  observeRequest,
  windowRequest,
} from '#shared/protocol/rt-messages.ts'
import { matterPage } from './matter-page.ts'
import { type Telling, ToldTogether } from './telling.ts'

/** What one connection of an observer looks at: the room's window, and one item at a time. */
export class Observing {
  readonly #room: SeenRoom
  readonly #telling: Telling
  readonly #may: boolean
  readonly #isConnected: () => boolean
  readonly #window: ToldTogether<'window'>
  /** Which request to observe was the last: an earlier one that answers later is not kept. */
  #turn = 0
  #stop: () => void = () => undefined

  /** `may`: whether results are watched in this role; who has the drafts reads those. */
  constructor(room: SeenRoom, telling: Telling, may: boolean, isConnected: () => boolean) {
    this.#room = room
    this.#telling = telling
    this.#may = may
    this.#isConnected = isConnected
    this.#window = new ToldTogether(telling, 'window')
  }

  async observe(request: unknown): Promise<Outcome<Observed | null>> {
    const asked = observeRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a request to observe')
    if (!this.#may) return refuse('forbidden', 'You have the draft of this item')
    const turn = ++this.#turn
    this.#stop()
    this.#stop = () => undefined
    if (asked.data.item === null) return accept(null)
    const item = this.#room.actor.item(asked.data.item)
    if (!item) return refuse('not-found', 'There is no such item in this room')
    const { observed, stop } = await this.#room.observed.watch(item, new ToldTogether(this.#telling, 'observed'))
    if (this.#isConnected() && turn === this.#turn) this.#stop = stop
    else stop()
    return accept(observed)
  }

  async window(request: unknown): Promise<Outcome<RoomWindow | null>> {
    const asked = windowRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a request for the room’s window')
    if (!this.#may) return refuse('forbidden', 'This window is for observers')
    if (asked.data.open && this.#isConnected()) return accept(this.#room.window.watch(this.#window))
    this.#room.window.leave(this.#window)
    return accept(null)
  }

  async matters(request: unknown): Promise<Outcome<MatterPage>> {
    const asked = mattersRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a request for disputes and rulings')
    if (!this.#may) return refuse('forbidden', 'Ask for the disputes of this room')
    return accept(matterPage(this.#room, asked.data))
  }

  end(): void {
    this.#turn++
    this.#stop()
    this.#room.window.leave(this.#window)
  }
}
