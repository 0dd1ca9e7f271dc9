import type { Caller } from '#server/auth/caller.ts'
import type { Media } from '#shared/domain/media.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { maySee } from './item-sources.ts'
import type { OpenRoom } from './room-registry.ts'

/** The picture or recording of an item, for whoever may see its sources or its result; observers as they see the room. */
export async function itemMedia({ actor, sight }: OpenRoom, caller: Caller, id: string): Promise<Outcome<Media>> {
  // The pen may have been given or taken at another process just now.
  if (caller.role === 'annotator') await actor.learnRights()
  return sight.look(caller.role, (seen): Outcome<Media> => {
    const item = seen.actor.item(id)
    if (!item) return refuse('not-found', `There is no item ${id} in this room`)
    if (!maySee(seen, caller, item)) return refuse('forbidden', 'You see this item once it is signed off')
    return item.media ? accept(item.media) : refuse('not-found', 'No picture or recording was brought to this item')
  })
}
