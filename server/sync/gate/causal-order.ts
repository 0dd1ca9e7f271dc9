import * as Y from 'yjs'
import type { Part, Structs } from './structs.ts'
import { endOf } from './structs.ts'
import { Missing, Offence } from './verdict.ts'

/**
 * The fresh structs in an order in which each comes after all that it names, and after its client's earlier ones. What
 * names something unknown may have its time yet; what waits for its own future never will.
 */
export function inCausalOrder(structs: Structs): readonly Part[] {
  const ordered: Part[] = []
  const waiting = [...structs.fresh].map(([client, run]) => ({ client, run, next: 0 }))
  const done = new Map<number, number>()
  for (let moved = true; moved; ) {
    moved = false
    for (const queue of waiting)
      for (let part = queue.run[queue.next]; part && isReady(part, structs, done); part = queue.run[++queue.next]) {
        ordered.push(part)
        done.set(queue.client, endOf(part))
        moved = true
      }
  }
  for (const { run, next } of waiting) if (run[next]) checkMayCome(run[next], structs)
  if (waiting.some(({ run, next }) => next < run.length))
    throw new Offence('unreadable', 'parts that wait for each other')
  return ordered
}

function isReady(part: Part, structs: Structs, done: ReadonlyMap<number, number>): boolean {
  for (const { client, clock } of namedBy(part)) if (clock >= (done.get(client) ?? structs.state(client))) return false
  return true
}

function checkMayCome(part: Part, structs: Structs): void {
  for (const id of namedBy(part)) {
    if (id.client === part.id.client && id.clock >= part.id.clock)
      throw new Offence('unreadable', 'a part that goes on from itself')
    if (id.clock >= structs.end(id.client)) throw new Missing()
  }
}

/** What a struct says that it stands beside or within. */
export function namedBy(part: Part): readonly Y.ID[] {
  if (!(part instanceof Y.Item)) return []
  const named: Y.ID[] = []
  if (part.origin) named.push(part.origin)
  if (part.rightOrigin) named.push(part.rightOrigin)
  if (part.parent instanceof Y.ID) named.push(part.parent)
  return named
}
