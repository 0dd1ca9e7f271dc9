import { EntryDamaged, openEntry, type Sha256 } from './stored-entry.ts'

/** Where a chain of entries ends as far as it was read: what the next entry must follow from. */
export interface ChainEnd {
  readonly seq: number
  /** Hash of the last head; '' before the first entry. */
  readonly hash: string
  readonly at: string
}

export const noEntries: ChainEnd = { seq: 0, hash: '', at: '' }

/**
 * The chain after one more entry, from its bytes as they are stored: nothing is written again and compared.
 * @throws EntryDamaged when the entry is not whole, or does not follow from the one before.
 */
export function linked(room: string, before: ChainEnd, bytes: Uint8Array, sha256: Sha256): ChainEnd {
  const { head, headHash } = openEntry(bytes, sha256)
  if (head.seq !== before.seq + 1)
    throw new EntryDamaged(`Entry ${head.seq} stands where entry ${before.seq + 1} should be`)
  if (head.room !== room) throw new EntryDamaged(`Entry ${head.seq} is of the room ${head.room}, not ${room}`)
  if (head.prev !== before.hash)
    throw new EntryDamaged(`Entry ${head.seq} does not follow from entry ${before.seq}: one of the two was changed`)
  if (head.at < before.at) throw new EntryDamaged(`Entry ${head.seq} is dated ${head.at}, before ${before.at}`)
  return { seq: head.seq, hash: headHash, at: head.at }
}
