import type { Request, Router } from 'express'
import { itemMedia } from '#server/rooms/item-media.ts'
import type { Action } from '#shared/domain/roles.ts'
import type { Asking } from './authenticate.ts'
import { acceptedValue } from './problem.ts'
import { sendMedia } from './send-media.ts'

/** The picture or recording of an item, asked for by the item: who may have it is looked at each time. */
export function mediaRoutes(router: Router, asking: (request: Request, action: Action) => Promise<Asking>): void {
  router.get('/items/:item/media', async (request, response) => {
    const { caller, room } = await asking(request, 'media.read')
    const media = acceptedValue(await itemMedia(room, caller, request.params.item))
    await sendMedia(request, response, room.actor.store.blobs, media)
  })
}
