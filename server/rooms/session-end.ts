import type { Caller } from '#server/auth/caller.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

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

/** Calls back when the pen of an item is given or taken; the answer stops listening. */
export const onPenMoved = ({ actor }: OpenRoom, item: string, moved: () => unknown): (() => void) =>
  actor.listen(({ event }) => {
    if ((event.type === 'pen.given' || event.type === 'pen.taken') && event.item === item) moved()
  })
