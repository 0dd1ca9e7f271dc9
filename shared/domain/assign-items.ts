import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { type AssignmentEvent, type Assignments, itemIds, maySettle } from './assignment.ts'
import { commandsOver } from './command.ts'
import { dueDate, whyPast } from './due-date.ts'
import type { Items, ListedItem } from './item.ts'
import type { People } from './person.ts'
import { wordsHash } from './result.ts'
import type { RoomSettings } from './settings.ts'
import type { SignOffs } from './sign-off.ts'

export interface AssignState {
  readonly settings: RoomSettings
  readonly people: People
  readonly items: Items
  readonly signOffs: SignOffs
  readonly assignments: Assignments
}

/** What was not assigned, and why; ids of items. */
export interface LeftOver {
  readonly ownSource: readonly string[]
  readonly signedOff: readonly string[]
}

/** What `items.assign` and `items.set-due` answer. */
export interface Assigned {
  readonly changed: number
  readonly left: LeftOver
}

const { command } = commandsOver<AssignState, AssignmentEvent>()

/** Whose each of these items is, as the asker's screen shows it: hex SHA-256 over the pairs in order of the ids. */
export const assignmentBasis = (pairs: Iterable<readonly [item: string, to: string | null]>): string =>
  wordsHash(
    [...pairs]
      .map(([item, to]) => `${item} ${to ?? ''}`)
      .sort()
      .join('\n'),
  )

/** Why this person can have no work here. */
export function whyNotTo(people: People, to: string): Refused | undefined {
  const person = Object.hasOwn(people, to) ? people[to] : undefined
  if (!person || person.roles.length === 0) return refuse('not-found', 'This person is not in the room any more')
  return maySettle(person) ? undefined : refuse('conflict', 'Only reviewers and trainers can have items assigned')
}

/** Somebody else was faster with one of these items. */
export function whyMoved(state: AssignState, ids: readonly string[], basis: string | undefined): Refused | undefined {
  const now = () => assignmentBasis(ids.map((id) => [id, tableGet(state.assignments, id)?.to ?? null]))
  return basis === undefined || basis === now()
    ? undefined
    : refuse('moved', 'Somebody assigned some of these meanwhile. Look at the list again, then assign')
}

export const holdsOwn = ({ settings }: Pick<AssignState, 'settings'>, item: ListedItem, person: string): boolean =>
  !settings.ownSourcesMayBeGiven && item.annotators.includes(person)

/** The items of these ids; refused with the first that is not in the room. */
export function listedItems(items: Items, ids: readonly string[]): readonly ListedItem[] | Refused {
  const listed: ListedItem[] = []
  for (const id of new Set(ids)) {
    const item = tableGet(items, id)
    if (!item) return refuse('not-found', `No item ${id} in this room`)
    listed.push(item)
  }
  return listed
}

const nothingChanges = 'Nothing changes by this'

function whyNothing({ ownSource, signedOff }: LeftOver): Refused {
  if (ownSource.length === 0 && signedOff.length === 0) return refuse('conflict', nothingChanges)
  const left = { left: { ownSource, signedOff } }
  if (ownSource.length === 0) return refuse('conflict', 'What is signed off is not assigned', left)
  return refuse('conflict', 'These items hold a source of theirs; somebody else does them', left)
}

/** Assigns what can be assigned and answers what is left over; to nobody: takes back. */
export const assignItems = command({
  name: 'items.assign',
  input: z.strictObject({
    items: itemIds,
    to: z.string().max(40).nullable(),
    due: dueDate.nullable().optional(),
    /** See `assignmentBasis`; left out, whosever they are. */
    basis: z.string().max(64).optional(),
  }),
  decide(state, { items: ids, to, due = null, basis }, { person: by, at }) {
    const refused = (to === null ? undefined : whyNotTo(state.people, to)) ?? whyPast(due, at)
    if (refused) return refused
    const listed = listedItems(state.items, ids)
    if ('ok' in listed) return listed
    const moved = whyMoved(state, ids, basis)
    if (moved) return moved
    const signed = to === null ? [] : listed.filter(({ id }) => tableGet(state.signOffs, id))
    const own = to === null ? [] : listed.filter((item) => !signed.includes(item) && holdsOwn(state, item, to))
    const apart = new Set([...signed, ...own])
    const items = listed.filter((item) => !apart.has(item) && changes(state, item.id, to, due)).map(({ id }) => id)
    const left = { ownSource: own.map(({ id }) => id), signedOff: signed.map(({ id }) => id) }
    if (items.length === 0) return whyNothing(left)
    const answer: Assigned = { changed: items.length, left }
    return accept({ events: [{ type: 'items.assigned', items, to, due: to === null ? null : due, by, at }], answer })
  },
})

function changes({ assignments }: AssignState, item: string, to: string | null, due: string | null): boolean {
  const now = tableGet(assignments, item)
  return to === null ? Boolean(now) : now?.to !== to || now.due !== due
}

/** For items that are somebody's and not signed off yet; whose they are stays. */
export const setDue = command({
  name: 'items.set-due',
  input: z.strictObject({ items: itemIds, due: dueDate.nullable(), basis: z.string().max(64).optional() }),
  decide(state, { items: ids, due, basis }, { person: by, at }) {
    const past = whyPast(due, at)
    if (past) return past
    const listed = listedItems(state.items, ids)
    if ('ok' in listed) return listed
    const moved = whyMoved(state, ids, basis)
    if (moved) return moved
    const given = listed.filter(({ id }) => tableGet(state.assignments, id))
    if (given.length === 0) return refuse('conflict', 'None of these items is assigned. Assign them first')
    const signedOff = given.filter(({ id }) => tableGet(state.signOffs, id)).map(({ id }) => id)
    const items = given
      .filter(({ id }) => !tableGet(state.signOffs, id) && tableGet(state.assignments, id)?.due !== due)
      .map(({ id }) => id)
    const left = { ownSource: [], signedOff }
    if (items.length === 0) return whyNothing(left)
    const answer: Assigned = { changed: items.length, left }
    return accept({ events: [{ type: 'items.due-set', items, due, by, at }], answer })
  },
})
