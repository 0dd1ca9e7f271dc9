import type { Blobs } from '#server/store/store.ts'
import { changesSchema } from '#shared/domain/comparing.ts'
import type { ItemChange, ItemsCompared } from '#shared/domain/item-change.ts'
import { mediaManifestSchema } from '#shared/domain/media-added.ts'
import type { Listed, RoomEvent } from '#shared/domain/room.ts'
import { readManifest } from './item-blobs.ts'

/** What stands in the manifest that an event names, to be reduced after it. */
export async function listedBy(blobs: Blobs, event: RoomEvent): Promise<readonly Listed[]> {
  switch (event.type) {
    case 'batch.imported': {
      const manifest = await readManifest(blobs, event.manifest)
      return [{ type: 'batch.listed', manifest }, ...compared(manifest.changed ?? [])]
    }
    case 'batch.taken-back':
      return [{ type: 'batch.unlisted', manifest: await readManifest(blobs, event.manifest) }]
    case 'media.added':
      return [{ type: 'media.listed', ...mediaManifestSchema.parse(await jsonOf(blobs, event.manifest)) }]
    case 'profile.changed':
    case 'item.compared':
      return compared(changesSchema.parse(await jsonOf(blobs, event.manifest)).changed)
    default:
      return []
  }
}

const compared = (changed: readonly ItemChange[]): readonly ItemsCompared[] =>
  changed.length > 0 ? [{ type: 'items.compared', changed }] : []

const jsonOf = async (blobs: Blobs, hash: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await blobs.get(hash)))
