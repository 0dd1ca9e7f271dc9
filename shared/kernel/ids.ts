declare const brand: unique symbol
type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** `[a-z0-9-]`, at most 64: it stands in addresses and in Redis hash tags. */
export type RoomId = Branded<string, 'room'>

/** Not a room to work in: the journal, people, links and sessions of those who make rooms on this server. */
export const houseRoom = 'chavadi-house' as RoomId

const roomIdPattern = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

export function asRoomId(text: string): RoomId | undefined {
  return roomIdPattern.test(text) ? (text as RoomId) : undefined
}
