import type { Request, Response, Router } from 'express'
import { itemMedia } from '#server/rooms/item-media.ts'
import type { PeaksDesk, PeaksState } from '#server/sound/peaks-desk.ts'
import type { Blobs } from '#server/store/store.ts'
import type { Action } from '#shared/domain/roles.ts'
import { peaksType } from '#shared/sound/peaks.ts'
import type { PeaksAnswer } from '#shared/sound/peaks-answer.ts'
import type { Asking } from './authenticate.ts'
import { acceptedValue, Problem } from './problem.ts'

const askAgainSeconds = 1
const busySeconds = 10

/** How loud an item's recording is where, for whoever may hear it. The first who asks has it computed. */
export function peaksRoutes(
  router: Router,
  desk: PeaksDesk,
  asking: (request: Request, action: Action) => Promise<Asking>,
): void {
  router.get('/items/:item/peaks', async (request, response) => {
    const { caller, room } = await asking(request, 'media.read')
    const media = acceptedValue(await itemMedia(room, caller, request.params.item))
    if (!/^(?:audio|video)\//.test(media.type)) throw new Problem(404, 'Not there', 'This item has no recording')
    const { store, id } = room.actor
    const open = () => recordingOf(store.blobs, media.hash, media.bytes)
    response.vary('Cookie').set('Cache-Control', 'private, no-cache')
    sendPeaks(request, response, await desk.ask(id, { hash: media.hash, bytes: media.bytes, open }))
  })
}

function sendPeaks(request: Request, response: Response, state: PeaksState): void {
  switch (state.is) {
    case 'ready':
      response.set({ ETag: `"${state.blob}"`, 'Content-Type': peaksType })
      if (request.fresh) response.status(304).end()
      else response.end(state.bytes)
      return
    case 'none':
      answer(response, { is: 'none', code: state.fault.code, message: state.fault.message })
      return
    case 'computing':
    case 'busy': {
      const isBusy = state.is === 'busy'
      response.status(202).set('Retry-After', String(isBusy ? busySeconds : askAgainSeconds))
      answer(response, { is: 'computing', share: isBusy ? 0 : state.share })
    }
  }
}

const answer = (response: Response, body: PeaksAnswer) => void response.json(body)

async function* recordingOf(blobs: Blobs, hash: string, bytes: number): AsyncGenerator<Uint8Array> {
  for await (const piece of blobs.read(hash, 0, bytes)) yield piece as Uint8Array
}
