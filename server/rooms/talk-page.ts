import type { Caller } from '#server/auth/caller.ts'
import { isLabelled } from '#shared/domain/item.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { allows } from '#shared/domain/roles.ts'
import { mostUnread } from '#shared/domain/talk-limits.ts'
import type { TalkPage, TalkRequest, TalkRow } from '#shared/protocol/talk-messages.ts'
import { maySee } from './item-sources.ts'
import { decodeEvent, type Recorded } from './journal-codec.ts'
import type { SeenRoom } from './seen-room.ts'
import type { Spoken } from './talk-book.ts'

type NameOf = (person: string) => string

/** Whether somebody reads the room's talk at all: who works here, and observers as long as the room shows it. */
export const mayReadTalk = ({ actor }: SeenRoom, { role }: Caller): boolean =>
  allows('talk.read', role) || (allows('results.watch', role) && actor.talk.shownSince !== null)

/** Whether this message is for the reader. What is about an item comes to annotators only once they may see that. */
export function mayHear(room: SeenRoom, caller: Caller, { seq, by, to, item: id }: Spoken): boolean {
  const { actor } = room
  if (!allows('talk.read', caller.role))
    return mayReadTalk(room, caller) && to === null && seq > (actor.talk.shownSince ?? seq)
  const me = actor.personNow(caller.person)
  if (to !== null && actor.personNow(to) !== me && actor.personNow(by) !== me) return false
  const item = id === null ? undefined : actor.item(id)
  return id === null || (item ? maySee(room, caller, item) : caller.role !== 'annotator')
}

/** A page of the talk, newest last, with what of all the talk is unread. */
export async function talkPage(
  room: SeenRoom,
  caller: Caller,
  request: TalkRequest,
  { read, nameOf }: { readonly read: number; readonly nameOf: NameOf },
): Promise<TalkPage> {
  const { after, count } = request
  const { found, units } = after === undefined ? latest(room, caller, request) : later(room, caller, request, after)
  const some = found.slice(0, count)
  const wanted = after === undefined ? some.reverse() : some
  const recorded = await Promise.all(wanted.map(({ seq }) => entryAt(room, seq)))
  return {
    rows: recorded.flatMap((one) => talkRow(room, caller, one, nameOf) ?? []),
    more: found.length > count,
    read,
    unread: unreadOf(room, caller, read),
    units,
  }
}

interface Found {
  /** One more than asked for, where there is one. */
  readonly found: readonly Spoken[]
  readonly units: Readonly<Record<string, number>>
}

/** Newest first; of an item also how much was said about its units. */
function latest(
  room: SeenRoom,
  caller: Caller,
  { filter, item, before = Number.POSITIVE_INFINITY, count }: TalkRequest,
): Found {
  const { spoken } = room.actor.talk
  const units: Record<string, number> = {}
  const found: Spoken[] = []
  for (let at = spoken.length - 1; at >= 0 && (found.length <= count || filter === 'item'); at--) {
    const one = spoken[at]
    if (!one || !passes(one, filter, item) || !mayHear(room, caller, one)) continue
    if (filter === 'item' && one.unit !== null) units[one.unit] = (units[one.unit] ?? 0) + 1
    if (one.seq < before && found.length <= count) found.push(one)
  }
  return { found, units }
}

/** Oldest first. */
function later(room: SeenRoom, caller: Caller, { filter, item, count }: TalkRequest, after: number): Found {
  const { spoken } = room.actor.talk
  const found: Spoken[] = []
  for (
    let at = spoken.findLastIndex(({ seq }) => seq <= after) + 1;
    at < spoken.length && found.length <= count;
    at++
  ) {
    const one = spoken[at]
    if (one && passes(one, filter, item) && mayHear(room, caller, one)) found.push(one)
  }
  return { found, units: {} }
}

const passes = ({ item, to }: Spoken, filter: TalkRequest['filter'], wanted: string | undefined): boolean =>
  filter === 'all' || (filter === 'notes' ? to !== null : item === (wanted ?? ''))

/** Of what others said, as far as anybody counts. */
export function unreadOf(room: SeenRoom, caller: Caller, read: number): number {
  const { spoken } = room.actor.talk
  const me = room.actor.personNow(caller.person)
  let unread = 0
  for (let at = spoken.length - 1; at >= 0 && unread < mostUnread; at--) {
    const one = spoken[at]
    if (!one || one.seq <= read) break
    if (room.actor.personNow(one.by) !== me && mayHear(room, caller, one)) unread++
  }
  return unread
}

async function entryAt({ actor }: SeenRoom, seq: number): Promise<Recorded> {
  const kept = actor.talk.kept(seq)
  if (kept) return kept
  const [stored] = await actor.store.range(actor.id, 'journal', seq - 1, 1)
  if (!stored) throw new Error(`Entry ${seq} of ${actor.id} is not there`)
  return decodeEvent(stored).recorded
}

/** The message of an entry as this reader may have it; undefined where there is none for them. */
export function talkRow(
  room: SeenRoom,
  caller: Caller,
  { seq, at, event }: Recorded,
  nameOf: NameOf,
): TalkRow | undefined {
  if (event.type !== 'talk.said') return undefined
  const { text, mentions = [], item = null, unit = null, place = null, to = null } = event
  if (!mayHear(room, caller, { seq, by: event.by, to, item, unit })) return undefined
  const { actor } = room
  const listed = item === null ? undefined : actor.item(item)
  const labelled = listed && isLabelled(listed) ? { labelled: true as const } : {}
  const about = { item, key: listed?.key ?? '', unit, ...labelled, place }
  const name = nameOf(event.by)
  if (!allows('people.see', caller.role))
    return { seq, at, by: '', name, text: withNames(text, mentions, nameOf), mentions: [], ...about, to: null }
  const known = (id: string) => ({ person: actor.personNow(id), name: nameOf(id) })
  return {
    ...{ seq, at, by: actor.personNow(event.by), name, text, mentions: mentions.map(known), ...about },
    to: to === null ? null : known(to),
  }
}
