import type { Logger } from 'pino'
import type { Store } from '#server/store/store.ts'
import { DraftRegistry } from '#server/sync/draft-registry.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { HereBoard } from './here-board.ts'
import { keepHouse } from './housekeeping.ts'
import { emptyJournal, encodeEvents } from './journal-codec.ts'
import { ObservedFeeds } from './observed-feed.ts'
import { RoomActor } from './room-actor.ts'

/** A room in this process with what lives beside its actor. */
export interface OpenRoom {
  readonly actor: RoomActor
  readonly here: HereBoard
  readonly observed: ObservedFeeds
}

interface Loaded extends OpenRoom {
  readonly stop: () => void
}

/** The rooms that this process serves: loaded when first asked for, kept until it stops. */
export class RoomRegistry {
  readonly store: Store
  readonly log: Logger
  readonly #drafts: DraftRegistry
  readonly #rooms = new Map<RoomId, Promise<Loaded | undefined>>()

  constructor(store: Store, log: Logger) {
    this.store = store
    this.log = log
    this.#drafts = new DraftRegistry(log)
  }

  async open(room: RoomId): Promise<OpenRoom | undefined> {
    const known = this.#rooms.get(room)
    const loading = known ?? this.#load(room)
    if (!known) this.#rooms.set(room, loading)
    const forget = () => this.#rooms.delete(room)
    loading.then((loaded) => loaded ?? forget(), forget)
    return loading
  }

  /** Makes the room if there is none of this name. */
  async create(room: RoomId, title: string): Promise<OpenRoom> {
    const present = await this.open(room)
    if (present) return present
    const author = { person: 'operator', role: 'lead', session: null, command: null } as const
    const events = [{ type: 'room.created', settings: defaultSettings(title) }] as const
    await this.store.commit({
      id: crypto.randomUUID(),
      room,
      when: [{ stream: 'journal', head: 0 }],
      append: [
        { stream: 'journal', entries: encodeEvents(room, emptyJournal, events, author, new Date().toISOString()) },
      ],
    })
    const created = await this.open(room)
    if (!created) throw new Error(`Room ${room} was made and is not there`)
    return created
  }

  async close(): Promise<void> {
    for (const loading of this.#rooms.values()) (await loading.catch(() => undefined))?.stop()
    this.#rooms.clear()
    await this.#drafts.close()
  }

  async #load(room: RoomId): Promise<Loaded | undefined> {
    const actor = await RoomActor.load(this.store, room, this.#drafts)
    if (!actor) return undefined
    const here = await HereBoard.open(this.store, room)
    const stopHouse = keepHouse(actor)
    return {
      actor,
      here,
      observed: new ObservedFeeds(actor),
      stop: () => {
        stopHouse()
        here.close()
        actor.close()
      },
    }
  }
}
