import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import type { RightsEvent } from './rights.ts'
import { type Role, roles } from './roles.ts'

/**
 * Somebody of this room under a random id. Names are not here: they stand in an erasable table beside the journal.
 * `number` counts people as the journal met them.
 */
export interface Person {
  readonly id: string
  readonly number: number
  /** Makes the pseudonym; rooms from before it was drawn have `number` for it. */
  readonly drawn?: number
  /** Empty once they were removed from the room, or merged. */
  readonly roles: readonly Role[]
  /** Under which the journal met them, where that one was taken since: pseudonyms never change. */
  readonly first?: Role
  /** The entry that stands for them since the two were merged; never one that was merged itself. */
  readonly into?: string
}
export type People = Readonly<Record<string, Person>>

const personId = z.string().min(1).max(40)

export const personEvent = z.strictObject({
  type: z.literal('person.added'),
  person: personId,
  role: z.enum(roles),
})
type PersonEvent =
  | z.infer<typeof personEvent>
  | Extract<RightsEvent, { type: 'session.opened' | 'role.taken' | 'person.removed' | 'person.merged' }>

function withRole(people: People, { person: id, role }: { person: string; role: Role }): People {
  const known = people[id]
  if (known?.roles.includes(role)) return people
  const number = known?.number ?? Object.keys(people).length + 1
  return { ...people, [id]: { ...known, id, number, roles: [...(known?.roles ?? []), role] } }
}

function withRoles(people: People, id: string, left: (role: Role) => boolean): People {
  const known = people[id]
  if (!known) return people
  const first = known.first ?? known.roles[0]
  return { ...people, [id]: { ...known, roles: known.roles.filter(left), ...(first ? { first } : {}) } }
}

/** The roles of both; whoever was merged into `person` before goes along. */
function merged(people: People, { person, into }: { person: string; into: string }): People {
  const [gone, stays] = [people[person], people[into]]
  if (!gone || !stays) return people
  const along = Object.values(people).filter((one) => one.into === person)
  return {
    ...people,
    ...Object.fromEntries(along.map((one) => [one.id, { ...one, into }])),
    [person]: { ...gone, roles: [], first: gone.first ?? gone.roles[0] ?? 'annotator', into },
    [into]: { ...stays, roles: [...new Set([...stays.roles, ...gone.roles])] },
  }
}

export const reducePeople = sliceReducer<People, PersonEvent>({
  'person.added': withRole,
  'session.opened': withRole,
  'role.taken': (people, { person, role }) => withRoles(people, person, (held) => held !== role),
  'person.removed': (people, { person }) => withRoles(people, person, () => false),
  'person.merged': merged,
})

/** Under which id somebody stands now: two entries of one person may have been merged since this one was written. */
export const personNow = (people: People, id: string): string =>
  (Object.hasOwn(people, id) ? people[id]?.into : undefined) ?? id

/** The entries that were merged into this person. */
export const formerOf = (people: People, id: string): readonly string[] =>
  Object.values(people).flatMap((one) => (one.into === id ? [one.id] : []))

/** Rather than only as somebody whose work was imported; also when they were removed since. */
export const cameInPerson = ({ roles: held, first }: Person): boolean =>
  [...held, first ?? 'annotator'].some((role) => role !== 'annotator')

const pseudonymWords: Record<Role, string> = {
  lead: 'Lead',
  reviewer: 'Reviewer',
  trainer: 'Trainer',
  annotator: 'Annotator',
  observer: 'Observer',
}

const seated = new WeakMap<People, ReadonlyMap<string, number>>()

/**
 * Counts those who came to work or to watch from 0 upwards, and annotators from -1 downwards, each as the journal met them:
 * people who work together have seats beside each other, and nobody who comes moves another. Reckoned once for each state.
 */
export function seatsOf(people: People): ReadonlyMap<string, number> {
  const known = seated.get(people)
  if (known) return known
  const inOrder = Object.values(people).sort((a, b) => a.number - b.number)
  const came = inOrder.filter(cameInPerson)
  const annotators = inOrder.filter((person) => !cameInPerson(person))
  const seats = new Map([
    ...came.map(({ id }, at) => [id, at] as const),
    ...annotators.map(({ id }, at) => [id, -1 - at] as const),
  ])
  seated.set(people, seats)
  return seats
}

/** Stable within the room and unrelated to the name, such as "Annotator 412". */
export function pseudonym(person: Person): string {
  return `${pseudonymWords[person.first ?? person.roles[0] ?? 'annotator']} ${person.drawn ?? person.number}`
}
