import type { RoomEvent } from './room.ts'

/** The items that an event names: one, several, or none. */
export function itemsOf(event: RoomEvent): readonly string[] {
  if ('item' in event) return event.item === undefined ? [] : [event.item]
  return 'items' in event && Array.isArray(event.items) ? event.items : []
}
