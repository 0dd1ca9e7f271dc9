import type { Caller } from '#server/auth/caller.ts'
import { cameInPerson } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import { readSeen } from './seen.ts'

/** Everybody of the room as this reader may know them: annotators learn of other annotators on their items only. */
export async function peopleList({ actor }: OpenRoom, caller: Caller): Promise<readonly PersonRow[]> {
  const { people, rights } = actor.state
  const running = tableValues(rights.sessions).filter(({ ended }) => !ended)
  const sessionsOf = (id: string) => running.filter(({ person }) => person === id).length
  const maySee = allows('session.end', caller.role)
  const [names, seen] = await Promise.all([readNames(actor.store, actor.id), readSeen(actor)])
  return Object.values(people)
    .filter((person) => caller.role !== 'annotator' || person.id === caller.person || cameInPerson(person))
    .map(({ id, roles }) => ({
      id,
      name: nameOf(id, people, names),
      roles,
      seen: seen.get(id) ?? null,
      sessions: maySee ? sessionsOf(id) : null,
    }))
}
