import { reduceLabelling } from '#shared/domain/labelling.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { reduceChosen } from '#shared/domain/set-settings.ts'
import type { Joined } from '#shared/protocol/rt-messages.ts'

/** What this page knows of its room after an event: title, reasons, and whether it is archived. */
export function roomAfter(room: Joined['room'], event: RoomEvent): Joined['room'] {
  switch (event.type) {
    case 'reasons.changed':
      return { ...room, settings: { ...room.settings, reasons: event.reasons } }
    case 'settings.changed':
      return { ...room, settings: reduceChosen(room.settings, event) }
    case 'labelling.changed':
      return { ...room, settings: reduceLabelling(room.settings, event) }
    case 'profile.changed':
      return { ...room, settings: { ...room.settings, profile: event.profile } }
    case 'room.renamed':
      return { ...room, settings: { ...room.settings, title: event.title } }
    case 'room.archived':
      return { ...room, standing: { is: 'archived', by: event.by, at: event.at } }
    case 'room.restored':
      return { ...room, standing: { is: 'open' } }
    default:
      return room
  }
}
