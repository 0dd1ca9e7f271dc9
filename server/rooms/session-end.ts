import type { Caller } from '#server/auth/caller.ts'
import type { RoomActor } from './room-actor.ts'

/** Calls back when the session of this caller ends, wherever that is asked for; the answer stops listening. */
export function onSessionEnd(room: RoomActor, { session }: Caller, end: () => void): () => void {
  return room.listen(({ event }) => {
    if (event.type === 'session.ended' && event.session === session) end()
  })
}
