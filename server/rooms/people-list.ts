import type { Caller } from '#server/auth/caller.ts'
import { peopleWithPassphrase } from '#server/auth/passphrases.ts'
import { cameInPerson, formerOf, type Person, pseudonym } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { openWork } from './open-work.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import { readSeen } from './seen.ts'

/**
 * Everybody of the room as this reader may know them: annotators learn of other annotators on their items only. Entries
 * that were merged are the one that stays.
 */
export async function peopleList(room: OpenRoom, caller: Caller): Promise<readonly PersonRow[]> {
  const { actor } = room
  const { people, rights } = actor.state
  const running = tableValues(rights.sessions).filter(({ ended }) => !ended)
  const sessionsOf = (id: string) => running.filter(({ person }) => person === id).length
  const maySee = allows('session.end', caller.role)
  const [names, seen, able] = await Promise.all([
    readNames(actor.store, actor.id),
    readSeen(actor),
    peopleWithPassphrase(room),
  ])
  const work = openWork(actor.state)
  const known = (person: Person) => caller.role !== 'annotator' || person.id === caller.person || cameInPerson(person)
  return Object.values(people)
    .filter((person) => person.into === undefined && known(person))
    .map((person) => {
      const { id, roles } = person
      return {
        id,
        name: nameOf(id, people, names),
        pseudonym: pseudonym(person),
        roles,
        seen: latest([id, ...formerOf(people, id)].map((one) => seen.get(one))),
        sessions: maySee ? sessionsOf(id) : null,
        passphrase: allows('passphrase.remove', caller.role) || id === caller.person ? able.has(id) : null,
        open: work.get(id) ?? 0,
      }
    })
}

const latest = (times: readonly (string | undefined)[]): string | null =>
  times.reduce<string | null>((last, at) => (at !== undefined && (last === null || at > last) ? at : last), null)
