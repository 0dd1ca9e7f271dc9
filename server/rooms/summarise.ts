import * as Y from 'yjs'
import { type DraftEntry, decodeDraftEntry } from '#server/sync/draft-entry.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { readSnapshot, snapshotEvery, writeSnapshot } from '#server/sync/snapshot.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import type { Author } from './journal-codec.ts'
import type { RoomActor, Wanted } from './room-actor.ts'

const server: Author = { person: 'server', role: 'lead', session: null, command: null }

/**
 * Writes one `draft.edited` event about everything typed into a draft since the last one, from the stored entries, so
 * that a crash in between loses nothing of it. Whoever of several processes is later throws its work away.
 */
export async function summariseDraft(room: RoomActor, item: ListedItem): Promise<void> {
  const field = `summarised:${item.id}`
  const before = await room.store.field(room.id, field)
  const from = Number(before ?? '0')
  const entries = await room.store.range(room.id, streamOf(item.id), from)
  const decoded = entries.map(({ bytes }) => decodeDraftEntry(bytes))
  const edits = decoded.filter(({ kind }) => kind === 'edit')
  const to = entries.at(-1)?.number
  if (edits.length === 0 || to === undefined) return
  const history = await replayed(room, item, from)
  const textsBefore = unitTexts(history.doc)
  history.apply(decoded)
  const units = [...unitTexts(history.doc)]
    .filter(([unit, text]) => textsBefore.get(unit) !== text)
    .map(([unit, after]) => ({ unit, after }))
  const by = [...new Set(edits.map(({ person }) => person))]
  const wanted: Wanted = {
    events: [{ type: 'draft.edited', item: item.id, from, to, by, units }],
    when: [{ field, value: before }],
    put: { [field]: String(to) },
  }
  while (!(await room.alone(() => room.attempt(server, wanted))))
    if ((await room.store.field(room.id, field)) !== before) return
  if (to - history.snapshotAt >= snapshotEvery)
    await writeSnapshot(room.store, room.id, item.id, {
      update: Y.encodeStateAsUpdate(history.doc),
      position: to,
      closed: history.closed(),
    })
}

/** The draft as it was at a position. */
async function replayed(room: RoomActor, item: ListedItem, position: number) {
  const doc = new Y.Doc()
  const snapshot = await readSnapshot(room.store, room.id, item.id)
  let closed = snapshot?.closed ?? false
  const apply = (entries: readonly DraftEntry[]): void => {
    for (const { kind, update } of entries) {
      if (kind === 'closed' || kind === 'opened') closed = kind === 'closed'
      if (update.byteLength > 0) Y.applyUpdate(doc, update)
    }
  }
  if (snapshot) Y.applyUpdate(doc, snapshot.update)
  const start = snapshot?.position ?? 0
  const entries = start < position ? await room.store.range(room.id, streamOf(item.id), start, position - start) : []
  apply(entries.map(({ bytes }) => decodeDraftEntry(bytes)))
  return { doc, apply, snapshotAt: start, closed: () => closed }
}

function unitTexts(doc: Y.Doc): ReadonlyMap<string, string> {
  return new Map([...draftUnits(doc).keys()].map((unit) => [unit, draftText(doc, unit)?.toString() ?? '']))
}
