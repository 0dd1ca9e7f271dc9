import canonicalize from 'canonicalize'
import * as Y from 'yjs'
import { decodeEvent } from '#server/rooms/journal-codec.ts'
import { nameOf } from '#server/rooms/people-names.ts'
import { RoomJournal } from '#server/rooms/room-journal.ts'
import type { Store } from '#server/store/store.ts'
import { decodeDraftEntry } from '#server/sync/draft-entry.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { resultOf } from '#shared/domain/result.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import { benchOfConsensus, benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { itemViewOf } from '#shared/projections/item-view.ts'
import { observedItem } from '#shared/projections/observed-item.ts'
import { Queue } from '#shared/projections/queue.ts'
import type { DraftLine, ItemFound, JournalLine, Texts } from './findings.ts'
import type { SeededItem, SeededRoom } from './seeded-room.ts'
import { beyond, wordsIn } from './words.ts'

/** A sign-off and the rulings that stood when it was decided. */
interface Signing {
  readonly seq: number
  readonly item: string
  readonly position: number
  readonly rulings: readonly Ruling[]
}

export interface StoreRead {
  readonly head: number
  readonly journal: readonly JournalLine[]
  readonly items: readonly ItemFound[]
  /** What the streams give, entry by entry. */
  readonly docs: ReadonlyMap<string, Y.Doc>
}

export const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value ?? null))) ?? ''

export const textsOf = (doc: Y.Doc, units: readonly string[]): Texts =>
  Object.fromEntries(units.map((unit) => [unit, draftText(doc, unit)?.toString() ?? '']))

/** The room as the store alone tells it, from the first entry of each stream. */
export async function readStore(store: Store, room: SeededRoom): Promise<StoreRead> {
  const { journal, state, signings } = await readJournal(store, room)
  const docs = new Map<string, Y.Doc>()
  const items: ItemFound[] = []
  for (const seeded of room.items) {
    const doc = new Y.Doc()
    docs.set(seeded.listed.id, doc)
    items.push(await readItem(store, room, { seeded, doc, state, signings, seq: journal.at(-1)?.seq ?? 0 }))
  }
  return { head: await store.head(room.id, 'journal'), journal, items, docs }
}

async function readJournal(store: Store, room: SeededRoom) {
  const journal = new RoomJournal(room.id, store)
  const lines: JournalLine[] = []
  const signings: Signing[] = []
  for (const entry of await store.range(room.id, 'journal', 0)) {
    const { seq, at, author, event } = decodeEvent(entry).recorded
    lines.push({ seq, at, by: author.person, command: author.command, event })
    if (event.type === 'item.signed-off') {
      const rulings = tableGet(journal.state.rulings, event.item) ?? []
      signings.push({ seq, item: event.item, position: event.position, rulings })
    }
    await journal.apply([entry])
  }
  return { journal: lines, state: journal.state, signings }
}

interface ItemToRead {
  readonly seeded: SeededItem
  readonly doc: Y.Doc
  readonly state: RoomState
  readonly signings: readonly Signing[]
  readonly seq: number
}

async function readItem(
  store: Store,
  room: SeededRoom,
  { seeded, doc, state, signings, seq }: ItemToRead,
): Promise<ItemFound> {
  const { listed, comparison, units } = seeded
  const own = signings.filter(({ item }) => item === listed.id)
  const signed: { seq: number; units: ReturnType<typeof resultOf> }[] = []
  const lines: DraftLine[] = []
  let before: readonly string[] = []
  const bench = (position: number) =>
    position === 0 ? benchOfConsensus(comparison) : benchOfDraft(doc, comparison, position)
  for (const { number, bytes } of await store.range(room.id, streamOf(listed.id), 0)) {
    const { kind, person, update } = decodeDraftEntry(bytes)
    for (const { seq: at, position, rulings } of own)
      if (position === number) signed.push({ seq: at, units: resultOf(bench(number - 1), rulings) })
    if (update.byteLength > 0) Y.applyUpdate(doc, update)
    const words = Object.values(textsOf(doc, units)).flatMap(wordsIn)
    const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    lines.push({ position: number, kind, person, born: beyond(before, words), gone: beyond(words, before), pending })
    before = words
  }
  const row = new Queue(state).row(listed.id)
  const final = bench(lines.length)
  return {
    item: listed.id,
    head: await store.head(room.id, streamOf(listed.id)),
    lines,
    texts: textsOf(doc, units),
    view: row ? canonical(itemViewOf(state, row, seq, lines.length > 0)) : '',
    observed: canonical(
      observedItem(state, { item: listed, bench: final, nameOf: (person) => nameOf(person, state.people, undefined) }),
    ),
    signed,
  }
}

/** Whether somebody was told what the stream does not have: an insertion, or a deletion. */
export function hasStray(stored: Y.Doc, heard: Y.Doc): boolean {
  const merged = new Y.Doc()
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(stored))
  const before = Y.snapshot(merged)
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(heard))
  const pending = merged.store.pendingStructs !== null || merged.store.pendingDs !== null
  return pending || !Y.equalSnapshots(before, Y.snapshot(merged))
}
