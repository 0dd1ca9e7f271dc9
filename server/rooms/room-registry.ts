import type { Logger } from 'pino'
import { KeptOutlook } from '#server/house/keep-outlook.ts'
import type { RoomOutlook } from '#server/house/room-outlook.ts'
import type { Store } from '#server/store/store.ts'
import { DraftRegistry } from '#server/sync/draft-registry.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { AgreementBook } from './agreement-book.ts'
import { systemClock } from './clock.ts'
import { HereBoard } from './here-board.ts'
import { keepHouse } from './housekeeping.ts'
import { type Author, emptyJournal, encodeEvents } from './journal-codec.ts'
import { LabelFiguresBook } from './label-figures-book.ts'
import { ObservedFeeds } from './observed-feed.ts'
import { ReadPositions } from './read-positions.ts'
import { RoomActor, tombstoneField } from './room-actor.ts'
import type { SeenRoom } from './seen-room.ts'
import { Sight } from './sight.ts'
import { WindowFeed } from './window-feed.ts'
import { WorkBook } from './work-book.ts'

/** A room in this process with what lives beside its actor. */
export interface OpenRoom extends SeenRoom {
  readonly actor: RoomActor
  readonly here: HereBoard
  /** The room as people of each role see it. */
  readonly sight: Sight
  /** What is told of the room outside of it. */
  outlook(): RoomOutlook
  /** How far people have read their notices, and the talk. */
  readonly reads: ReadPositions
  readonly talkReads: ReadPositions
  /** What became of each source. */
  readonly work: WorkBook
}

interface Loaded extends OpenRoom {
  readonly stop: () => void
}

/** Looks after something of a room for as long as it is loaded; the answer ends it. */
export type Companion = (actor: RoomActor) => () => void

/** No room can be made under this name; the message says why. */
export class RoomNameRefused extends Error {}

/** The rooms that this process serves: loaded when first asked for, kept until it stops. */
export class RoomRegistry {
  readonly store: Store
  readonly log: Logger
  readonly #drafts: DraftRegistry
  readonly #rooms = new Map<RoomId, Promise<Loaded | undefined>>()
  readonly #companions: Companion[] = []

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
    const loaded = await loading
    return loaded?.actor.state.standing.is === 'deleted' ? undefined : loaded
  }

  /** A room that this process has loaded already. */
  loaded(room: RoomId): Promise<OpenRoom | undefined> | undefined {
    return this.#rooms.get(room)
  }

  /** All that are in memory now. */
  async allLoaded(): Promise<readonly OpenRoom[]> {
    const settled = await Promise.allSettled(this.#rooms.values())
    return settled.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []))
  }

  /** Rooms of people: without the house, and without those that were deleted. */
  async names(): Promise<readonly RoomId[]> {
    const rooms = (await this.store.rooms()).filter((room) => room !== houseRoom)
    const gone = await Promise.all(rooms.map((room) => this.store.field(room, tombstoneField)))
    return rooms.filter((_, at) => gone[at] === undefined)
  }

  /** Makes the room if there is none of this name. @throws RoomNameRefused */
  async create(room: RoomId, title: string): Promise<OpenRoom> {
    if (room === houseRoom) throw new RoomNameRefused(`"${room}" cannot name a room: choose another name`)
    return this.#present(room, title)
  }

  /** The house, made when it is first needed. */
  house(): Promise<OpenRoom> {
    return this.#present(houseRoom, 'Chavadi')
  }

  /** Makes the room with its first entries; false where one of that name is there. @throws RoomNameRefused */
  async found(
    room: RoomId,
    author: Author,
    events: readonly RoomEvent[],
    put: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const now = new Date().toISOString()
    const outcome = await this.store.commit({
      id: crypto.randomUUID(),
      room,
      when: [
        { stream: 'journal', head: 0 },
        { field: tombstoneField, value: undefined },
      ],
      append: [{ stream: 'journal', entries: encodeEvents(room, emptyJournal, events, author, now) }],
      put,
    })
    if (!outcome.ok && outcome.fields[tombstoneField] !== undefined)
      throw new RoomNameRefused(`A room called "${room}" was deleted here: choose another name, this one stays taken`)
    return outcome.ok
  }

  async #present(room: RoomId, title: string): Promise<OpenRoom> {
    const present = await this.open(room)
    if (present) return present
    const author = { person: 'operator', role: 'lead', session: null, command: null } as const
    await this.found(room, author, [{ type: 'room.created', settings: defaultSettings(title), pseudonyms: 'drawn' }])
    const created = await this.open(room)
    if (!created) throw new Error(`Room ${room} was made and is not there`)
    return created
  }

  /** A room that was deleted leaves memory. */
  async forget(room: RoomId): Promise<void> {
    const loading = this.#rooms.get(room)
    this.#rooms.delete(room)
    ;(await loading?.catch(() => undefined))?.stop()
    await this.#drafts.forget(room)
  }

  /** Begins beside every room that is loaded from now on. */
  accompany(begin: Companion): void {
    this.#companions.push(begin)
  }

  async close(): Promise<void> {
    for (const loading of this.#rooms.values()) (await loading.catch(() => undefined))?.stop()
    this.#rooms.clear()
    await this.#drafts.close()
  }

  async #load(room: RoomId): Promise<Loaded | undefined> {
    const actor = await RoomActor.load(this.store, room, this.#drafts)
    if (actor?.state.standing.is === 'deleted') actor.close()
    if (!actor || actor.state.standing.is === 'deleted') return undefined
    const here = await HereBoard.open(this.store, room)
    const outlook = new KeptOutlook(actor)
    const agreement = new AgreementBook(actor)
    const stops = [keepHouse(actor), () => outlook.close(), ...this.#companions.map((begin) => begin(actor))]
    const reads = await ReadPositions.open(this.store, room, 'read')
    const talkReads = await ReadPositions.open(this.store, room, 'talk-read')
    const labelFigures = new LabelFiguresBook(actor, agreement)
    const window = new WindowFeed(actor, agreement)
    const live = { actor, agreement, labelFigures, window, observed: new ObservedFeeds(actor) }
    const sight = new Sight(live, systemClock)
    return {
      ...live,
      here,
      sight,
      outlook: () => outlook.now(),
      reads,
      talkReads,
      work: new WorkBook(actor),
      stop: () => {
        for (const stop of stops) stop()
        here.close()
        reads.close()
        talkReads.close()
        agreement.close()
        sight.close()
        actor.close()
      },
    }
  }
}
