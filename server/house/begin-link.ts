import { operatorOf } from '#server/auth/caller.ts'
import { makeInvite } from '#server/auth/invites.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { houseRoom, type RoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { readOutlook } from './read-outlook.ts'

export const beginHours = 24

/**
 * A link into the house for whoever runs this server: until somebody has come in there, and only where no room of people
 * has a lead already (`demo`: rooms that are nobody's own). Fresh at each start.
 */
export async function beginLink(rooms: RoomRegistry, demo: readonly string[]): Promise<string | undefined> {
  const house = await rooms.house()
  await house.actor.alone(() => house.actor.catchUp())
  if (tableValues(house.actor.state.rights.sessions).length > 0) return undefined
  for (const room of await rooms.names()) if (!demo.includes(room) && (await hasLead(rooms, room))) return undefined
  return makeInvite(house, operatorOf(houseRoom), { role: 'lead', hours: beginHours, uses: 1 })
}

async function hasLead(rooms: RoomRegistry, room: RoomId): Promise<boolean> {
  const outlook = await readOutlook(rooms, room)
  return Object.values(outlook?.roles ?? {}).some((held) => held.includes('lead'))
}
