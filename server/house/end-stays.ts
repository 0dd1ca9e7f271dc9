import type { RoomActor } from '#server/rooms/room-actor.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { roomsOf } from './house-rooms.ts'
import { readSeat } from './seats.ts'

/** Whoever loses a session of the house loses the stays in rooms that it opened. The answer stops it. */
export function endStays(rooms: RoomRegistry, house: RoomActor): () => void {
  return house.listen(({ event }) => {
    for (const { person, id } of endedBy(house, event))
      endStaysOf(rooms, person, id).catch((error: unknown) =>
        rooms.log.error({ error }, 'stays in rooms could not be ended with the session of the house'),
      )
  })
}

function endedBy({ state }: RoomActor, event: RoomEvent): readonly { readonly person: string; readonly id: string }[] {
  const { sessions } = state.rights
  if (event.type === 'session.ended') {
    const session = tableGet(sessions, event.session)
    return session ? [session] : []
  }
  if (event.type !== 'role.taken' && event.type !== 'person.removed') return []
  return tableValues(sessions).filter(({ person, ended }) => person === event.person && ended)
}

async function endStaysOf(rooms: RoomRegistry, housePerson: string, houseSession: string): Promise<void> {
  for (const id of (await roomsOf(rooms.store, housePerson)).keys()) await endStay(rooms, id, housePerson, houseSession)
}

/** The stay has ended already, here or at another process. */
class Over extends Error {}

export async function endStay(
  rooms: RoomRegistry,
  id: RoomId,
  housePerson: string,
  houseSession: string,
): Promise<void> {
  const session = (await readSeat(rooms.store, id, housePerson))?.seat.stays[houseSession]
  const room = session === undefined ? undefined : await rooms.open(id)
  if (!room || session === undefined) return
  const { actor } = room
  const { person, role } = tableGet(actor.state.rights.sessions, session) ?? {}
  if (!person || !role) return
  try {
    await actor.alone(() =>
      actor.commit({ person, role, session: null, command: null }, () => {
        if (!actor.goesOn(session)) throw new Over()
        return { events: [{ type: 'session.ended', person, session, rights: actor.state.rights.raised + 1 }] }
      }),
    )
  } catch (error) {
    if (!(error instanceof Over)) throw error
  }
}
