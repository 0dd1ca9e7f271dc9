import type { Caller } from '#server/auth/caller.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { Recorded } from '#server/rooms/journal-codec.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { allows } from '#shared/domain/roles.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
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
])

function mayKnow(room: OpenRoom, caller: Caller, event: RoomEvent): boolean {
  if (unasked.has(event.type) || !allows('people.see', caller.role)) return false
  const item = 'item' in event ? room.actor.item(event.item) : undefined
  return !item || maySee(room, caller, item)
}

/** An entry as this reader may see it. Sequences stay gapless: what is not theirs comes without content. */
export function toldEvent(
  room: OpenRoom,
  caller: Caller,
  recorded: Recorded,
  nameOf: (person: string) => string,
): ToldEvent {
  const { seq, mark, at, author, event } = recorded
  const known = mayKnow(room, caller, event)
  const row = 'item' in event ? room.actor.queue.row(event.item) : undefined
  return {
    seq,
    mark,
    at,
    by: known ? author.person : '',
    name: known ? nameOf(author.person) : '',
    event: known ? event : null,
    ...(row ? { row: rowFor(room, caller, row) } : {}),
    counts: room.actor.queue.counts(caller.person),
  }
}
