import type { Logger } from 'pino'
import type { Bench } from '#shared/domain/bench.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { benchOfConsensus, benchOfDraft } from '#shared/drafts/draft-bench.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { ClientIds } from './client-ids.ts'
import type { DraftHome } from './draft-home.ts'
import { markOf } from './entry-mark.ts'
import { ReplayedDraft } from './replay.ts'
import { SharedDraft } from './shared-draft.ts'
import { readSnapshot } from './snapshot.ts'

interface OpenDraft {
  readonly draft: SharedDraft
  readonly following: AbortController
  usedAt: number
}

/** A draft that nobody has open leaves memory after this long; sooner where there are very many. */
const idleMilliseconds = 60_000
const manyDrafts = 1000
const idleAmongMany = 15_000

/** The drafts that this process holds in memory: loaded when first asked for, followed from their streams, let go when idle. */
export class DraftRegistry {
  readonly log: Logger
  readonly #open = new Map<string, Promise<OpenDraft>>()
  readonly #sweeping: NodeJS.Timeout

  constructor(log: Logger) {
    this.log = log
    this.#sweeping = setInterval(() => void this.#letGo(), idleMilliseconds / 4)
    this.#sweeping.unref()
  }

  async open(room: DraftHome, item: ListedItem): Promise<SharedDraft> {
    const key = keyOf(room, item)
    let opening = this.#open.get(key)
    if (!opening) {
      opening = this.#load(room, item)
      opening.catch(() => this.#open.delete(key))
      this.#open.set(key, opening)
    }
    const open = await opening
    open.usedAt = Date.now()
    return open.draft
  }

  /** The bench as it stands, to read once: a draft that nobody has open is not kept in memory for it. */
  async read(room: DraftHome, item: ListedItem): Promise<Bench> {
    if (this.#open.has(keyOf(room, item))) {
      const draft = await this.open(room, item)
      return draft.alone(async () => {
        await draft.catchUp()
        await draft.learnComparison()
        return draft.bench()
      })
    }
    const comparison = await room.blobs.comparison(item)
    const { doc, position } = await ReplayedDraft.read(room.store, room.id, item.id)
    return position === 0 ? benchOfConsensus(comparison) : benchOfDraft(doc, comparison, position)
  }

  /** The drafts of a room that are in memory now. */
  async openIn(room: DraftHome): Promise<readonly SharedDraft[]> {
    const opening = [...this.#open].filter(([key]) => key.startsWith(`${room.id}/`)).map(([, draft]) => draft)
    const settled = await Promise.allSettled(opening)
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value.draft] : []))
  }

  /** Of items that left the room: nobody keeps them open. */
  async leaveGone(room: DraftHome): Promise<void> {
    for (const draft of await this.openIn(room)) {
      if (room.holds(draft.item.id)) continue
      const key = keyOf(room, draft.item)
      const open = await this.#open.get(key)
      this.#open.delete(key)
      open?.following.abort()
      for (const peer of [...draft.peers]) peer.leave()
    }
  }

  /** Of a room that is gone. */
  async forget(room: RoomId): Promise<void> {
    for (const [key, opening] of this.#open) {
      if (!key.startsWith(`${room}/`)) continue
      this.#open.delete(key)
      ;(await opening.catch(() => undefined))?.following.abort()
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    for (const opening of this.#open.values()) (await opening.catch(() => undefined))?.following.abort()
    this.#open.clear()
  }

  async #load(room: DraftHome, item: ListedItem): Promise<OpenDraft> {
    const [comparison, snapshot] = await Promise.all([
      room.blobs.comparison(item),
      readSnapshot(room.store, room.id, item.id),
    ])
    // Not before the snapshot: what it holds is claimed by then, and entries after it tell their own.
    const clientIds = await ClientIds.load(
      { store: room.store, id: room.id, personNow: (person) => room.personNow(person) },
      item.id,
    )
    const draft = new SharedDraft(room, item, comparison, clientIds)
    if (snapshot) {
      const [entry] = await room.store.range(room.id, draft.stream, snapshot.position - 1, 1)
      draft.restore(snapshot, entry ? markOf(entry.bytes) : '')
    }
    await draft.catchUp()
    const { oddPlaces } = draft
    if (oddPlaces > 0)
      this.log.warn(
        { room: room.id, item: item.id, oddPlaces },
        'a draft holds what no draft is made of; it is passed over',
      )
    const following = new AbortController()
    void this.#follow(room, draft, following.signal)
    return { draft, following, usedAt: Date.now() }
  }

  async #follow(room: DraftHome, draft: SharedDraft, signal: AbortSignal): Promise<void> {
    while (!signal.aborted)
      try {
        for await (const entry of room.store.tail(room.id, draft.stream, draft.position, signal))
          if (entry.number > draft.position) await draft.alone(async () => draft.applyStored([entry]))
      } catch (error) {
        if (signal.aborted) return
        this.log.warn({ room: room.id, item: draft.item.id, error }, 'following a draft failed; trying again')
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
  }

  async #letGo(): Promise<void> {
    const idle = this.#open.size > manyDrafts ? idleAmongMany : idleMilliseconds
    for (const [key, opening] of this.#open) {
      const { draft, following, usedAt } = await opening
      if (draft.peers.size > 0 || draft.watchers.size > 0 || draft.editedAt !== undefined || Date.now() - usedAt < idle)
        continue
      following.abort()
      this.#open.delete(key)
    }
  }
}

const keyOf = (room: DraftHome, item: ListedItem): string => `${room.id}/${item.id}`
