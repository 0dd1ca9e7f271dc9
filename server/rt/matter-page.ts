import { nameOf } from '#server/rooms/people-names.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { filteredMatters, matterCounts, observedMatters } from '#shared/projections/observed-matters.ts'
import type { MatterPage, MattersRequest } from '#shared/protocol/rt-messages.ts'

/** The room's disputes and rulings as observers read them. */
export function matterPage({ actor }: SeenRoom, { filter, from, count }: MattersRequest): MatterPage {
  const matters = observedMatters(actor.state, (person) => nameOf(person, actor.state.people, undefined))
  const wanted = filteredMatters(matters, filter)
  return {
    seq: actor.seq,
    from,
    total: wanted.length,
    rows: wanted.slice(from, from + count),
    counts: matterCounts(matters),
  }
}
