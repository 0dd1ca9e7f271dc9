import type { ExportMade } from '#shared/domain/export-made.ts'
import { isLabelled } from '#shared/domain/item.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { ExportHistory, ExportRow } from '#shared/protocol/exports.ts'
import { isComparable } from './export-room.ts'
import { labelKinds } from './label-uses.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** Every file that was written, the latest first, for staff. */
export async function exportHistory(room: OpenRoom): Promise<ExportHistory> {
  const { actor } = room
  await actor.alone(() => actor.catchUp())
  const { exports, people, batches, items } = actor.state
  const names = await readNames(actor.store, actor.id)
  const row = ({ manifest: _, by, batch, ...made }: ExportMade): ExportRow => ({
    ...made,
    name: by === null ? null : nameOf(by, people, names),
    batch: batch === null ? null : (tableGet(batches, batch)?.name ?? batch),
    comparable: isComparable({ ...made, manifest: '', by, batch }),
  })
  const kindsOf = await labelKinds(room)
  const counts = new Map<string, number>()
  for (const { batch } of tableValues(items)) counts.set(batch, (counts.get(batch) ?? 0) + 1)
  const labelled = new Set(tableValues(items).flatMap((item) => (isLabelled(item) ? [item.batch] : [])))
  return {
    exports: exports.map(row).toReversed(),
    batches: tableValues(batches)
      .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
      .map(({ id, name }) => ({
        ...{ id, name, items: counts.get(id) ?? 0 },
        holds: labelled.has(id) ? ('labels' as const) : ('transcripts' as const),
        kinds: kindsOf(id),
      }))
      .filter(({ items: count }) => count > 0),
  }
}

/** The list of an export's items and the hashes of their values, as it was stored. */
export async function exportManifest({ actor }: OpenRoom, number: number): Promise<Outcome<Uint8Array>> {
  await actor.alone(() => actor.catchUp())
  const made = actor.state.exports.find((each) => each.number === number)
  if (!made) return refuse('not-found', `There is no export ${number} in this room`)
  return accept(await actor.store.blobs.get(made.manifest))
}
