import * as Y from 'yjs'
import type { EditRefusal } from '#shared/protocol/edit-refusals.ts'

/** One connection as its draft sees it. */
export interface DraftPeer {
  readonly person: string
  readonly session: string | null
  /** By role, and only while the item is open. */
  readonly mayWrite: boolean
  /** Whether the session that it came with goes on, by the same state as the rights that a commit is checked under. */
  readonly goesOn: boolean
  /** By role alone: what they bring to a closed item must be refused by name, so it is asked for. */
  readonly writes: boolean
  tellUpdate(update: Uint8Array): void
  tellState(pieces: readonly Uint8Array[]): void
  askForState(stateVector: Uint8Array): void
  tellCarets(message: Uint8Array): void
  /** `n` 0 tells where the draft stands, and acknowledges nothing. */
  acknowledge(n: number, position: number, mark: string): void
  refuse(n: number, reason: EditRefusal): void
  /** Something failed here: the client reconnects and sends again what was not acknowledged. */
  comeAgain(): void
}

/** An edit as it came from a connection. */
export interface Arrival {
  readonly peer: DraftPeer
  /** Which of the connection's sync frames it is. */
  readonly n: number
  readonly update: Uint8Array
  /** A SyncStep2: by definition everything that the server lacked. */
  readonly complete: boolean
}

/** What waited from the same connection becomes one update, acknowledged as its last frame. */
export function mergedPerPeer(arrivals: readonly Arrival[]): readonly Arrival[] {
  const byPeer = new Map<DraftPeer, Arrival[]>()
  for (const arrival of arrivals) byPeer.set(arrival.peer, [...(byPeer.get(arrival.peer) ?? []), arrival])
  return [...byPeer].map(([peer, own]) => ({
    peer,
    n: Math.max(...own.map(({ n }) => n)),
    update: merged(own.map(({ update }) => update)),
    complete: own.some(({ complete }) => complete),
  }))
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates
  if (updates.length === 1 && only) return only
  try {
    return Y.mergeUpdates([...updates])
  } catch {
    return new Uint8Array([0xff])
  }
}
