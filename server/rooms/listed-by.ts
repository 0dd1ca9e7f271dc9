import type { Blobs } from '#server/store/store.ts'
import type { BatchListed } from '#shared/domain/batch.ts'
import { changesSchema } from '#shared/domain/comparing.ts'
import type { ItemChange, ItemsCompared } from '#shared/domain/item-change.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { readManifest } from './item-blobs.ts'

/** What stands in the manifest that an event names, to be reduced after it. */
export async function listedBy(blobs: Blobs, event: RoomEvent): Promise<readonly (BatchListed | ItemsCompared)[]> {
  switch (event.type) {
    case 'batch.imported': {
      const manifest = await readManifest(blobs, event.manifest)
      return [{ type: 'batch.listed', manifest }, ...compared(manifest.changed ?? [])]
    }
    case 'batch.taken-back':
      return [{ type: 'batch.unlisted', manifest: await readManifest(blobs, event.manifest) }]
    case 'profile.changed':
    case 'item.compared':
      return compared(
        changesSchema.parse(JSON.parse(new TextDecoder().decode(await blobs.get(event.manifest)))).changed,
      )
    default:
      return []
  }
}

const compared = (changed: readonly ItemChange[]): readonly ItemsCompared[] =>
  changed.length > 0 ? [{ type: 'items.compared', changed }] : []
