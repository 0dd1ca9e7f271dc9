import { createEncoder, toUint8Array, writeVarUint8Array } from 'lib0/encoding'
import { decodeEntry, withheld } from '#server/audit/entry.ts'
import type { Caller } from '#server/auth/caller.ts'
import { EntryDamaged, frameEntry } from '#shared/audit/stored-entry.ts'
import { maySeeBody } from './audience.ts'
import type { OpenRoom } from './room-registry.ts'

const mostEntries = 1000

/**
 * The bytes of the journal's entries after a number, as they are stored, each after its length: whoever reads them can
 * check the chain and every body alone. Bytes that are no entry go out as they are, so that the reader finds them.
 */
export async function storedEntries(room: OpenRoom, caller: Caller, after: number): Promise<Uint8Array> {
  const { actor } = room
  const encoder = createEncoder()
  for (const { bytes } of await actor.store.range(actor.id, 'journal', after, mostEntries))
    writeVarUint8Array(encoder, shownBytes(room, caller, bytes))
  return toUint8Array(encoder)
}

/** An entry as it is stored, without its body where that is not for this reader. */
export function shownBytes(room: OpenRoom, caller: Caller, bytes: Uint8Array): Uint8Array {
  try {
    const entry = decodeEntry(bytes)
    return maySeeBody(room, caller, entry) ? bytes : frameEntry(withheld(entry))
  } catch (error) {
    if (error instanceof EntryDamaged) return bytes
    throw error
  }
}
