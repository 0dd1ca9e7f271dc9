import * as Y from 'yjs'
import { piecesOfUpdate } from '#shared/drafts/update-pieces.ts'
import type { EditRefusal } from '#shared/protocol/edit-refusals.ts'
import { readUpdate } from './gate/reading.ts'

/** One connection as its draft sees it. */
export interface DraftPeer {
  readonly person: string
  readonly session: string | null
  /** By role or with the pen, and only while the item is open. */
  readonly mayWrite: boolean
  /** Whether the session that it came with goes on, by the same state as the rights that a commit is checked under. */
  readonly goesOn: boolean
  /** By role alone, also where that takes a pen: what they bring and may not is refused by name, so it is asked for. */
  readonly writes: boolean
  tellUpdate(update: Uint8Array): void
  tellState(pieces: readonly Uint8Array[]): void
  askForState(stateVector: Uint8Array): void
  tellCarets(message: Uint8Array): void
  /** `n` 0 tells where the draft stands, and acknowledges nothing. */
  acknowledge(n: number, position: number, mark: string): void
  /** In these units what was written up to frame `n` landed in what is deleted; 0: in the last ones. */
  tellDropped(n: number, units: readonly string[]): void
  /** Whether it is told what the draft says when it is quiet. */
  readonly asksForProof: boolean
  tellQuiet(position: number, mark: string, hash: string): void
  refuse(n: number, reason: EditRefusal): void
  /** Something failed here: the client reconnects and sends again what was not acknowledged. */
  comeAgain(): void
  /** The item is not in the room any more. */
  leave(): void
}

/** An edit as it came from a connection. */
export interface Arrival {
  readonly peer: DraftPeer
  /** Which of the connection's sync frames it is; 0 for the beginning of one that is taken in slices. */
  readonly n: number
  readonly update: Uint8Array
  /** A SyncStep2: by definition everything that the server lacked. */
  readonly complete: boolean
}

/** What a reader that has nothing to say answers when it is asked what it has. */
export const emptyUpdateBytes = 2

/** More than this from one connection is taken in slices, and others have their turn in between. */
const turnBytes = 16 * 1024
const slice = { bytes: turnBytes, structs: 500 }

/**
 * What one connection's next turn takes off its waiting edits. What is small becomes one update, acknowledged as its
 * last frame; what is large is cut, and the rest waits.
 */
export function nextTurn(waiting: Arrival[]): Arrival | undefined {
  const first = waiting[0]
  if (!first) return undefined
  if (first.update.byteLength > turnBytes) waiting.splice(0, 1, ...slicesOf(first))
  let bytes = 0
  let count = 0
  for (const { update } of waiting) {
    bytes += update.byteLength
    if (count > 0 && bytes > turnBytes) break
    count++
  }
  const taken = waiting.splice(0, count)
  return { ...first, n: taken.at(-1)?.n ?? 0, update: merged(taken), complete: taken.some(({ complete }) => complete) }
}

function slicesOf(arrival: Arrival): readonly Arrival[] {
  try {
    readUpdate(arrival.update)
    const pieces = piecesOfUpdate(arrival.update, slice)
    const last = pieces.length - 1
    return pieces.map(({ update }, at) => ({ ...arrival, update, n: at === last ? arrival.n : 0 }))
  } catch {
    // Too much, or nothing that can be read: the gate says which.
    return [arrival]
  }
}

function merged(arrivals: readonly Arrival[]): Uint8Array {
  const [only, second] = arrivals
  if (only && !second) return only.update
  try {
    return Y.mergeUpdates(arrivals.map(({ update }) => update))
  } catch {
    return unreadable
  }
}

/** The gate says so. */
const unreadable = new Uint8Array([0xff])
