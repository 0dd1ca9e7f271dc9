import type { Caller } from '#server/auth/caller.ts'
import { maySeeProposal } from '#server/rooms/guideline-list.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { Recorded } from '#server/rooms/journal-codec.ts'
import { precedentTold } from '#server/rooms/precedent-list.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { talkRow } from '#server/rooms/talk-page.ts'
import { itemsOf } from '#shared/domain/items-of.ts'
import { watchedLabelling } from '#shared/domain/labelling.ts'
import type { PenEvent } from '#shared/domain/pen.ts'
import { allows } from '#shared/domain/roles.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { isOfBatch } from '#shared/projections/queue.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import { rowFor } from './queue-view.ts'

/** Events that clients are not told about unasked: they stand in the audit trail. */
const unasked: ReadonlySet<RoomEvent['type']> = new Set([
  'draft.edited',
  'invite.made',
  'session.opened',
  'session.ended',
  'person.added',
  'invite.revoked',
  'role.taken',
  'person.removed',
  'items.assigned',
  'items.due-set',
  'person.renamed',
  'passphrase.set',
  'passphrase.removed',
  'bulk.begun',
  'labels.changed',
  'words.replaced',
  'replacement.undone',
  // It comes as `said`, to whom it is for.
  'talk.said',
])

/** More rows than so many are not sent with an event: whoever looks at the list asks for it again. */
const mostRows = 40

/** The list is another one, or rows changed that the event does not name. */
const relists: ReadonlySet<RoomEvent['type']> = new Set([
  'batch.imported',
  'batch.taken-back',
  'profile.changed',
  'role.taken',
  'person.removed',
  'person.merged',
])

function rowsAfter(room: SeenRoom, caller: Caller, event: RoomEvent): Pick<ToldEvent, 'row' | 'rows' | 'relisted'> {
  if (event.type === 'talk.said') return {}
  const items = itemsOf(event)
  if (items.length > mostRows || relists.has(event.type) || isOfBatch(event)) return { relisted: true }
  const rows = items.flatMap((item) => room.actor.queue.row(item) ?? []).map((row) => rowFor(room, caller, row))
  if (!('item' in event)) return rows.length > 0 ? { rows } : {}
  return rows[0] ? { row: rows[0] } : {}
}

/** What happens to the room as a whole is for everybody in it; who did it, for those who may know people. */
const forAll: ReadonlySet<RoomEvent['type']> = new Set([
  'room.renamed',
  'room.archived',
  'room.restored',
  'room.deleted',
  'labelling.changed',
])

function withoutNames(event: RoomEvent): RoomEvent {
  switch (event.type) {
    case 'room.archived':
    case 'room.restored':
    case 'room.deleted':
      return { ...event, by: '' }
    case 'labelling.changed':
      return { type: event.type, labelling: watchedLabelling(event.labelling), was: null, by: '', at: event.at }
    default:
      return event
  }
}

function mayKnow(room: SeenRoom, caller: Caller, event: RoomEvent): boolean {
  if (unasked.has(event.type) || !allows('people.see', caller.role)) return false
  // Annotators learn of other annotators on their items only.
  if (event.type === 'person.merged') return allows('audit.read', caller.role) || event.into === caller.person
  // Whoever loses the pen may not see the item by that, and must hear of it.
  if ((event.type === 'pen.given' || event.type === 'pen.taken') && concernsPen(event, caller.person)) return true
  if (event.type === 'guideline.proposed') return maySeeProposal(caller, event)
  if (event.type === 'guideline.declined') return allows('guideline.publish', caller.role)
  const item = 'item' in event && event.item !== undefined ? room.actor.item(event.item) : undefined
  return !item || maySee(room, caller, item)
}

const concernsPen = (event: PenEvent, person: string): boolean =>
  event.person === person || ('from' in event && event.from === person)

/** As this reader may see it, whatever item it came from: a precedent is a rule for all who work here. */
function shownTo(room: SeenRoom, caller: Caller, event: RoomEvent): RoomEvent | null {
  if (event.type === 'precedent.made' || event.type === 'precedent.overruled')
    return allows('precedents.read', caller.role) ? precedentTold(room, caller, event) : null
  if (mayKnow(room, caller, event)) return event
  return forAll.has(event.type) ? withoutNames(event) : null
}

/** An entry as this reader may see it. Sequences stay gapless: what is not theirs comes without content. */
export function toldEvent(
  room: SeenRoom,
  caller: Caller,
  recorded: Recorded,
  nameOf: (person: string) => string,
): ToldEvent {
  const { seq, mark, at, author, event } = recorded
  const shown = shownTo(room, caller, event)
  const known = shown !== null && (event.type === 'precedent.made' || mayKnow(room, caller, event))
  const said = talkRow(room, caller, recorded, nameOf)
  return {
    seq,
    mark,
    at,
    by: known ? author.person : '',
    name: known ? nameOf(author.person) : '',
    event: shown,
    ...(said ? { said } : {}),
    ...rowsAfter(room, caller, event),
    counts: room.actor.queue.counts(caller.person),
  }
}
