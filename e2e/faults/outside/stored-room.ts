import canonicalize from 'canonicalize'
import * as Y from 'yjs'
import { decodeEntry } from '#server/audit/entry.ts'
import { newSigningKey, trailOf } from '#server/audit/testing/trails.ts'
import { verifyTrail } from '#server/audit/verify.ts'
import { decodeEvent, type Recorded } from '#server/rooms/journal-codec.ts'
import type { Store, StoredEntry } from '#server/store/store.ts'
import { type DraftEntry, decodeDraftEntry } from '#server/sync/draft-entry.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

export const canonicalDraft = (doc: Y.Doc): string => canonicalize(draftUnits(doc).toJSON()) ?? ''

/** For tests of the tests: entries as they are not. */
export type Changed = (stream: 'journal' | 'draft', entries: readonly StoredEntry[]) => readonly StoredEntry[]

/** A room and the draft of one item as the store alone tells them, entry by entry from the first. */
export class StoredRoom {
  readonly journal: readonly Recorded[]
  readonly draft: readonly DraftEntry[]
  readonly doc = new Y.Doc()
  /** Numbers that are not dense, entries that build on what is not there, a trail that does not verify. */
  readonly faults: readonly string[]
  /** The draft's text after each entry. */
  readonly #texts: string[] = ['']

  private constructor(journal: readonly StoredEntry[], draft: readonly StoredEntry[], trail: readonly string[]) {
    this.journal = journal.map((entry) => decodeEvent(entry).recorded)
    this.draft = draft.map(({ bytes }) => decodeDraftEntry(bytes))
    const pending = this.draft.flatMap(({ update }, at) => {
      if (update.byteLength > 0) Y.applyUpdate(this.doc, update)
      this.#texts.push(draftText(this.doc, 'u1')?.toString() ?? '')
      const { pendingStructs, pendingDs } = this.doc.store
      return pendingStructs || pendingDs ? [`entry ${at + 1} of the draft builds on what is not there`] : []
    })
    this.faults = [...notDense('the journal', journal), ...notDense('the draft', draft), ...pending, ...trail]
  }

  static async read(store: Store, room: RoomId, item: string, changed: Changed = (_, same) => same) {
    const journal = changed('journal', await store.range(room, 'journal', 0))
    const draft = changed('draft', await store.range(room, streamOf(item), 0))
    const heads = [await store.head(room, 'journal'), await store.head(room, streamOf(item))]
    const expected = [journal.length, draft.length]
    const behind = heads.join() === expected.join() ? [] : [`heads ${heads.join()}, entries ${expected.join()}`]
    return new StoredRoom(journal, draft, [...behind, ...(await trailFaults(room, journal))])
  }

  get text(): string {
    return this.textAt(this.draft.length)
  }

  textAt(position: number): string {
    return this.#texts[position] ?? ''
  }
}

function notDense(name: string, entries: readonly StoredEntry[]): readonly string[] {
  const hole = entries.find(({ number }, index) => number !== index + 1)
  return hole ? [`${name} has a hole before ${hole.number}`] : []
}

async function trailFaults(room: string, journal: readonly StoredEntry[]): Promise<readonly string[]> {
  const key = newSigningKey()
  const entries = journal.map(({ bytes }) => decodeEntry(bytes))
  try {
    const { faults } = verifyTrail(Buffer.from(await trailOf(room, entries, key)), key.publicKey)
    return faults.map(({ line, message }) => `line ${line} of the trail: ${message}`)
  } catch (error) {
    return [String(error)]
  }
}
