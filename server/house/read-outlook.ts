import { RoomJournal } from '#server/rooms/room-journal.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { Store } from '#server/store/store.ts'
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

/** The journal is read and let go again: looking from outside keeps no room in memory. */
async function retold(store: Store, id: RoomId, stored: string | undefined): Promise<RoomOutlook> {
  const journal = new RoomJournal(id, store)
  await journal.catchUp()
  const { state, end } = journal
  const outlook = outlookFrom(state, { seq: end.seq, at: end.at, counts: new Queue(state).counts('') })
  await storeOutlook(store, id, outlook, stored)
  return outlook
}
