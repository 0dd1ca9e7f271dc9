import * as Y from 'yjs'

interface Key {
  readonly clock: number
  readonly frame: number
  readonly at: number
}

/** When each key was sent, and how long until its writer had it acknowledged and the others had it. Milliseconds. */
export class KeyTimes {
  readonly untilAcknowledged: number[] = []
  /** One for each key and each other writer. */
  readonly untilReceived: number[] = []
  lastAcknowledgedAt = Number.NaN
  readonly #sent = new Map<number, Map<number, number>>()
  readonly #waiting = new Map<number, Key[]>()

  /** A key is known by its writer's Yjs client id and its clock; `frame` is the writer's sync frame that carries it. */
  sent(client: number, clock: number, frame: number, at: number): void {
    const clocks = this.#sent.get(client) ?? new Map<number, number>()
    this.#sent.set(client, clocks.set(clock, at))
    const waiting = this.#waiting.get(client) ?? []
    waiting.push({ clock, frame, at })
    this.#waiting.set(client, waiting)
  }

  /** Frames up to `frame` are durable. */
  acknowledged(client: number, frame: number, now: number): void {
    const waiting = this.#waiting.get(client) ?? []
    const done = waiting.findIndex((key) => key.frame > frame)
    this.lastAcknowledgedAt = now
    for (const { at } of waiting.splice(0, done === -1 ? waiting.length : done)) this.untilAcknowledged.push(now - at)
  }

  /** The keys of others in an update that this reader was told. */
  received(reader: number, update: Uint8Array, now: number): void {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const clocks = id.client === reader ? undefined : this.#sent.get(id.client)
      for (let clock = id.clock; clocks && clock < id.clock + length; clock++) {
        const at = clocks.get(clock)
        if (at !== undefined) this.untilReceived.push(now - at)
      }
    }
  }
}
