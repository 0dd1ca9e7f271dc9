import type { RoomActor } from '#server/rooms/room-actor.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { outlookField, outlookFrom, type RoomOutlook, storeOutlook } from './room-outlook.ts'

/** Many things happen within a second where people work; the index is written once for them. */
const restMilliseconds = 1000

/** The outlook of a room that is loaded, and its copy in the index for when it is not. */
export class KeptOutlook {
  readonly #actor: RoomActor
  readonly #stop: () => void
  #told: { readonly state: RoomState; readonly seq: number; readonly outlook: RoomOutlook } | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(actor: RoomActor) {
    this.#actor = actor
    this.#stop = actor.listen(() => this.#changed())
  }

  /** Reckoned once for each state of the room. */
  now(): RoomOutlook {
    const { state, end, queue, delay } = this.#actor
    if (this.#told?.state === state && this.#told.seq === end.seq) return this.#told.outlook
    const outlook = outlookFrom(state, { seq: end.seq, at: end.at, counts: queue.counts(''), delay })
    this.#told = { state, seq: end.seq, outlook }
    return outlook
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#stop()
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#write()
    }, restMilliseconds).unref()
  }

  async #write(): Promise<void> {
    const { store, id, log, state } = this.#actor
    if (state.standing.is === 'deleted') return
    try {
      await storeOutlook(store, id, this.now(), await store.field(id, outlookField))
    } catch (error) {
      log.debug({ room: id, error }, 'the outlook of a room could not be stored; it is reckoned when it is asked for')
    }
  }
}
