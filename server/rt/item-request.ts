import { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { allows } from '#shared/domain/roles.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { itemViewOf } from '#shared/projections/item-view.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'

const itemRequest = z.strictObject({ item: z.string().max(40) })

/** An item as the journal has it, for who may read its draft. */
export async function itemView(room: SeenRoom, caller: Caller, request: unknown): Promise<Outcome<ItemView>> {
  const asked = itemRequest.safeParse(request)
  const { actor } = room
  const item = asked.success ? actor.item(asked.data.item) : undefined
  const row = item && actor.queue.row(item.id)
  if (!item || !row) return refuse('not-found', 'There is no such item in this room')
  if (!allows('draft.read', caller.role) || !maySee(room, caller, item))
    return refuse('forbidden', 'You see this item once it is signed off')
  const begun = (await actor.store.head(actor.id, streamOf(item.id))) > 0
  return accept(itemViewOf(actor.state, actor.queue.row(item.id) ?? row, actor.seq, begun))
}
