import * as Y from 'yjs'
import type { Author } from '#server/rooms/journal-codec.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { DraftChange, LabelChange, Replacement } from '#shared/domain/draft-change.ts'
import { applyChanges, seedDraft } from '#shared/drafts/draft-doc.ts'
import { type DraftEntry, encodeDraftEntry } from './draft-entry.ts'

type Said = Replacement | LabelChange
type By = Pick<Author, 'person' | 'session'>
const nothing = new Uint8Array()

/** Bytes of an entry that is made now. */
export function newEntry(kind: DraftEntry['kind'], by: By, update: Uint8Array, comparison?: string): Uint8Array {
  return encodeDraftEntry({
    kind,
    at: new Date().toISOString(),
    person: by.person,
    session: by.session,
    update,
    ...(comparison === undefined ? {} : { comparison }),
  })
}

/** The first entry of a draft: the consensus, naming the comparison's blob and with it sources, profile and algorithm. */
export function seedEntry(comparison: Comparison, hash: string): Uint8Array {
  const seeded = new Y.Doc()
  seedDraft(seeded, comparison)
  return newEntry('seed', { person: 'server', session: null }, Y.encodeStateAsUpdate(seeded), hash)
}

/** Entries for what a command does to a draft: what is said under the server's client id, then marks. */
export function changeEntries(
  doc: Y.Doc,
  hand: number,
  changes: readonly DraftChange[],
  by: By,
): readonly Uint8Array[] {
  const said = changes.filter((change): change is Said => change.do === 'replace' || change.do === 'label')
  const marks = changes.filter(({ do: does }) => does === 'close' || does === 'open')
  return [
    ...(said.length > 0 ? [newEntry('command', by, written(doc, hand, said))] : []),
    ...marks.map((mark) => newEntry(mark.do === 'close' ? 'closed' : 'opened', by, nothing)),
  ]
}

/** Written on a copy: the draft itself changes when the entry is durable. */
function written(doc: Y.Doc, hand: number, changes: readonly Said[]): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = hand
  const before = Y.encodeStateVector(copy)
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  applyChanges(copy, changes)
  copy.destroy()
  return updates[0] ?? Y.encodeStateAsUpdate(doc, before)
}
