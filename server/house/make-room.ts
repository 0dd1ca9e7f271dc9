import type { Caller } from '#server/auth/caller.ts'
import { makeInvite } from '#server/auth/invites.ts'
import { sessionRow } from '#server/auth/sessions.ts'
import { newId, newToken, splitToken } from '#server/auth/tokens.ts'
import { namedValue, nameField } from '#server/rooms/people-names.ts'
import { RoomNameRefused, type RoomRegistry } from '#server/rooms/room-registry.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { roomField } from './house-rooms.ts'
import { seatField, seatValue } from './seats.ts'

/** Somebody of the house at this browser. */
export interface HouseGuest {
  readonly caller: Caller
  readonly cookie: string
  readonly name: string
}

/** Somebody who leads a room comes into the house, as a person of its own. */
export async function enterHouse(rooms: RoomRegistry, name: string): Promise<HouseGuest> {
  const { actor } = await rooms.house()
  const [token, person, session] = [newToken(), newId(), newId()]
  const author = { person, role: 'lead', session, command: null } as const
  await actor.alone(() =>
    actor.commit(author, () => ({
      events: [{ type: 'session.opened', person, role: 'lead', session }],
      put: { ...sessionRow(token, { id: session, person, role: 'lead' }), [nameField(person)]: namedValue({ name }) },
    })),
  )
  return { caller: { room: houseRoom, person, role: 'lead', session }, cookie: `${houseRoom}.${token}`, name }
}

export interface RoomWish {
  readonly room: RoomId
  readonly title: string
  readonly languages: readonly string[]
}

/**
 * A room with its maker as lead, who is in it already: room, person, seat and session are one commit. The house knows
 * before that it is being made, and after that it was; what is cut off between is finished when its maker looks.
 * @throws RoomNameRefused
 */
export async function makeRoom(
  rooms: RoomRegistry,
  by: HouseGuest,
  { room, title, languages }: RoomWish,
): Promise<void> {
  const { person: housePerson, session: houseSession } = by.caller
  const house = await rooms.house()
  if (room === houseRoom || (await rooms.open(room))) throw taken(room)
  await note(rooms, housePerson, room)
  const [person, session] = [newId(), newId()]
  const author = { person, role: 'lead', session, command: null } as const
  const settings = { ...defaultSettings(title), languages: [...languages] }
  const made = await rooms.found(
    room,
    author,
    [
      { type: 'room.created', settings, pseudonyms: 'drawn' },
      { type: 'session.opened', person, role: 'lead', session },
    ],
    {
      [nameField(person)]: namedValue({ name: by.name }),
      [seatField(housePerson)]: seatValue({ person, role: 'lead', stays: { [houseSession ?? '']: session } }),
      ...sessionRow(splitToken(by.cookie)?.secret ?? '', { id: session, person, role: 'lead' }),
    },
  )
  if (!made) throw taken(room)
  await recordMade(rooms, by.caller, room, title)
  await house.actor.alone(() => house.actor.catchUp())
}

const taken = (room: RoomId) => new RoomNameRefused(`There is a room "${room}" already: choose another name`)

async function note({ store }: RoomRegistry, person: string, room: RoomId): Promise<void> {
  const field = roomField(person, room)
  const when = [{ field, value: undefined }]
  await store.commit({ id: crypto.randomUUID(), room: houseRoom, when, append: [], put: { [field]: 'making' } })
}

/** In the journal of the house, once. */
export async function recordMade(rooms: RoomRegistry, by: Caller, room: RoomId, title: string): Promise<void> {
  const { actor } = await rooms.house()
  const field = roomField(by.person, room)
  const author = { person: by.person, role: by.role, session: by.session, command: null }
  await actor.alone(async () => {
    while ((await actor.store.field(houseRoom, field)) !== 'made')
      await actor.attempt(author, {
        events: [{ type: 'room.made', room, title, by: by.person }],
        when: [{ field, value: 'making' }],
        put: { [field]: 'made' },
      })
  })
}

/** A link by which somebody of the house comes in at another browser. */
export async function linkHome(rooms: RoomRegistry, by: Caller, hours: number): Promise<string> {
  return makeInvite(await rooms.house(), by, { role: 'lead', person: by.person, hours, uses: 1 })
}
