import type { Caller } from '#server/auth/caller.ts'
import type { RoomActor } from './room-actor.ts'

/**
 * Calls back when the session of this caller ends, wherever that is asked for, and at once when it has ended since it
 * was looked up; the answer stops listening.
 */
export function onSessionEnd(room: RoomActor, { session }: Caller, end: () => void): () => void {
  if (!room.goesOn(session)) {
    end()
    return () => undefined
  }
  return room.listen(({ event }) => {
    if ('rights' in event && !room.goesOn(session)) end()
  })
}
