import { decodeEntry } from '#server/audit/entry.ts'
import type { Caller } from '#server/auth/caller.ts'
import type { StoredEntry } from '#server/store/store.ts'
import { EntryDamaged } from '#shared/audit/stored-entry.ts'
import { namedLabel } from '#shared/compare/named-label.ts'
import { itemsOf } from '#shared/domain/items-of.ts'
import { personNow } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import { type RoomEvent, roomEvent } from '#shared/domain/room.ts'
import { auditKindOf } from '#shared/projections/audit-kinds.ts'
import type { AuditEntry, AuditPage, AuditQuery } from '#shared/protocol/audit-messages.ts'
import { maySeeBody } from './audience.ts'
import { ownNameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** Entries that one request reads at most, found or not: a rare filter answers in steps, never late. */
const mostRead = 5000
const chunk = 500

/** Entries of the audit trail that the filter leaves, newest first, as this reader may know them. */
export async function auditPage(room: OpenRoom, caller: Caller, query: AuditQuery): Promise<AuditPage> {
  const { actor } = room
  const head = await actor.store.head(actor.id, 'journal')
  const names = allows('people.see', caller.role) ? await readNames(actor.store, actor.id) : undefined
  const { people } = actor.state
  const called = (person: string) => ownNameOf(person, people, names)
  const reader = { room, caller, called }
  const top = Math.min(head, (query.before ?? head + 1) - 1)
  const bottom = Math.max(query.after, top - mostRead)
  const entries: AuditEntry[] = []
  let upTo = top
  while (upTo > bottom && entries.length < query.count) {
    const after = Math.max(bottom, upTo - chunk)
    const stored = await actor.store.range(actor.id, 'journal', after, upTo - after)
    for (const one of stored.toReversed()) {
      const entry = entryFor(reader, one)
      upTo = one.number - 1
      if (passes(reader, query, entry)) entries.push(await numbered(room, entry))
      if (entries.length === query.count) break
    }
    if (stored.length === 0) break
  }
  const mentioned = new Set(entries.flatMap((entry) => peopleOf(entry)))
  const merged = [...mentioned].flatMap((person) => (personNow(people, person) === person ? [] : [person]))
  for (const person of merged) mentioned.add(personNow(people, person))
  return {
    entries,
    next: upTo > query.after ? upTo + 1 : null,
    head,
    names: Object.fromEntries([...mentioned].map((person) => [person, called(person)])),
    merged: Object.fromEntries(merged.map((person) => [person, personNow(people, person)])),
  }
}

interface Reader {
  readonly room: OpenRoom
  readonly caller: Caller
  called(person: string): string
}

function entryFor({ room, caller }: Reader, { number, bytes }: StoredEntry): AuditEntry {
  const blank = { seq: number, at: '', type: '', role: '', by: '', item: null, key: '', difference: null, event: null }
  try {
    const entry = decodeEntry(bytes)
    const { at, type, role, item = null } = entry.head
    const hidden = entry.body ? (maySeeBody(room, caller, entry) ? null : 'withheld') : 'erased'
    const event = hidden === null && entry.body ? eventOf(type, entry.body.data) : null
    const key = (item !== null && room.actor.item(item)?.key) || ''
    const by = event && entry.body ? entry.body.actor : ''
    return { ...blank, at, type, role, by, item, key, event, hidden: event ? null : (hidden ?? 'withheld') }
  } catch (error) {
    if (!(error instanceof EntryDamaged)) throw error
    return { ...blank, hidden: 'damaged' }
  }
}

/** Null for an event of a version that is not known here. */
function eventOf(type: string, data: object): RoomEvent | null {
  const event = roomEvent.safeParse({ ...data, type })
  return event.success ? event.data : null
}

/** Whom an entry mentions, its author first. */
function peopleOf({ by, event }: AuditEntry): readonly string[] {
  if (!event) return []
  const { person, to, into } = event as { person?: unknown; to?: unknown; into?: unknown }
  const others = 'by' in event && event.by !== undefined ? [event.by].flat() : []
  const named = 'mentions' in event ? (event.mentions ?? []) : []
  return [by, ...others, ...named, ...[person, to, into].filter((id) => typeof id === 'string')]
}

function passes(reader: Reader, { person, item, unit, kind, words }: AuditQuery, entry: AuditEntry): boolean {
  if (item !== undefined && entry.item !== item && !(entry.event && itemsOf(entry.event).includes(item))) return false
  if (kind !== undefined && auditKindOf(entry.type) !== kind) return false
  if (person !== undefined && !isOf(reader, entry, person)) return false
  if (unit !== undefined && !unitsOf(entry.event).includes(unit)) return false
  return words === undefined || wordsOf(reader, entry).includes(words.trim().toLocaleLowerCase())
}

/** Also what they did under an entry that is theirs now. */
function isOf({ room: { actor } }: Reader, entry: AuditEntry, person: string): boolean {
  return peopleOf(entry).some((one) => one === person || actor.personNow(one) === actor.personNow(person))
}

function unitsOf(event: RoomEvent | null): readonly string[] {
  if (!event) return []
  if (event.type === 'talk.said') return event.unit === undefined ? [] : [event.unit]
  if ('place' in event) return [event.place.unit]
  return event.type === 'draft.edited' || event.type === 'labels.changed' ? event.units.map(({ unit }) => unit) : []
}

/** Everything that an entry says in words: names, the item's name, and the texts of its event. */
function wordsOf({ room: { actor }, called }: Reader, entry: AuditEntry): string {
  const people = peopleOf(entry).flatMap((person) => [person, actor.personNow(person)])
  return [entry.key, ...people.map(called), ...textsOf(entry.event)].join('\n').toLocaleLowerCase()
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** The label it is about, or the number of the difference, as the bench counts them; none where the item's columns may have been others then. */
async function numbered({ actor }: OpenRoom, entry: AuditEntry): Promise<AuditEntry> {
  const item = entry.item === null ? undefined : actor.item(entry.item)
  if (!item || !entry.event || !('place' in entry.event) || !entry.event.place) return entry
  const { unit, from, to } = entry.event.place
  const comparison = await actor.blobs.comparison(item)
  const label = namedLabel(comparison, unit)
  if (label) return { ...entry, label }
  const { units } = comparison
  if (units.some(({ earlier = [] }) => earlier.length > 0)) return entry
  const all = units.flatMap((one) => one.differences.map((difference) => ({ unit: one.unit, ...difference })))
  const at = all.findIndex((one) => one.unit === unit && one.from === from && one.to === to)
  return at < 0 ? entry : { ...entry, difference: at + 1 }
}
