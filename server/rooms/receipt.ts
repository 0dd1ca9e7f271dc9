import { decodeEntry, type Entry } from '#server/audit/entry.ts'
import type { Acceptance } from '#shared/domain/acceptance.ts'
import type { SeenRoom } from './seen-room.ts'

const lot = 1000

/** The journal's entry of an acceptance; what was said lately is found first. */
export async function acceptanceEntry({ actor }: SeenRoom, { id }: Acceptance): Promise<Entry | undefined> {
  for (let end = actor.seq; end > 0; end -= lot) {
    const after = Math.max(0, end - lot)
    const entries = await actor.store.range(actor.id, 'journal', after, end - after)
    for (const { bytes } of entries) {
      const entry = decodeEntry(bytes)
      const isOne = entry.head.type === 'items.accepted' || entry.head.type === 'items.returned'
      if (isOne && entry.body?.data.acceptance === id) return entry
    }
  }
  return undefined
}
