import type { OpenRoom } from './room-registry.ts'

const chunk = 1000

/** The journal's stored bytes in order, up to its head when asked, a chunk at a time. */
export async function* auditBytes({ actor }: OpenRoom): AsyncGenerator<Uint8Array> {
  const head = await actor.store.head(actor.id, 'journal')
  for (let after = 0; after < head; after += chunk)
    for (const { bytes } of await actor.store.range(actor.id, 'journal', after, Math.min(chunk, head - after)))
      yield bytes
}
