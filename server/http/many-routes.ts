import type { Request, Response, Router } from 'express'
import { alikeDisputes } from '#server/rooms/alike-disputes.ts'
import { findInRoom } from '#server/rooms/find-in-room.ts'
import { replaceLot, replacingRows, undoLot } from '#server/rooms/replace-in-room.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { ruleLot } from '#server/rooms/rule-lot.ts'
import { previewSigning, signLot } from '#server/rooms/sign-off-many.ts'
import type { Action } from '#shared/domain/roles.ts'
import { accept, type Outcome } from '#shared/kernel/outcome.ts'
import { alikeQuery, rulingLotBody } from '#shared/protocol/alike-messages.ts'
import { findBody, replaceLotBody, signingLotBody, signingPreviewBody, undoLotBody } from '#shared/protocol/many.ts'
import { askingFor } from './authenticate.ts'
import { acceptedValue } from './problem.ts'
import { parsed } from './query.ts'

export interface ManyRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** Signing many items off, finding and replacing: a preview, then lot after lot for as long as somebody asks. */
export function manyRoutes(router: Router, needs: ManyRoutesNeeds): void {
  const asking = (request: Request, action: Action) => askingFor(needs.rooms, needs.operatorToken, request, action)

  router.post('/many/signing-preview', async (request, response) => {
    const { caller, room } = await asking(request, 'item.sign-off')
    const wish = parsed(signingPreviewBody, request.body)
    await whileWaited(response, (signal) => previewSigning(room, caller, wish, signal))
  })

  router.post('/many/sign-offs', async (request, response) => {
    const { caller, room } = await asking(request, 'item.sign-off')
    response.json(acceptedValue(await signLot(room, caller, parsed(signingLotBody, request.body))))
  })

  router.get('/many/alike', async (request, response) => {
    const { caller, room } = await asking(request, 'ruling.make')
    const wish = parsed(alikeQuery, request.query)
    response.set('Cache-Control', 'no-store')
    await whileWaited(response, (signal) => alikeDisputes(room, caller, wish, signal))
  })

  router.post('/many/rulings', async (request, response) => {
    const { caller, room } = await asking(request, 'ruling.make')
    const wish = parsed(rulingLotBody, request.body)
    await whileWaited(response, async (signal) => accept(await ruleLot(room, caller, wish, signal)))
  })

  router.post('/many/finds', async (request, response) => {
    const { room } = await asking(request, 'words.replace')
    const wish = parsed(findBody, request.body)
    await whileWaited(response, (signal) => findInRoom(room, wish, signal))
  })

  router.get('/many/replacements', async (request, response) => {
    const { caller, room } = await asking(request, 'words.replace')
    response.set('Cache-Control', 'no-store').json(await replacingRows(room, caller))
  })

  router.post('/many/replacements', async (request, response) => {
    const { caller, room } = await asking(request, 'words.replace')
    response.json(await replaceLot(room, caller, parsed(replaceLotBody, request.body)))
  })

  router.post('/many/replacements/:replacing/undo', async (request, response) => {
    const { caller, room } = await asking(request, 'replacement.undo')
    const { from } = parsed(undoLotBody, request.body)
    response.json(acceptedValue(await undoLot(room, caller, request.params.replacing, from)))
  })
}

/** Work on many takes a while: it ends when nobody waits for it any more. */
async function whileWaited<T>(response: Response, work: (signal: AbortSignal) => Promise<Outcome<T>>): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  try {
    response.json(acceptedValue(await work(gone.signal)))
  } catch (error) {
    if (!gone.signal.aborted) throw error
  }
}
