import type { RoomId } from '#shared/kernel/ids.ts'
import type { RoomActor } from './room-actor.ts'

const prefix = 'seen:'

/** Remembers beside the journal that somebody is here, or was until now. Lost without harm when the store is away. */
export async function noteSeen({ store, id, log, state, rightsUnchanged }: RoomActor, person: string): Promise<void> {
  if (state.standing.is === 'deleted') return
  const put = { [prefix + person]: new Date().toISOString() }
  await store
    .commit({ id: crypto.randomUUID(), room: id, when: [rightsUnchanged], append: [], put })
    .catch((error: unknown) => log.debug({ room: id, error }, 'who was seen when could not be stored'))
}

/** When each person was here last, ISO 8601. */
export async function readSeen({ store, id }: { store: RoomActor['store']; id: RoomId }) {
  const fields = await store.fields(id, prefix)
  return new Map([...fields].map(([field, value]) => [field.slice(prefix.length), value]))
}
