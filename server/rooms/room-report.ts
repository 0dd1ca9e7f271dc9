import { roomAgreement, type ToldRuling, toldRulings, windowProgress } from '#shared/projections/room-window.ts'
import type { RoomReport } from '#shared/protocol/report-messages.ts'
import { nameOf } from './people-names.ts'
import type { SeenRoom } from './seen-room.ts'

/** The room as it stands at the end of what its reader sees of it. */
export async function roomReport({ actor, agreement }: SeenRoom): Promise<RoomReport> {
  await Promise.all([actor.readOn(), agreement.ready()])
  const { state, queue } = actor
  const { all, signedOff } = queue.counts('')
  return {
    title: state.settings.title,
    at: new Date(actor.asOf).toISOString(),
    progress: windowProgress(state, all, signedOff),
    agreement: agreement.of(state) ?? roomAgreement([]),
    reasons: byReason(toldRulings(state, (person) => nameOf(person, state.people, undefined))),
  }
}

function byReason(rulings: readonly ToldRuling[]): RoomReport['reasons'] {
  return [...new Set(rulings.map(({ reason }) => reason))]
    .map((reason) => ({ reason, rulings: rulings.filter((ruling) => ruling.reason === reason) }))
    .sort((a, b) => b.rulings.length - a.rulings.length || (a.reason < b.reason ? -1 : 1))
}
