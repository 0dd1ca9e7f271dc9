import * as Y from 'yjs'
import { namedBy } from './causal-order.ts'
import type { Part, Structs } from './structs.ts'

const mostAuthors = 64
/** Of each document the pasts of its latest authors, as far as what the document holds tells them. */
const pasts = new WeakMap<Y.Doc, Map<number, ReadonlyMap<number, number>>>()

/**
 * What a client must have known when it wrote: its own earlier structs and what they name, and of each client named
 * all that came before. It may have known more.
 */
export class Past {
  readonly #structs: Structs
  readonly #ends: Map<number, number>
  readonly #unread: { client: number; clock: number; len: number }[] = []

  constructor(structs: Structs, author: number) {
    this.#structs = structs
    const ofDoc = pasts.get(structs.doc) ?? new Map<number, ReadonlyMap<number, number>>()
    pasts.set(structs.doc, ofDoc)
    this.#ends = new Map(ofDoc.get(author))
    this.#know(author, structs.state(author))
    this.#readOn()
    ofDoc.delete(author)
    ofDoc.set(author, new Map(this.#ends))
    const [oldest] = ofDoc.keys()
    if (ofDoc.size > mostAuthors && oldest !== undefined) ofDoc.delete(oldest)
  }

  /** Goes on to the moment at which the client wrote this. */
  reach(part: Part): void {
    this.#know(part.id.client, part.id.clock)
    for (const { client, clock } of namedBy(part)) this.#know(client, clock + 1)
    this.#readOn()
  }

  has(client: number, clock: number): boolean {
    return clock < (this.#ends.get(client) ?? 0)
  }

  #readOn(): void {
    for (let range = this.#unread.pop(); range; range = this.#unread.pop())
      this.#structs.within(range.client, range, (part) => this.#knowBeside(part))
  }

  #knowBeside(part: Part): void {
    if (!(part instanceof Y.Item)) return
    const { origin, rightOrigin, parent } = part
    if (origin) this.#know(origin.client, origin.clock + 1)
    if (rightOrigin) this.#know(rightOrigin.client, rightOrigin.clock + 1)
    const holder = parent instanceof Y.ID ? parent : parent?._item?.id
    if (holder) this.#know(holder.client, holder.clock + 1)
  }

  #know(client: number, end: number): void {
    const known = this.#ends.get(client) ?? 0
    if (end <= known) return
    this.#ends.set(client, end)
    this.#unread.push({ client, clock: known, len: end - known })
  }
}
