import { shareOf } from '#shared/compare/wilson.ts'
import { type Adding, addSums, noSums } from '#shared/projections/work-sums.ts'
import type { WorkPeople, WorkPeopleQuery, WorkPerson } from '#shared/protocol/own-work-messages.ts'
import { foundWork } from './counted-work.ts'
import { added } from './own-work.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** A row for each person with sources, by the lower end of the interval of what was changed, the highest first. */
export async function everybodysWork(room: OpenRoom, query: WorkPeopleQuery): Promise<WorkPeople> {
  const { counted, sources, choices } = await foundWork(room, query, null)
  const { people } = room.actor.state
  const names = await readNames(room.actor.store, room.actor.id)
  const sums = new Map<string, Adding>()
  for (const { person, source } of sources) {
    const theirs = sums.get(person) ?? noSums()
    sums.set(person, theirs)
    addSums(theirs, source.sums)
  }
  const rows = [...sums].map(
    ([id, theirs]): WorkPerson => ({
      id,
      name: nameOf(id, people, names),
      sums: theirs,
      changed: shareOf(theirs.words - theirs.stand, theirs.words),
    }),
  )
  return { counted, people: rows.sort(byLowerEnd), total: added(sources), choices }
}

/** Shares that are not defined come last; equal ones in the order of names. */
function byLowerEnd(one: WorkPerson, other: WorkPerson): number {
  const low = ({ changed }: WorkPerson) => changed?.low ?? -1
  return low(other) - low(one) || one.name.localeCompare(other.name)
}
