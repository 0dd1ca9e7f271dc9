import type { WindowPatch } from '#shared/projections/room-window.ts'
import type { Pointed } from '#shared/protocol/here-messages.ts'
import type { NoticeTold } from '#shared/protocol/notice-messages.ts'
import type { Behind, HereMoved, HereRow, Joined, ObservedTold, ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { TalkReadTold } from '#shared/protocol/talk-messages.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { type ConnectionEvent, type ConnectionState, nextConnectionState } from './connection-state.ts'
import { ConnectionLost, type Denial, type RoomSocket, type RoomSocketListener } from './room-socket.ts'

export interface RoomListener {
  state(state: ConnectionState): void
  joined(joined: Joined): void
  /** Each entry once, in order. */
  told(event: ToldEvent): void
  here(rows: readonly HereRow[], watching: number): void
  moved(moved: HereMoved): void
  pointed(pointed: Pointed): void
  observed(told: ObservedTold): void
  window(patch: WindowPatch): void
  behind(behind: Behind): void
  named(names: Readonly<Record<string, string>>): void
  noticed(told: NoticeTold): void
  /** Another device of this person has read the talk. */
  talkRead(told: TalkReadTold): void
  storage(trouble: string | null): void
  /** The server lost entries that it had told; the room is joined anew. */
  wentBack(): void
}

/** The last entry that this client has heard of. */
type Known = Pick<ToldEvent, 'seq' | 'mark'>

/** Keeps this client at the head of the room's journal: joins, takes events in order, and asks for what it missed. */
export class RoomConnection implements RoomSocketListener {
  readonly #socket: RoomSocket
  readonly #listener: RoomListener
  #state: ConnectionState = { is: 'connecting' }
  #known: Known | null = null
  #asking = false
  #early: ToldEvent[] = []

  constructor(socket: RoomSocket, listener: RoomListener) {
    this.#socket = socket
    this.#listener = listener
    socket.follow(this)
  }

  connected(): void {
    this.#go({ type: 'connected', knows: this.#known !== null })
    void this.#arrive()
  }

  lost(): void {
    this.#go({ type: 'lost', at: Date.now() })
  }

  denied(why: Denial): void {
    this.#go({ type: 'denied', why })
  }

  told(event: ToldEvent): void {
    if (this.#known === null || this.#asking) this.#early.push(event)
    else if (event.seq === this.#known.seq + 1) this.#deliver(event)
    else if (event.seq > this.#known.seq) {
      this.#early.push(event)
      void this.#arrive()
    }
  }

  here(rows: readonly HereRow[], watching: number): void {
    this.#listener.here(rows, watching)
  }

  moved(moved: HereMoved): void {
    this.#listener.moved(moved)
  }

  pointed(pointed: Pointed): void {
    this.#listener.pointed(pointed)
  }

  observed(told: ObservedTold): void {
    this.#listener.observed(told)
  }

  window(patch: WindowPatch): void {
    this.#listener.window(patch)
  }

  behind(behind: Behind): void {
    this.#listener.behind(behind)
  }

  named(names: Readonly<Record<string, string>>): void {
    this.#listener.named(names)
  }

  noticed(told: NoticeTold): void {
    this.#listener.noticed(told)
  }

  talkRead(told: TalkReadTold): void {
    this.#listener.talkRead(told)
  }

  storage(trouble: string | null): void {
    this.#listener.storage(trouble)
  }

  async #arrive(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      const arrived = this.#known === null ? await this.#join() : await this.#catchUp(this.#known)
      if (arrived) this.#go({ type: 'answered' })
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    } finally {
      this.#asking = false
    }
    this.#deliverEarly()
  }

  async #join(): Promise<boolean> {
    const outcome = await this.#socket.ask('join', { protocol: protocolVersion })
    if (outcome.ok) {
      const { seq, mark } = outcome.value
      this.#known = { seq, mark }
      this.#listener.joined(outcome.value)
    } else this.#go({ type: 'refused', message: outcome.refusal.message })
    return outcome.ok
  }

  async #catchUp({ seq, mark }: Known): Promise<boolean> {
    const outcome = await this.#socket.ask('since', { seq, mark })
    if (outcome.ok) {
      for (const event of outcome.value) this.#deliver(event)
      return true
    }
    if (outcome.refusal.code === 'went-back') this.#listener.wentBack()
    this.#known = null
    this.#go({ type: 'too-far-behind' })
    return this.#join()
  }

  #deliverEarly(): void {
    const early = this.#early.toSorted((a, b) => a.seq - b.seq)
    this.#early = []
    for (const event of early) this.#deliver(event)
  }

  #deliver(event: ToldEvent): void {
    if (this.#known === null || event.seq <= this.#known.seq) return
    this.#known = event
    this.#listener.told(event)
  }

  #go(event: ConnectionEvent): void {
    const next = nextConnectionState(this.#state, event)
    if (next === this.#state) return
    this.#state = next
    this.#listener.state(next)
  }
}
