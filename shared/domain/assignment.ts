import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableGet, tableSetAll } from '#shared/kernel/table.ts'
import { dueDate } from './due-date.ts'
import type { People, Person } from './person.ts'
import type { RightsEvent } from './rights.ts'
import { permissions } from './roles.ts'

/** Whose work an item is to be, and until when. It stays after sign-off, as what was agreed. */
export interface Assignment {
  readonly to: string
  /** `YYYY-MM-DD`: the end of that day, where the reader is. */
  readonly due: string | null
  readonly by: string
  readonly at: string
}
export type Assignments = Table<Assignment | null>
export const noAssignments: Assignments = emptyTable()

/** As many as one event, and one command, names. */
export const mostItems = 10_000
export const itemIds = z.array(z.string().max(40)).min(1).max(mostItems)

export const assignmentEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('items.assigned'),
    items: z.array(z.string()),
    /** Null takes them back. */
    to: z.string().nullable(),
    due: dueDate.nullable(),
    by: z.string(),
    at: z.string(),
  }),
  /** Whose they are stays as it is. */
  z.strictObject({
    type: z.literal('items.due-set'),
    items: z.array(z.string()),
    due: dueDate.nullable(),
    by: z.string(),
    at: z.string(),
  }),
])
export type AssignmentEvent = z.infer<typeof assignmentEvent>

/** Only who settles and signs off can be given work. */
export const maySettle = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => (permissions['item.sign-off'] as readonly string[]).includes(role))

/** Whose work cannot be theirs any more, by the people as they are after the event. */
function withoutPerson(assignments: Assignments, person: string, people: People): Assignments {
  const known = people[person]
  if (known && maySettle(known)) return assignments
  const theirs = assignments.flatMap((bucket) => Object.entries(bucket)).filter(([, one]) => one?.to === person)
  return theirs.length === 0
    ? assignments
    : tableSetAll(
        assignments,
        theirs.map(([item]) => [item, null] as const),
      )
}

const assigned = sliceReducer<Assignments, AssignmentEvent>({
  'items.assigned': (assignments, { items, to, due, by, at }) => {
    const assignment = to === null ? null : { to, due, by, at }
    return tableSetAll(
      assignments,
      items.map((item) => [item, assignment] as const),
    )
  },
  'items.due-set': (assignments, { items, due }) =>
    tableSetAll(
      assignments,
      items.flatMap((item) => {
        const known = tableGet(assignments, item)
        return known ? [[item, { ...known, due }] as const] : []
      }),
    ),
})

type Leaving = Extract<RightsEvent, { type: 'role.taken' | 'person.removed' }>

/** `people` are those after the event: whoever settles no more has nothing assigned. */
export const reduceAssignments = (assignments: Assignments, event: { readonly type: string }, people: People) =>
  event.type === 'role.taken' || event.type === 'person.removed'
    ? withoutPerson(assignments, (event as Leaving).person, people)
    : assigned(assignments, event)
