import { maySettle } from '#shared/domain/assignment.ts'
import { type DealWish, dealOf, dealt } from '#shared/domain/deal-items.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { QueueRow } from '#shared/projections/queue.ts'
import type {
  Assignee,
  Assignees,
  AssignmentFilter,
  AssignmentIds,
  AssignmentPage,
  AssignmentRow,
  DealPreview,
} from '#shared/protocol/assignment-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** Left-over items that a preview names; the rest it counts. */
const mostNamed = 20

/** Who may have items and what is theirs, by name. */
export async function assignees({ actor }: OpenRoom, today: string): Promise<Assignees> {
  const { state } = actor
  const names = await readNames(actor.store, actor.id)
  const tallies = tally(state, today)
  const people = Object.values(state.people)
    .filter(maySettle)
    .map(({ id, roles }): Assignee => {
      const { assigned, signedOff, late } = tallies.get(id) ?? nothing
      const name = nameOf(id, state.people, names)
      return { id, name, roles, assigned, open: assigned - signedOff, signedOff, late }
    })
  return {
    people: people.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    batches: tableValues(state.batches)
      .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
      .map(({ id, name }) => ({ id, name })),
    nobodys: tableValues(state.items).filter(
      ({ id }) => !tableGet(state.signOffs, id) && !tableGet(state.assignments, id),
    ).length,
  }
}

interface Tally {
  assigned: number
  signedOff: number
  late: number
}
const nothing: Tally = { assigned: 0, signedOff: 0, late: 0 }

function tally({ items, assignments, signOffs }: RoomState, today: string): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const { id } of tableValues(items)) {
    const assignment = tableGet(assignments, id)
    if (!assignment) continue
    const known = tallies.get(assignment.to) ?? { ...nothing }
    const signed = Boolean(tableGet(signOffs, id))
    known.assigned += 1
    if (signed) known.signedOff += 1
    else if (assignment.due !== null && assignment.due < today) known.late += 1
    tallies.set(assignment.to, known)
  }
  return tallies
}

function isWhose(row: AssignmentRow, { whose, today }: AssignmentFilter): boolean {
  switch (whose) {
    case 'anybody':
      return true
    case 'nobody':
      return row.to === null
    case 'somebody':
      return row.to !== null
    case 'late':
      return row.to !== null && row.due !== null && row.due < today && row.state !== 'signed-off'
    default:
      return row.to === whose
  }
}

/** In the order of the queue; of those that are somebody's, what is due first comes first. */
function found({ actor }: OpenRoom, filter: AssignmentFilter): readonly AssignmentRow[] {
  const { state, queue } = actor
  const rowFrom = ({ id, key, language, excerpt, state: stands }: QueueRow): AssignmentRow => {
    const [item, assignment] = [tableGet(state.items, id), tableGet(state.assignments, id)]
    const whose = { to: assignment?.to ?? null, due: assignment?.due ?? null }
    return { id, key, language, excerpt, state: stands, batch: item?.batch ?? '', words: item?.words ?? 0, ...whose }
  }
  const inState = (row: AssignmentRow) =>
    filter.state === 'all' || (filter.state === 'unfinished' ? row.state !== 'signed-off' : row.state === filter.state)
  const rows = queue
    .rows({ filter: 'all', search: filter.search }, '')
    .map(rowFrom)
    .filter((row) => inState(row) && (filter.batch === undefined || row.batch === filter.batch) && isWhose(row, filter))
  const byDue = filter.whose !== 'anybody' && filter.whose !== 'nobody'
  return byDue ? rows.sort((a, b) => dueOf(a).localeCompare(dueOf(b))) : rows
}

const dueOf = ({ due }: AssignmentRow): string => due ?? '9999-99-99'

export function assignmentPage(
  room: OpenRoom,
  { from, count, ...filter }: AssignmentFilter & { from: number; count: number },
): AssignmentPage {
  const rows = found(room, filter)
  return { total: rows.length, rows: rows.slice(from, from + count) }
}

export const assignmentIds = (room: OpenRoom, filter: AssignmentFilter): AssignmentIds =>
  found(room, filter).map(({ id, to }) => [id, to])

/** What `items.deal` would do now. */
export function dealPreview({ actor }: OpenRoom, wish: DealWish): DealPreview {
  const { hands, left } = dealt(dealOf(actor.state, wish))
  const named = left.ownSource.slice(0, mostNamed).map((id) => ({ id, key: actor.item(id)?.key ?? '' }))
  return { hands, left: { ownSource: left.ownSource.length, over: left.over.length, named } }
}
