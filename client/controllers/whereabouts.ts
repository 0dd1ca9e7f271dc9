import type { HereRequest } from '#shared/protocol/here-messages.ts'
import { whereIn } from '../bench/whereabouts.ts'
import type { OpenItem } from './open-item.ts'
import { OwnMoves } from './own-moves.ts'
import type { RoomClient } from './room-client.ts'

/** Whoever walks through an item is said to be where they come to rest. */
const togetherMilliseconds = 150
/** That somebody still does something is said this seldom. */
const activeMilliseconds = 15_000

/** Tells the room where this page's person is, and when they last did something. */
export class Whereabouts {
  readonly moves = new OwnMoves()
  readonly #room: RoomClient
  readonly #ends: (() => void)[]
  #item: OpenItem | undefined
  #leaveItem: () => void = () => undefined
  #opening: string | null = null
  #follows: string | null = null
  #said = ''
  #saidAt = 0
  #joined = false
  #soon: ReturnType<typeof setTimeout> | undefined

  constructor(room: RoomClient) {
    this.#room = room
    this.#ends = [
      room.subscribe(() => this.#arrive()),
      this.moves.listen(() => {
        if (performance.now() - this.#saidAt > activeMilliseconds) this.#saySoon()
      }),
    ]
  }

  /** The item that this page turns to, before it is there. */
  turnTo(item: string | null): void {
    this.#opening = item
    this.#say()
  }

  /** Follows what is done in that item from now on. */
  follow(item: OpenItem | undefined): void {
    this.#leaveItem()
    this.#item = item
    this.#leaveItem = item?.subscribe(() => this.#where !== this.#said && this.#saySoon()) ?? (() => undefined)
    this.#saySoon()
  }

  /** Whom this page follows. */
  set follows(person: string | null) {
    if (person === this.#follows) return
    this.#follows = person
    this.#saySoon()
  }

  close(): void {
    clearTimeout(this.#soon)
    this.#leaveItem()
    for (const end of this.#ends) end()
    this.moves.close()
  }

  get #now(): HereRequest {
    const there = this.#item?.state.id === this.#opening ? this.#item : undefined
    const follows = this.#follows === null ? {} : { follows: this.#follows }
    return { ...(there ? whereIn(there.state) : { item: this.#opening }), ...follows }
  }

  get #where(): string {
    return JSON.stringify(this.#now)
  }

  /** A server that was away, or never knew this page, hears all of it. */
  #arrive(): void {
    const joined = this.#room.state.connection.is === 'joined'
    if (joined && !this.#joined) this.#say()
    this.#joined = joined
  }

  #saySoon(): void {
    this.#soon ??= setTimeout(() => this.#say(), togetherMilliseconds)
  }

  #say(): void {
    clearTimeout(this.#soon)
    this.#soon = undefined
    this.#said = this.#where
    this.#saidAt = performance.now()
    this.#room.stand({ ...this.#now, idle: this.moves.idle })
  }
}
