import type { Request, Router } from 'express'
import { z } from 'zod'
import { type Caller, operatorOf } from '#server/auth/caller.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { accountOf } from '#server/limits/spending.ts'
import { StagedMedia } from '#server/media/staged-media.ts'
import { takeMedia } from '#server/media/take-media.ts'
import { itemMedia } from '#server/rooms/item-media.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { shownMedia } from '#shared/domain/media.ts'
import { asRoomId } from '#shared/kernel/ids.ts'
import type { MediaSent } from '#shared/protocol/media.ts'
import { askingFor, hasOperatorToken } from './authenticate.ts'
import { acceptedValue, Problem } from './problem.ts'
import { parsed } from './query.ts'
import { sendMedia } from './send-media.ts'

export interface MediaRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
  readonly doors: Doorkeeper
  /** The longest picture or recording that is taken. */
  readonly mediaBytes: number
}

/** A name that whoever sends files draws for them; the import names it. */
export const mediaSetName = z.string().regex(/^[a-z0-9]{16,40}$/)

/** Its path, as the batch may name it. */
export const mediaQuery = z.strictObject({ file: z.string().min(1).max(2000) })

/**
 * The picture or recording of an item, asked for by the item: who may have it is looked at each time. And the way in:
 * files are sent one by one, or zips of them, and stay beside the room until an import names their set.
 */
export function mediaRoutes(router: Router, needs: MediaRoutesNeeds): void {
  const { rooms, operatorToken } = needs
  const staged = new StagedMedia(rooms.store)

  router.get('/items/:item/media', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'media.read')
    const media = acceptedValue(await itemMedia(room, caller, request.params.item))
    await sendMedia(request, response, rooms.store.blobs, media)
  })

  router.post('/media/:set', async (request, response) => {
    const caller = await mediaSender(needs, request)
    const set = parsed(mediaSetName, request.params.set)
    const { file } = parsed(mediaQuery, request.query)
    const operator = hasOperatorToken(request, needs.operatorToken)
    if (!operator && (await needs.doors.limits.spend('media', accountOf(caller))) > 0) throw tooMuchMedia
    const taken = await taking(needs, request, file)
    if (!taken) return
    await staged.add(set, caller, taken.files)
    // What came of it is heard only by who is let finish sending.
    request.resume()
    const files = taken.files.map(({ name, media }) => ({ name, ...shownMedia(media) }))
    const sent: MediaSent = { files, refused: taken.refused }
    response.set('Cache-Control', 'no-store').json(sent)
  })

  router.post('/media/:set/drop', async (request, response) => {
    const caller = await mediaSender(needs, request)
    await staged.end(parsed(mediaSetName, request.params.set), caller, new Set())
    response.status(204).end()
  })
}

/** Undefined where the sender has gone away. */
async function taking({ rooms, mediaBytes }: MediaRoutesNeeds, request: Request, file: string) {
  try {
    return await takeMedia(rooms.store.blobs, file, request.iterator({ destroyOnReturn: false }), mediaBytes)
  } catch (error) {
    if (!request.destroyed || request.complete) throw error
    return undefined
  }
}

/** The command line may send files for a room that its import is to make. */
export async function mediaSender(
  { rooms, operatorToken }: Pick<MediaRoutesNeeds, 'rooms' | 'operatorToken'>,
  request: Request,
): Promise<Caller> {
  const id = asRoomId(String(request.params.room))
  if (id && hasOperatorToken(request, operatorToken)) return operatorOf(id)
  return (await askingFor(rooms, operatorToken, request, 'batch.import')).caller
}

const tooMuchMedia = new Problem(
  429,
  'Too many files',
  'You have sent many pictures and recordings within an hour. This one was not stored: wait a while, then send it again.',
)
