import type { Format, Original } from '#shared/formats/format.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { ExportedValue } from '#shared/projections/export-manifest.ts'
import { nameOf, readNames } from './people-names.ts'
import type { RoomActor } from './room-actor.ts'

interface Of {
  readonly values: readonly ExportedValue[]
  readonly names: boolean
}

/** The files that the items came by, as far as the blob store has them: imports from before they were kept have none. */
export async function originalsOf(actor: RoomActor, format: Format, { values, names }: Of): Promise<Original[]> {
  if (!format.writesBack) return []
  const people = await readNames(actor.store, actor.id)
  const pseudonyms = new Map(
    [...people].flatMap(([id, { annotator }]) =>
      annotator === undefined ? [] : [[annotator, nameOf(id, actor.state.people, undefined)] as const],
    ),
  )
  const originals: Original[] = []
  for (const batch of new Set(values.map((value) => value.batch))) {
    const keys = values.filter((value) => value.batch === batch).map(({ key }) => key)
    const found = tableGet(actor.state.batches, batch)
    const files = found?.files?.map(({ file }) => file) ?? (found ? [found.file] : [])
    for (const file of files)
      if (await actor.store.blobs.has(file))
        originals.push({ bytes: await actor.store.blobs.get(file), keys, pseudonyms: names ? null : pseudonyms })
  }
  return originals
}
