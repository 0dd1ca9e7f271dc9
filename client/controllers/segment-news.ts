import { msg, str } from '@lit/localize'
import { benchUnit } from '#shared/domain/bench.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { ItemStore } from './item-screen.ts'
import type { RoomClient } from './room-client.ts'
import { spoken } from './settling.ts'

/** Others' writing is told once they pause, or after this long, and never more often than that. */
const pauseMilliseconds = 1500
const atLeastMilliseconds = 8000
const longestWords = 160

/** What others did in the segment I am in, for whoever cannot see it: a sentence when they pause, never a flood. */
export class SegmentNews {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #writers = new Set<string>()
  #unit: string | null = null
  #since: number | null = null
  #clock: ReturnType<typeof setTimeout> | undefined

  constructor(store: ItemStore, room: RoomClient) {
    this.#store = store
    this.#room = room
  }

  /** Somebody else wrote in that unit. */
  wrote(unit: string, person: string): void {
    if (unit !== this.#here()) return
    if (unit !== this.#unit) this.#forget()
    this.#unit = unit
    this.#writers.add(person)
    this.#since ??= performance.now()
    const left = this.#since + atLeastMilliseconds - performance.now()
    clearTimeout(this.#clock)
    this.#clock = setTimeout(() => this.#tellWritten(), Math.max(0, Math.min(pauseMilliseconds, left)))
  }

  /** Somebody else settled a difference. */
  settled({ event, by }: ToldEvent): void {
    if (event?.type !== 'difference.settled' || event.item !== this.#store.state.id || by === this.#room.me) return
    if (event.place.unit !== this.#here()) return
    this.#tell(msg(str`${this.#nameOf(by)} took “${spoken(event.after)}” in this segment`))
  }

  leave(): void {
    this.#forget()
  }

  #here(): string | undefined {
    const { typing } = this.#store.state
    return typing?.unit ?? this.#store.stop()?.place.unit
  }

  #tellWritten(): void {
    const { bench } = this.#store.state
    const unit = this.#unit
    const names = [...this.#writers].map((person) => this.#nameOf(person))
    this.#forget()
    if (unit === null || unit !== this.#here()) return
    const text = (bench && benchUnit(bench, unit)?.text) ?? ''
    const who = new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names)
    const words = text.length > longestWords ? `${text.slice(0, longestWords)}…` : text
    this.#tell(msg(str`${who} wrote in this segment. It reads: ${spoken(words)}`))
  }

  #tell(heard: string): void {
    this.#store.update({ news: heard })
  }

  #forget(): void {
    clearTimeout(this.#clock)
    this.#writers.clear()
    this.#unit = null
    this.#since = null
  }

  #nameOf(person: string): string {
    return this.#room.nameOf(person) ?? msg('Somebody')
  }
}
