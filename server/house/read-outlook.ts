import { RoomJournal } from '#server/rooms/room-journal.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { Store } from '#server/store/store.ts'
import { shownUntil } from '#shared/domain/observed-delay.ts'
import { allows, type Role } from '#shared/domain/roles.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { Queue } from '#shared/projections/queue.ts'
import { outlookField, outlookFrom, outlookSchema, type RoomOutlook, storeOutlook } from './room-outlook.ts'

/** The outlook of a room, wherever it is: in this process, in the index, or from its journal. Undefined: no such room. */
export async function readOutlook(rooms: RoomRegistry, id: RoomId): Promise<RoomOutlook | undefined> {
  const room = await rooms.loaded(id)
  if (room) return room.outlook()
  const [stored, head] = await Promise.all([rooms.store.field(id, outlookField), rooms.store.head(id, 'journal')])
  if (head === 0) return undefined
  const known = stored === undefined ? undefined : outlookSchema.safeParse(JSON.parse(stored)).data
  return known?.seq === head ? known : retold(rooms.store, id, stored)
}

/**
 * As somebody of that role sees it. Observers who are behind, while not all of it is shown to them, have it from the
 * room as it stood.
 */
export async function seenOutlook(rooms: RoomRegistry, id: RoomId, role: Role): Promise<RoomOutlook | undefined> {
  const outlook = await readOutlook(rooms, id)
  if (!outlook || allows('people.see', role) || outlook.delay.seconds === 0) return outlook
  if (Date.parse(outlook.at) <= shownUntil(outlook.delay, Date.now())) return outlook
  const room = await rooms.open(id)
  return room?.sight.look(role, ({ actor }) => {
    const at = actor.since(actor.seq - 1)?.at(-1)?.at ?? ''
    return outlookFrom(actor.state, { seq: actor.seq, at, counts: actor.queue.counts('') })
  })
}

/** The journal is read and let go again: looking from outside keeps no room in memory. */
async function retold(store: Store, id: RoomId, stored: string | undefined): Promise<RoomOutlook> {
  const journal = new RoomJournal(id, store)
  await journal.catchUp()
  const { state, end, delay } = journal
  const outlook = outlookFrom(state, { seq: end.seq, at: end.at, counts: new Queue(state).counts(''), delay })
  await storeOutlook(store, id, outlook, stored)
  return outlook
}
