import type { Caller } from '#server/auth/caller.ts'
import { namedValue, nameField, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** Nobody here has that id, or not any more. */
export class PersonGone extends Error {}

/** Corrects how somebody is called; how a file calls them stays. @throws PersonGone */
export async function renamePerson({ actor }: OpenRoom, by: Caller, person: string, name: string): Promise<void> {
  await actor.alone(() =>
    actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, async () => {
      const { people } = actor.state
      if (!Object.hasOwn(people, person) || people[person]?.roles.length === 0) throw new PersonGone()
      const known = (await readNames(actor.store, actor.id)).get(person)
      return {
        events: [{ type: 'person.renamed', person }],
        put: { [nameField(person)]: namedValue({ ...known, name }) },
      }
    }),
  )
}
