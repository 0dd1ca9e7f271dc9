import * as Y from 'yjs'
import type { List } from './lists.ts'
import { Offence } from './verdict.ts'

/** A run of characters (or values) of one client that stand together. */
export interface Run {
  readonly client: number
  readonly clock: number
  length: number
  readonly origin: Y.ID | null
  readonly rightOrigin: Y.ID | null
  right: Run | undefined
}

/**
 * A copy of one list, on which structs are put where Yjs will put them, to see what they come to stand between. The
 * algorithm is that of Yjs' `Item.integrate`, and must stay so.
 */
export class ShadowList {
  #first: Run | undefined
  readonly #byClient = new Map<number, Run[]>()

  constructor(list: List) {
    let last: Run | undefined
    for (let item = firstOf(list); item; item = item.right) {
      const run = runOf(item)
      if (last) last.right = run
      else this.#first = run
      last = run
      this.#runsOf(run.client).push(run)
    }
    for (const runs of this.#byClient.values()) runs.sort((a, b) => a.clock - b.clock)
  }

  /** In the order in which they stand. */
  *runs(): Generator<Run> {
    for (let run = this.#first; run; run = run.right) yield run
  }

  /** Refuses a struct between whose neighbours stands what its author had, or that has them the wrong way round. */
  put(item: Y.Item, hadKnown: (run: Run) => boolean): void {
    const run = runOf(item)
    // In this order, so that a character that is to be both does not come out as two neighbours.
    const right = item.rightOrigin ? this.#beginningWith(item.rightOrigin) : undefined
    const left = item.origin ? this.#endingWith(item.origin) : undefined
    const after = this.#placeFor(run, left, right, hadKnown)
    run.right = after ? after.right : this.#first
    if (after) after.right = run
    else this.#first = run
    this.#add(run)
  }

  #placeFor(run: Run, left: Run | undefined, right: Run | undefined, hadKnown: (other: Run) => boolean) {
    let after = left
    let searching = true
    const between = new Set<Run>()
    const conflicting = new Set<Run>()
    for (let other = left ? left.right : this.#first; other !== right; other = other.right) {
      if (!other) throw new Offence('unreadable', 'neighbours the wrong way round')
      if (hadKnown(other)) throw new Offence('unreadable', 'neighbours that never were')
      if (!searching) continue
      between.add(other)
      conflicting.add(other)
      const origin = other.origin && this.#at(other.origin)
      if (isSame(run.origin, other.origin)) {
        if (other.client < run.client) {
          after = other
          conflicting.clear()
        } else if (isSame(run.rightOrigin, other.rightOrigin)) searching = false
      } else if (origin && between.has(origin)) {
        if (conflicting.has(origin)) continue
        after = other
        conflicting.clear()
      } else searching = false
    }
    return after
  }

  #runsOf(client: number): Run[] {
    const runs = this.#byClient.get(client) ?? []
    this.#byClient.set(client, runs)
    return runs
  }

  #at({ client, clock }: Y.ID): Run | undefined {
    const runs = this.#runsOf(client)
    let [low, high] = [0, runs.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const run = runs[middle] as Run
      if (clock < run.clock) high = middle - 1
      else if (clock >= run.clock + run.length) low = middle + 1
      else return run
    }
    return undefined
  }

  #endingWith({ client, clock }: Y.ID): Run | undefined {
    const run = this.#at(Y.createID(client, clock))
    if (run && clock < run.clock + run.length - 1) this.#split(run, clock + 1)
    return run
  }

  #beginningWith({ client, clock }: Y.ID): Run | undefined {
    const run = this.#at(Y.createID(client, clock))
    return run && clock > run.clock ? this.#split(run, clock) : run
  }

  #split(run: Run, clock: number): Run {
    const { client, rightOrigin, right } = run
    const length = run.clock + run.length - clock
    const rest = { client, clock, length, origin: Y.createID(client, clock - 1), rightOrigin, right }
    run.length -= length
    run.right = rest
    this.#add(rest)
    return rest
  }

  #add(run: Run): void {
    const runs = this.#runsOf(run.client)
    let at = runs.length
    while (at > 0 && (runs[at - 1] as Run).clock > run.clock) at--
    runs.splice(at, 0, run)
  }
}

export function firstOf({ type, key }: List): Y.Item | null {
  if (key === null) return type._start
  let first = type._map.get(key) ?? null
  while (first?.left) first = first.left
  return first
}

const runOf = ({ id: { client, clock }, length, origin, rightOrigin }: Y.Item): Run => ({
  client,
  clock,
  length,
  origin,
  rightOrigin,
  right: undefined,
})

const isSame = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock)
