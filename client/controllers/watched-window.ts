import type { RoomWindow, WindowPatch } from '#shared/projections/room-window.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface WindowScreen {
  /** Null until it is here; what was seen last while the line is away. */
  readonly window: RoomWindow | null
  readonly trouble: string | null
}

/** Keeps the room's window at the head while it is looked at: asked for anew whenever the line is back. */
export class WatchedWindow extends Followed<WindowScreen> {
  readonly #room: RoomClient
  readonly #ends: (() => void)[]
  #connected = false

  constructor(room: RoomClient) {
    super({ window: null, trouble: null })
    this.#room = room
    this.#ends = [room.onWindow((patch) => this.#hear(patch)), room.subscribe(() => this.#follow())]
    this.#follow()
  }

  leave(): void {
    for (const end of this.#ends) end()
    this.#room.ask('window', { open: false }).catch(unlessLost)
  }

  #follow(): void {
    const connected = this.#room.state.connection.is === 'joined'
    if (connected === this.#connected) return
    this.#connected = connected
    if (connected) void this.#ask()
  }

  async #ask(): Promise<void> {
    const outcome = await this.#room.ask('window', { open: true }).catch(unlessLost)
    if (!outcome) return
    if (!outcome.ok) this.put({ ...this.state, trouble: outcome.refusal.message })
    else if (outcome.value) this.put({ window: outcome.value, trouble: null })
  }

  /** Patches come after the answer that they change, in order, on one connection. */
  #hear(patch: WindowPatch): void {
    const { window } = this.state
    if (window && this.#connected) this.put({ ...this.state, window: { ...window, ...patch } })
  }
}

function unlessLost(error: unknown): undefined {
  if (!(error instanceof ConnectionLost)) throw error
}
