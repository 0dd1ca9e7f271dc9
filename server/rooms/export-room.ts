import canonicalize from 'canonicalize'
import type { Caller } from '#server/auth/caller.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { ExportedItem, Format } from '#shared/formats/format.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { exportedItem } from '#shared/projections/export.ts'
import { jsonBytes } from './item-blobs.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import { summariseDraft } from './summarise.ts'

export interface ExportWish {
  readonly format: Format
  readonly names: boolean
  readonly per: 'item' | 'segment'
  readonly verbatim: boolean
}

/**
 * The settled result of a room in the order of its import, read to the head. `export.made` records each item's value
 * by hash, so that a file can be held against the audit trail.
 */
export async function exportRoom(
  { actor }: OpenRoom,
  by: Caller,
  { format, names, per, verbatim }: ExportWish,
): Promise<string> {
  if (!format.write) throw new Error(`${format.name} can be read but not written`)
  await actor.alone(() => actor.catchUp())
  const listed = tableValues(actor.state.items).sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  for (const item of listed) await summariseDraft(actor, item)
  const known = names ? await readNames(actor.store, actor.id) : undefined
  const items: ExportedItem[] = []
  for (const item of listed) {
    const [bench, { sources }] = await Promise.all([actor.bench(item), actor.blobs.sources(item)])
    const { state } = actor
    items.push(exportedItem(state, { item, bench, sources, nameOf: (person) => nameOf(person, state.people, known) }))
  }
  const values = items.map((item, at) => ({ item: listed[at]?.id, hash: wordsHash(canonicalize(item) ?? '') }))
  const [manifest = ''] = await actor.store.blobs.put([jsonBytes({ format: format.name, values })])
  await actor.alone(() =>
    actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, () => ({
      events: [{ type: 'export.made', format: format.name, names, items: items.length, manifest }],
    })),
  )
  return format.write(items, { room: actor.id, per, verbatim })
}
