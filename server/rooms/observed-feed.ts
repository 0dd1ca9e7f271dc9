import type { ListedItem } from '#shared/domain/item.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { type ObservedItem, observedItem, patchBetween } from '#shared/projections/observed-item.ts'
import type { Observed, ObservedTold } from '#shared/protocol/rt-messages.ts'
import { nameOf } from './people-names.ts'
import type { DraftReading, RoomReading } from './room-reading.ts'
import { tellWatchers, type Watcher } from './watcher.ts'

/** At most five patches a second. */
const togetherMilliseconds = 200

/** After these any item may read otherwise. */
const ofEveryItem: ReadonlySet<RoomEvent['type']> = new Set([
  'person.merged',
  'batch.imported',
  'media.added',
  'profile.changed',
  'items.accepted',
  'items.returned',
])

type Watching = Watcher<ObservedTold>

/** One item as its observers in this process see it: computed once for all of them, told as numbered patches. */
class ObservedFeed {
  readonly #room: RoomReading
  readonly #item: ListedItem
  readonly #draft: DraftReading
  readonly #watchers = new Set<Watching>()
  #stop: () => void = () => undefined
  #n = 0
  #now: ObservedItem
  #telling: NodeJS.Timeout | undefined

  constructor(room: RoomReading, item: ListedItem, draft: DraftReading) {
    this.#room = room
    this.#item = item
    this.#draft = draft
    this.#now = this.#look()
  }

  /** The item as it was last told, and patches from then on: who joins makes nobody's patch come sooner. */
  watch(watcher: Watching): Observed {
    if (this.#watchers.size === 0) {
      this.#start()
      this.#now = this.#look()
    }
    this.#watchers.add(watcher)
    return { n: this.#n, item: this.#now }
  }

  /** Whether somebody is still watching. */
  leave(watcher: Watching): boolean {
    this.#watchers.delete(watcher)
    if (this.#watchers.size === 0) this.#stop()
    return this.#watchers.size > 0
  }

  #start(): void {
    const changed = () => this.#changed()
    const deaf = this.#room.listen(({ event }) => {
      if (ofEveryItem.has(event.type) || ('item' in event && event.item === this.#item.id)) changed()
    })
    const unwatch = this.#draft.watch(changed)
    this.#stop = () => {
      deaf()
      unwatch()
      clearTimeout(this.#telling)
      this.#telling = undefined
    }
  }

  #changed(): void {
    this.#telling ??= setTimeout(() => void this.#tellNow(), togetherMilliseconds)
  }

  /** The item may have another comparison by now; what cannot be read at the moment is told with the next change. */
  async #tellNow(): Promise<void> {
    try {
      await this.#draft.learnComparison()
      this.#tell()
    } catch (error) {
      this.#telling = undefined
      this.#room.log.warn({ room: this.#room.id, error }, 'observers are told later')
    }
  }

  #tell(): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    if (!this.#room.isShown) return
    const next = this.#look()
    const patch = patchBetween(this.#now, next)
    if (!patch) return
    this.#now = next
    this.#n++
    tellWatchers(this.#watchers, { item: this.#item.id, n: this.#n, patch })
  }

  #look(): ObservedItem {
    const { state } = this.#room
    return observedItem(state, {
      item: this.#room.item(this.#item.id) ?? this.#item,
      bench: this.#draft.bench(),
      nameOf: (person) => nameOf(person, state.people, undefined),
    })
  }
}

/** The feeds of one room: an item that somebody observes has one, however many do. */
export class ObservedFeeds {
  readonly #room: RoomReading
  readonly #feeds = new Map<string, Promise<ObservedFeed>>()

  constructor(room: RoomReading) {
    this.#room = room
  }

  /** Answers what is seen now and how to stop. */
  async watch(item: ListedItem, watcher: Watching): Promise<{ observed: Observed; stop: () => void }> {
    let opening = this.#feeds.get(item.id)
    if (!opening) {
      opening = this.#open(item)
      opening.catch(() => this.#feeds.delete(item.id))
      this.#feeds.set(item.id, opening)
    }
    const feed = await opening
    const stop = () => {
      if (!feed.leave(watcher) && this.#feeds.get(item.id) === opening) this.#feeds.delete(item.id)
    }
    return { observed: feed.watch(watcher), stop }
  }

  async #open(item: ListedItem): Promise<ObservedFeed> {
    const draft = await this.#room.draft(item)
    await draft.learnComparison()
    return new ObservedFeed(this.#room, item, draft)
  }
}
