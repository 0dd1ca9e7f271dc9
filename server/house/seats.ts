import { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import { callerOf, sessionRow } from '#server/auth/sessions.ts'
import { newId, splitToken } from '#server/auth/tokens.ts'
import type { RoomActor } from '#server/rooms/room-actor.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { Store } from '#server/store/store.ts'
import { type Role, roles } from '#shared/domain/roles.ts'
import type { RoomState } from '#shared/domain/room.ts'
import { asRoomId, houseRoom, type RoomId } from '#shared/kernel/ids.ts'

const seatSchema = z.strictObject({
  /** Who somebody of the house is in this room. */
  person: z.string(),
  role: z.enum(roles),
  /** By session of the house: the session of this room that it opened. One that ended opens no other. */
  stays: z.record(z.string(), z.string()),
})
export type Seat = z.infer<typeof seatSchema>

/** The index field of a room that says who somebody of the house is there. */
export const seatField = (housePerson: string): string => `seat:${housePerson}`

export const seatValue = (seat: Seat): string => JSON.stringify(seat)

export async function readSeat(
  store: Store,
  room: RoomId,
  housePerson: string,
): Promise<{ readonly stored: string; readonly seat: Seat } | undefined> {
  const stored = await store.field(room, seatField(housePerson))
  return stored === undefined ? undefined : { stored, seat: seatSchema.parse(JSON.parse(stored)) }
}

/** The cookie value that would prove a house cookie's stay in a room: the same secret finds the row there. */
export const stayIn = (room: RoomId, houseCookie: string): string => `${room}.${splitToken(houseCookie)?.secret ?? ''}`

/** Whether the seat still stands: its person holds that role there. */
export const isHeld = (
  { people }: Pick<RoomState, 'people'>,
  { person, role }: Pick<Seat, 'person' | 'role'>,
): boolean => people[person]?.roles.includes(role) === true

/**
 * Who holds this cookie in that room: by a session of the room itself, or by one of the house whose person has a seat
 * there. The first time in a session of the house a session of the room is opened for it.
 */
export async function callerIn(
  rooms: RoomRegistry,
  cookie: string,
  wanted: string | undefined,
): Promise<Caller | undefined> {
  const caller = await callerOf(rooms.store, cookie)
  const room = asRoomId(wanted ?? '')
  if (!caller || caller.room !== houseRoom || !room || room === houseRoom) return caller
  const stay = stayIn(room, cookie)
  return (await callerOf(rooms.store, stay)) ?? (await sitDown(rooms, caller, room, stay))
}

/** The seat is not there, not held any more, or its stay was ended. */
class NoSeat extends Error {}

async function sitDown(rooms: RoomRegistry, house: Caller, id: RoomId, stay: string): Promise<Caller | undefined> {
  const found = await readSeat(rooms.store, id, house.person)
  const room = found && (await rooms.open(id))
  if (!room) return undefined
  const { person, role } = found.seat
  try {
    await openStay(room.actor, house, { person: room.actor.personNow(person), role }, splitToken(stay)?.secret ?? '')
  } catch (error) {
    if (!(error instanceof NoSeat)) throw error
  }
  // Also where another request was faster.
  return callerOf(rooms.store, stay)
}

async function openStay(
  actor: RoomActor,
  { person: housePerson, session: houseSession }: Caller,
  { person, role }: { person: string; role: Role },
  secret: string,
): Promise<void> {
  const session = newId()
  const field = seatField(housePerson)
  await actor.alone(() =>
    actor.commit({ person, role, session, command: null }, async () => {
      const { stored, seat } = (await readSeat(actor.store, actor.id, housePerson)) ?? {}
      if (
        !seat ||
        houseSession === null ||
        !isHeld(actor.state, { person, role }) ||
        seat.stays[houseSession] !== undefined
      )
        throw new NoSeat()
      return {
        events: [{ type: 'session.opened', person, role, session }],
        when: [{ field, value: stored }],
        put: {
          [field]: seatValue({ ...seat, stays: { ...seat.stays, [houseSession]: session } }),
          ...sessionRow(secret, { id: session, person, role }),
        },
      }
    }),
  )
}
