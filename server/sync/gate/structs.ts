import * as Y from 'yjs'
import type { ClockRange, Struct } from '#shared/drafts/update-writing.ts'
import { gateLimits } from './limits.ts'
import type { Reading } from './reading.ts'
import { Missing, Offence } from './verdict.ts'

/** A struct as integrated, or as about to be. */
export type Part = Y.Item | Y.GC

/** What the draft holds and, over it, what an edit brings beyond that. */
export class Structs {
  readonly doc: Y.Doc
  /** Per client, going on from what the draft holds without a gap. */
  readonly fresh: ReadonlyMap<number, readonly Part[]>

  private constructor(doc: Y.Doc, fresh: ReadonlyMap<number, readonly Part[]>) {
    this.doc = doc
    this.fresh = fresh
  }

  /** `mayUse` says whether a Yjs client id is this person's: theirs already, or nobody's. */
  static over(doc: Y.Doc, runs: Reading['runs'], mayUse: (client: number) => boolean): Structs {
    const fresh = new Map<number, readonly Part[]>()
    let count = 0
    for (const [client, run] of runs) {
      const beyond = withoutKnown(run, Y.getState(doc.store, client))
      if (beyond.length === 0) continue
      if (!mayUse(client)) throw new Offence('not-yours', `client id ${client}`)
      fresh.set(client, beyond)
      count += beyond.length
    }
    if (count > gateLimits.structs || fresh.size > gateLimits.clients)
      throw new Offence('too-large', `${count} parts of ${fresh.size} clients`)
    return new Structs(doc, fresh)
  }

  /** The clock that the draft expects next of a client. */
  state(client: number): number {
    return Y.getState(this.doc.store, client)
  }

  /** The clock that would be next with the edit. */
  end(client: number): number {
    const last = this.fresh.get(client)?.at(-1)
    return last ? endOf(last) : this.state(client)
  }

  isFresh({ client, clock }: Y.ID): boolean {
    return clock >= this.state(client)
  }

  at({ client, clock }: Y.ID): Part {
    const run = this.#runAt(client, clock)
    const part = run[Y.findIndexSS(run, clock)]
    if (!part) throw new Missing()
    return part
  }

  /** Visits all structs of a client that have a clock in the range. */
  within(client: number, { clock, len }: ClockRange, visit: (part: Part) => void): void {
    const end = clock + len
    for (let at = clock; at < end; ) {
      const run = this.#runAt(client, at)
      let index = Y.findIndexSS(run, at)
      for (let part = run[index]; part && part.id.clock < end; part = run[++index]) {
        visit(part)
        at = endOf(part)
      }
    }
  }

  #runAt(client: number, clock: number): Part[] {
    const run = clock < this.state(client) ? this.doc.store.clients.get(client) : this.fresh.get(client)
    if (!run || clock >= this.end(client)) throw new Missing()
    return run as Part[]
  }
}

export const endOf = ({ id, length }: Y.Item | Y.GC | Y.Skip): number => id.clock + length

/** Of what the draft holds already its own version counts, whatever comes again under the same clocks. */
function withoutKnown(run: readonly Struct[], state: number): Part[] {
  const beyond: Part[] = []
  for (const struct of run) {
    if (endOf(struct) <= state) continue
    if (struct instanceof Y.Skip || (beyond.length === 0 && struct.id.clock > state)) throw new Missing()
    beyond.push(...oneByOne(struct.id.clock < state ? cut(struct, state - struct.id.clock) : struct))
  }
  return beyond
}

/**
 * Overwritten values that their author keeps for undo come as one struct. They were set one after the other, and of two
 * in one struct Yjs would show neither or both.
 */
function oneByOne(part: Part): readonly Part[] {
  if (!(part instanceof Y.Item && part.content instanceof Y.ContentAny && part.length > 1)) return [part]
  const { client, clock } = part.id
  const { origin, rightOrigin, parent, parentSub } = part
  return part.content.arr.map((value, at) => {
    const id = Y.createID(client, clock + at)
    const content = new Y.ContentAny([value])
    if (at === 0) return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content)
    return new Y.Item(id, null, Y.createID(client, id.clock - 1), null, rightOrigin, null, null, content)
  })
}

/** What is left of a struct behind its first clocks, as `Y.diffUpdate` writes it. */
function cut(part: Part, known: number): Part {
  const { client, clock } = part.id
  const id = Y.createID(client, clock + known)
  if (part instanceof Y.GC) return new Y.GC(id, part.length - known)
  const before = Y.createID(client, clock + known - 1)
  return new Y.Item(id, null, before, null, part.rightOrigin, null, null, part.content.splice(known))
}
