import * as Y from 'yjs'
import { namedBy } from './causal-order.ts'
import type { Part, Structs } from './structs.ts'

/**
 * What a client must have known when it wrote: its own earlier structs and what they name, and of each client named
 * all that came before. It may have known more.
 */
export class Past {
  readonly #structs: Structs
  readonly #ends = new Map<number, number>()
  readonly #unread: { client: number; clock: number; len: number }[] = []

  constructor(structs: Structs) {
    this.#structs = structs
  }

  /** Goes on to the moment at which the client wrote this. */
  reach(part: Part): void {
    this.#know(part.id.client, part.id.clock)
    for (const { client, clock } of namedBy(part)) this.#know(client, clock + 1)
    for (let range = this.#unread.pop(); range; range = this.#unread.pop())
      for (const known of this.#structs.within(range.client, range)) this.#knowBeside(known)
  }

  has(client: number, clock: number): boolean {
    return clock < (this.#ends.get(client) ?? 0)
  }

  #knowBeside(part: Part): void {
    for (const { client, clock } of namedBy(part)) this.#know(client, clock + 1)
    const holder = part instanceof Y.Item && part.parent instanceof Y.AbstractType ? part.parent._item : null
    if (holder) this.#know(holder.id.client, holder.id.clock + 1)
  }

  #know(client: number, end: number): void {
    const known = this.#ends.get(client) ?? 0
    if (end <= known) return
    this.#ends.set(client, end)
    this.#unread.push({ client, clock: known, len: end - known })
  }
}
