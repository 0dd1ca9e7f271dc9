import { tableValues } from '#shared/kernel/table.ts'
import type { BatchRow } from '#shared/protocol/batch-messages.ts'
import { readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** Every import of a room, the latest first, with how far its items are. */
export async function batchList({ actor }: OpenRoom): Promise<readonly BatchRow[]> {
  await actor.alone(() => actor.catchUp())
  const { state, store, queue } = actor
  const names = await readNames(store, actor.id)
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person)?.name ?? null))
  const far = new Map<string, { signedOff: number; disputes: number }>()
  for (const { id, batch } of tableValues(state.items)) {
    const sum = far.get(batch) ?? { signedOff: 0, disputes: 0 }
    const row = queue.row(id)
    if (row?.state === 'signed-off') sum.signedOff++
    sum.disputes += row?.disputes ?? 0
    far.set(batch, sum)
  }
  const rows = tableValues(state.batches).map(async ({ manifest: _, by, takenBack, ...batch }) => ({
    ...batch,
    by: nameOf(by),
    takenBack: takenBack && { at: takenBack.at, by: nameOf(takenBack.by) },
    ...(far.get(batch.id) ?? { signedOff: 0, disputes: 0 }),
    kept: await store.blobs.has(batch.file),
  }))
  return (await Promise.all(rows)).sort((a, b) => ((a.at ?? '') > (b.at ?? '') ? -1 : 1))
}
