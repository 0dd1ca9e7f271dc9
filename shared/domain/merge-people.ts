import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { commandsOver } from './command.ts'
import type { RightsEvent } from './rights.ts'
import type { RightsState } from './take-rights.ts'

const { command } = commandsOver<RightsState, RightsEvent>()
const person = z.string().max(40)

/**
 * Two entries of one person, such as the annotator of a file and whoever came by a link, are one from here on: `into`.
 * Sessions of the other entry end, its links lead to the one that stays. Who is in the room under both at this moment
 * may be two people.
 */
export const mergePeople = command({
  name: 'person.merge',
  input: z.strictObject({ person, into: person }),
  decide({ rights, people }, { person: id, into }, ctx) {
    const [gone, stays] = [id, into].map((one) => (Object.hasOwn(people, one) ? people[one] : undefined))
    if (!gone || !stays) return refuse('not-found', 'There is no such person in this room')
    if (id === into) return refuse('bad-input', 'Choose two entries: this is one and the same')
    if (gone.into !== undefined || stays.into !== undefined)
      return refuse('conflict', 'One of the two was merged already; look at the list again')
    if (gone.roles.length === 0 || stays.roles.length === 0)
      return refuse('conflict', 'One of the two was removed from the room; nothing was merged')
    if (id === ctx.person)
      return refuse('conflict', 'You are signed in as this entry: merge the other one into it, or ask another lead')
    if (gone.roles.includes('observer') !== stays.roles.includes('observer'))
      return refuse('conflict', 'An observer and somebody who works here stay two people')
    if ([id, into].every((one) => ctx.here.some((here) => here.person === one)))
      return refuse(
        'conflict',
        'Both are in the room right now: they may be two people. If they are one, end the sessions of one of them first',
      )
    return accept({ events: [{ type: 'person.merged', person: id, into, rights: rights.raised + 1 }] })
  },
})
