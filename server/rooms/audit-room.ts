import type { Caller } from '#server/auth/caller.ts'
import type { OpenRoom } from './room-registry.ts'
import { shownBytes } from './stored-entries.ts'

const chunk = 1000

/** The journal's stored bytes in order, up to its head when asked, a chunk at a time; bodies that are not the reader's withheld. */
export async function* auditBytes(room: OpenRoom, caller: Caller): AsyncGenerator<Uint8Array> {
  const { actor } = room
  const head = await actor.store.head(actor.id, 'journal')
  for (let after = 0; after < head; after += chunk)
    for (const { bytes } of await actor.store.range(actor.id, 'journal', after, Math.min(chunk, head - after)))
      yield shownBytes(room, caller, bytes)
}
