import type { Store } from '#server/store/store.ts'
import { asRoomId, houseRoom, type RoomId } from '#shared/kernel/ids.ts'

const prefixOf = (person: string): string => `room:${person}:`

/** Index fields of the house: which rooms somebody of it has a seat in; `making` until the house's journal has it. */
export const roomField = (person: string, room: RoomId): string => prefixOf(person) + room

/** The rooms that somebody of the house made, also those whose making was cut off. */
export async function roomsOf(store: Store, person: string): Promise<ReadonlyMap<RoomId, string>> {
  const fields = await store.fields(houseRoom, prefixOf(person))
  return new Map(
    [...fields].flatMap(([field, value]) => {
      const room = asRoomId(field.slice(prefixOf(person).length))
      return room ? [[room, value] as const] : []
    }),
  )
}
