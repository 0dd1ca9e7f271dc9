import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type DraftEntry, decodeDraftEntry } from './draft-entry.ts'
import { streamOf } from './shared-draft.ts'
import { readSnapshot } from './snapshot.ts'

/** A draft as its stored entries tell it, apart from whatever is open in memory. */
export class ReplayedDraft {
  readonly doc = new Y.Doc()
  /** Where the snapshot stood that it began from; 0 without one. */
  readonly snapshotAt: number
  #position: number
  #closed: boolean

  private constructor(snapshotAt: number, closed: boolean) {
    this.snapshotAt = snapshotAt
    this.#position = snapshotAt
    this.#closed = closed
  }

  /** As it was at a position; as it is when none is given. */
  static async read(store: Store, room: RoomId, item: string, position?: number): Promise<ReplayedDraft> {
    const snapshot = await readSnapshot(store, room, item)
    const draft = new ReplayedDraft(snapshot?.position ?? 0, snapshot?.closed ?? false)
    if (snapshot) Y.applyUpdate(draft.doc, snapshot.update)
    const missing = position === undefined ? undefined : position - draft.snapshotAt
    if (missing === undefined || missing > 0) {
      const entries = await store.range(room, streamOf(item), draft.snapshotAt, missing)
      draft.apply(entries.map(({ bytes }) => decodeDraftEntry(bytes)))
    }
    return draft
  }

  get position(): number {
    return this.#position
  }

  get closed(): boolean {
    return this.#closed
  }

  apply(entries: readonly DraftEntry[]): void {
    for (const { kind, update } of entries) {
      if (kind === 'closed' || kind === 'opened') this.#closed = kind === 'closed'
      if (update.byteLength > 0) Y.applyUpdate(this.doc, update)
      this.#position++
    }
  }
}
