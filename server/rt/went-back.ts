import type { z } from 'zod'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import type { sinceRequest } from '#shared/protocol/rt-messages.ts'

/** Whether the journal is not the one any more of which this client knows an entry. */
export async function wentBack(
  room: OpenRoom,
  { actor }: SeenRoom,
  { seq, mark }: z.infer<typeof sinceRequest>,
): Promise<boolean> {
  // Another process may have gone on: only the journal's head tells.
  if (seq > actor.seq) await actor.readOn()
  // Or it has shown a moment sooner what is not due here yet.
  if (seq > actor.seq) return mark === undefined || room.actor.markAt(seq) !== mark
  const stored = actor.markAt(seq)
  return mark !== undefined && stored !== undefined && stored !== mark
}
