import { msg, str } from '@lit/localize'
import { type ObservedItem, patched } from '#shared/projections/observed-item.ts'
import type { ObservedTold } from '#shared/protocol/rt-messages.ts'
import { newsBetween } from '../observed/news.ts'
import { followed, type ObservedPlace, placesOf } from '../observed/places.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

/** One item as an observer has it open. */
export interface WatchedScreen {
  readonly id: string
  readonly item: ObservedItem | null
  readonly places: readonly ObservedPlace[]
  /** Of the place under the cursor. */
  readonly current: string | null
  readonly trouble: string | null
}

/** What is decided together is said together: a reader by ear is told, never flooded. */
const togetherMilliseconds = 2000

/** Keeps an observer's view of one item at the head: a snapshot, then patches; a missed number asks for a snapshot. */
export class WatchedItem extends Followed<WatchedScreen> {
  readonly #room: RoomClient
  readonly #ends: (() => void)[]
  /** Of the last patch taken; null while a snapshot is awaited. */
  #n: number | null = null
  #turn = 0
  #connected = false
  /** Where to go once the item is here. */
  #wanted: string | null
  #news: readonly string[] = []
  #saying: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient, id: string, wanted: string | null) {
    super({ id, item: null, places: [], current: null, trouble: null })
    this.#room = room
    this.#wanted = wanted
    this.#ends = [
      room.onObserved((told) => this.#hear(told)),
      room.subscribe(() => this.#follow()),
      // The list is another one: the item may have left the room.
      room.onTold(({ relisted }) => relisted && this.#connected && void this.#ask()),
    ]
    this.#follow()
  }

  get place(): ObservedPlace | undefined {
    return this.state.places.find(({ id }) => id === this.state.current)
  }

  /** To the next or the previous place that is ruled or disputed; round at the ends. */
  walk(by: 1 | -1): void {
    const { places, current } = this.state
    const at = places.findIndex(({ id }) => id === current)
    const to = at < 0 ? (by > 0 ? 0 : places.length - 1) : (at + by + places.length) % places.length
    const place = places[to]
    if (place) this.goTo(place.id)
    else if (this.state.item) this.#room.notices.say(msg('Nothing is ruled or disputed in this item'))
  }

  goTo(place: string): void {
    if (this.state.item === null) this.#wanted = place
    else if (this.state.places.some(({ id }) => id === place)) this.put({ ...this.state, current: place })
  }

  leave(): void {
    this.#turn++
    clearTimeout(this.#saying)
    for (const end of this.#ends) end()
    this.#room.ask('observe', { item: null }).catch(unlessLost)
  }

  /** After a lost connection the server no longer tells this page anything. */
  #follow(): void {
    const connected = this.#room.state.connection.is === 'joined'
    if (connected === this.#connected) return
    this.#connected = connected
    if (connected) void this.#ask()
    else this.#n = null
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn
    this.#n = null
    const outcome = await this.#room.ask('observe', { item: this.state.id }).catch(unlessLost)
    if (!outcome || turn !== this.#turn) return
    if (!outcome.ok) return this.put({ ...this.state, trouble: outcome.refusal.message })
    if (!outcome.value) return
    this.#n = outcome.value.n
    this.#show(outcome.value.item)
  }

  /** What comes before the snapshot is in it, or of an earlier watch. */
  #hear({ item, n, patch }: ObservedTold): void {
    if (item !== this.state.id || this.#n === null || !this.state.item || n <= this.#n) return
    if (n !== this.#n + 1) return void this.#ask()
    this.#n = n
    this.#show(patched(this.state.item, patch))
  }

  #show(item: ObservedItem): void {
    const before = this.state.item
    const places = placesOf(item)
    const first = places.find(({ id }) => id === this.#wanted) ?? places[0]
    const current = before ? followed(this.place, item, places) : (first?.id ?? null)
    this.put({ ...this.state, item, places, current, trouble: null })
    if (before) this.#tell(newsBetween(before, item))
  }

  #tell(news: readonly string[]): void {
    this.#news = [...this.#news, ...news]
    if (this.#news.length > 0) this.#saying ??= setTimeout(() => this.#say(), togetherMilliseconds)
  }

  #say(): void {
    const last = this.#news.at(-1) ?? ''
    const others = this.#news.length - 1
    this.#room.notices.say(others > 0 ? msg(str`${last} · and ${others} more in this item`) : last)
    this.#news = []
    this.#saying = undefined
  }
}

function unlessLost(error: unknown): undefined {
  if (!(error instanceof ConnectionLost)) throw error
}
