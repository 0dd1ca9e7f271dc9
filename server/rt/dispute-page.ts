import type { Caller } from '#server/auth/caller.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import { nameOf } from '#server/rooms/people-names.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { namedLabel } from '#shared/compare/named-label.ts'
import { isLabelled } from '#shared/domain/item.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { allows } from '#shared/domain/roles.ts'
import { type DisputeRow, disputeCounts, disputeRows, filteredDisputes } from '#shared/projections/dispute-list.ts'
import type { DisputePage, DisputesRequest } from '#shared/protocol/rt-messages.ts'

/** The room's disputes as this reader may see them. */
export async function disputePage(
  room: SeenRoom,
  caller: Caller,
  { filter, from, count }: DisputesRequest,
): Promise<DisputePage> {
  const { actor } = room
  const rows = disputeRows(actor.state, {
    ...caller,
    maySee: (id) => {
      const item = actor.item(id)
      return item !== undefined && maySee(room, caller, item)
    },
  })
  const wanted = filteredDisputes(rows, filter)
  const shown = await Promise.all(wanted.slice(from, from + count).map((row) => named(room, row)))
  return {
    seq: actor.seq,
    from,
    total: wanted.length,
    rows: allows('people.see', caller.role)
      ? shown
      : shown.map((row) => withoutPeople(row, (person) => nameOf(person, actor.state.people, undefined))),
    counts: disputeCounts(rows),
  }
}

async function named({ actor }: SeenRoom, row: DisputeRow): Promise<DisputeRow> {
  const item = actor.item(row.item)
  const label = item && isLabelled(item) && namedLabel(await actor.blobs.comparison(item), row.dispute.place.unit)
  return label ? { ...row, label } : row
}

/** Pseudonyms for people, and nothing of what they talk about. */
function withoutPeople(row: DisputeRow, pseudonym: (person: string) => string): DisputeRow {
  const { ruling } = row
  const { mentions, ...dispute } = row.dispute
  return {
    ...row,
    dispute: {
      ...dispute,
      question: withNames(dispute.question, mentions, pseudonym),
      by: pseudonym(dispute.by),
      comments: [],
      positions: dispute.positions.map(({ votes, mentions: named, ...position }) => ({
        ...position,
        because: withNames(position.because, named, pseudonym),
        by: pseudonym(position.by),
        votes: votes.map(pseudonym),
      })),
    },
    ruling: ruling && { ...ruling, by: pseudonym(ruling.by) },
  }
}
