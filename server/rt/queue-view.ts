import type { Caller } from '#server/auth/caller.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { allows } from '#shared/domain/roles.ts'
import { type QueueRow, resultExcerpt } from '#shared/projections/queue.ts'
import type { QueuePage, QueueRequest } from '#shared/protocol/rt-messages.ts'

/** A row as this reader may see it: observers learn nobody, annotators no words of items that are not theirs. */
export function rowFor(room: SeenRoom, caller: Caller, row: QueueRow): QueueRow {
  const item = room.actor.item(row.id)
  if (!allows('people.see', caller.role))
    return {
      ...row,
      given: null,
      assigned: null,
      due: null,
      excerpt: item ? resultExcerpt(room.actor.state, item) : null,
    }
  return item && maySee(room, caller, item) ? row : { ...row, excerpt: null }
}

export function queuePage(
  room: SeenRoom,
  caller: Caller,
  { filter, search, batch, from, count }: QueueRequest,
): QueuePage {
  const { queue, seq } = room.actor
  const rows = queue.rows({ filter, search, batch }, caller.person, (row) => rowFor(room, caller, row))
  return {
    seq,
    from,
    total: rows.length,
    rows: rows.slice(from, from + count).map((row) => rowFor(room, caller, row)),
    counts: queue.counts(caller.person),
  }
}
