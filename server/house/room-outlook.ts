import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import { noDelay, type ObservedDelay } from '#shared/domain/observed-delay.ts'
import { cameInPerson, personNow } from '#shared/domain/person.ts'
import { type Role, roles } from '#shared/domain/roles.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { disputeCounts, disputeRows } from '#shared/projections/dispute-list.ts'

export const outlookSchema = z.object({
  version: z.literal(1),
  /** The entry of the journal up to which it tells; one that ends elsewhere is told anew. */
  seq: z.number().int(),
  title: z.string(),
  standing: z.enum(['open', 'archived', 'deleted']),
  items: z.number().int(),
  signedOff: z.number().int(),
  /** When the latest entry was written, ISO 8601. */
  at: z.string(),
  /** What people who came in person may do, by their id. */
  roles: z.record(z.string(), z.array(z.enum(roles))),
  /** How many disputes wait for somebody, by role and id; nothing where none does. */
  waiting: z.record(z.string(), z.number().int()),
  /** Whose entry somebody's became, by id. */
  into: z.record(z.string(), z.string()).default({}),
  /** How far behind its observers are: `ObservedDelay`. */
  delay: z.object({ seconds: z.number().int(), shownTo: z.number() }).default(noDelay),
})
/** What a room's row on the home page says, small enough to be read for hundreds of rooms without loading one. */
export type RoomOutlook = z.infer<typeof outlookSchema>

export const outlookField = 'outlook'

export const waitingFor = ({ waiting }: RoomOutlook, role: Role, person: string): number =>
  waiting[`${role}:${person}`] ?? 0

interface Told {
  readonly seq: number
  readonly at: string
  readonly counts: { readonly all: number; readonly signedOff: number }
  readonly delay?: ObservedDelay
}

export function outlookFrom(state: RoomState, { seq, at, counts, delay = noDelay }: Told): RoomOutlook {
  const present = Object.values(state.people).filter(
    (person) => person.roles.length > 0 && (cameInPerson(person) || person.roles.includes('annotator')),
  )
  const came = present.filter(cameInPerson)
  return {
    version: 1,
    seq,
    title: state.settings.title,
    standing: state.standing.is,
    items: counts.all,
    signedOff: counts.signedOff,
    at,
    delay,
    roles: Object.fromEntries(came.map(({ id, roles: held }) => [id, [...held]])),
    into: Object.fromEntries(
      Object.values(state.people).flatMap(({ id, into }) =>
        into === undefined ? [] : [[id, personNow(state.people, id)]],
      ),
    ),
    waiting: waitingIn(
      state,
      present.flatMap(({ id, roles: held }) => held.map((role) => ({ person: id, role }))),
    ),
  }
}

function waitingIn(state: RoomState, readers: readonly { person: string; role: Role }[]): Record<string, number> {
  if (!state.disputes.some((bucket) => Object.keys(bucket).length > 0)) return {}
  const waiting = readers.map((reader) => {
    const maySee = (item: string) =>
      reader.role !== 'annotator' ||
      tableGet(state.items, item)?.annotators.includes(reader.person) === true ||
      Boolean(tableGet(state.signOffs, item))
    return [
      `${reader.role}:${reader.person}`,
      disputeCounts(disputeRows(state, { ...reader, maySee })).waiting,
    ] as const
  })
  return Object.fromEntries(waiting.filter(([, count]) => count > 0))
}

/** Whoever of several processes is later throws its own away: readers hold it against the journal's head. */
export async function storeOutlook(
  store: Store,
  room: RoomId,
  outlook: RoomOutlook,
  before: string | undefined,
): Promise<void> {
  await store.commit({
    id: crypto.randomUUID(),
    room,
    when: [
      { field: outlookField, value: before },
      { stream: 'journal', head: outlook.seq },
    ],
    append: [],
    put: { [outlookField]: JSON.stringify(outlook) },
  })
}
