import * as Y from 'yjs'
import { type DraftEntry, decodeDraftEntry } from '#server/sync/draft-entry.ts'
import { ReplayedDraft } from '#server/sync/replay.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { snapshotEvery, writeSnapshot } from '#server/sync/snapshot.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { draftUnits, unitFields } from '#shared/drafts/draft-doc.ts'
import { wordsOfUnit } from '#shared/drafts/label-bench.ts'
import { labelKindOf } from '#shared/drafts/label-fields.ts'
import { longestGap } from '#shared/projections/active-time.ts'
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
  const history = await ReplayedDraft.read(room.store, room.id, item.id, from)
  const units = typedUnits(history, decoded)
  const by = [...new Set(edits.map(({ person }) => person))]
  const wanted: Wanted = {
    events: [{ type: 'draft.edited', item: item.id, from, to, by, units, typed: typedStretches(edits) }],
    when: [{ field, value: before }],
    put: { [field]: String(to) },
  }
  while (!(await room.alone(() => room.attempt(server, wanted))))
    if ((await room.store.field(room.id, field)) !== before) return
  if (to - history.snapshotAt >= snapshotEvery)
    await writeSnapshot(room.store, room.id, item.id, {
      update: Y.encodeStateAsUpdate(history.doc),
      position: to,
      closed: history.closed,
    })
}

/** When each of them was typing: pauses of more than two minutes part one stretch from the next. */
function typedStretches(edits: readonly DraftEntry[]) {
  const stretches: { by: string; from: string; to: string }[] = []
  const latest = new Map<string, { to: string }>()
  for (const { person: by, at } of edits) {
    const known = latest.get(by)
    if (known && Date.parse(at) - Date.parse(known.to) <= longestGap) known.to = at
    else {
      const begun = { by, from: at, to: at }
      latest.set(by, begun)
      stretches.push(begun)
    }
  }
  return stretches
}

/**
 * Plays the entries on; answers the units that people typed in and that read differently now, labels with what they said
 * before the first edit.
 */
function typedUnits(history: ReplayedDraft, entries: readonly DraftEntry[]) {
  const { doc } = history
  const before = unitTexts(doc)
  const now = new Map(before)
  const typed = new Map<string, string>()
  let touched = new Set<string>()
  draftUnits(doc).observeDeep((events) => {
    for (const { path, changes } of events)
      if (path.length > 0) touched.add(String(path[0]))
      else for (const unit of changes.keys.keys()) touched.add(unit)
  })
  for (const entry of entries) {
    touched = new Set()
    history.apply([entry])
    for (const unit of touched) {
      if (entry.kind === 'edit' && !typed.has(unit)) typed.set(unit, now.get(unit) ?? '')
      now.set(unit, wordsOfUnit(doc, unit))
    }
  }
  return [...now]
    .filter(([unit, after]) => typed.has(unit) && before.get(unit) !== after)
    .map(([unit, after]) => ({
      unit,
      ...(labelKindOf(unitFields(doc, unit)) ? { before: typed.get(unit) ?? '' } : {}),
      after,
    }))
}

function unitTexts(doc: Y.Doc): ReadonlyMap<string, string> {
  return new Map([...draftUnits(doc).keys()].map((unit) => [unit, wordsOfUnit(doc, unit)]))
}
