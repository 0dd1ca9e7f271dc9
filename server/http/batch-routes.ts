import type { Request, Router } from 'express'
import { batchList } from '#server/rooms/batch-list.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { batchBefore, takeBackBatch } from '#server/rooms/take-back-batch.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { askingFor } from './authenticate.ts'
import { acceptedValue, Problem } from './problem.ts'

export interface BatchRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** What was imported: a list, each file again, and taking one back. */
export function batchRoutes(router: Router, needs: BatchRoutesNeeds): void {
  const asking = (request: Request, action: 'batch.import' | 'batch.take-back') =>
    askingFor(needs.rooms, needs.operatorToken, request, action)

  router.get('/batches', async (request, response) => {
    const { room } = await asking(request, 'batch.import')
    response.set('Cache-Control', 'no-store').json(await batchList(room))
  })

  router.get('/batches/:batch/file', async (request, response) => {
    const { room } = await asking(request, 'batch.import')
    const { actor } = room
    const batch = tableGet(actor.state.batches, request.params.batch)
    if (!batch) throw new Problem(404, 'No such batch', 'There is no such batch in this room')
    if (!(await actor.store.blobs.has(batch.file)))
      throw new Problem(404, 'Not kept', `${batch.name} was imported before files were kept`)
    const bytes = await actor.store.blobs.get(batch.file)
    response
      .type('application/octet-stream')
      .set('Content-Disposition', attachment(batch.name))
      .set('Cache-Control', 'private, no-cache')
      .send(Buffer.from(bytes))
  })

  router.get('/batches/:batch/take-back', async (request, response) => {
    const { room } = await asking(request, 'batch.take-back')
    response.set('Cache-Control', 'no-store').json(acceptedValue(await batchBefore(room, request.params.batch)))
  })

  router.post('/batches/:batch/take-back', async (request, response) => {
    const { caller, room } = await asking(request, 'batch.take-back')
    response.json(acceptedValue(await takeBackBatch(room, caller, request.params.batch)))
  })
}

/** The name as it was sent, for browsers that read RFC 6266; a plain one for those that do not. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, escaped)}`
}

const escaped = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`
