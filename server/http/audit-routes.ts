import { Readable } from 'node:stream'
import { type Request, Router } from 'express'
import { signHead } from '#server/audit/signed-head.ts'
import { trailLines } from '#server/audit/trail.ts'
import { auditPage } from '#server/rooms/audit-page.ts'
import { auditBytes } from '#server/rooms/audit-room.ts'
import { storedEntries } from '#server/rooms/stored-entries.ts'
import { auditQuery, storedQuery } from '#shared/protocol/audit-messages.ts'
import { askingFor } from './authenticate.ts'
import { parsed } from './query.ts'
import type { RoomRoutesNeeds } from './room-routes.ts'

/** The audit trail: the whole as a file, pages of it for reading, and its stored bytes for checking. */
export function auditRoutes(needs: RoomRoutesNeeds): Router {
  const router = Router({ mergeParams: true })
  const asking = (request: Request<never>) => askingFor(needs.rooms, needs.operatorToken, request, 'audit.read')

  router.get('/', async (request: Request<never>, response) => {
    const { caller, room } = await asking(request)
    response.type('application/jsonl').set('Content-Disposition', `attachment; filename="${room.actor.id}.audit.jsonl"`)
    const lines = trailLines(room.actor.id, auditBytes(room, caller), needs.signingKey)
    Readable.from(lines)
      .on('error', (error) => response.destroy(error))
      .pipe(response)
  })

  router.get('/entries', async (request: Request<never>, response) => {
    const { caller, room } = await asking(request)
    const page = await auditPage(room, caller, parsed(auditQuery, request.query))
    response.set('Cache-Control', 'no-store').json(page)
  })

  router.get('/stored', async (request: Request<never>, response) => {
    const { caller, room } = await asking(request)
    const bytes = await storedEntries(room, caller, parsed(storedQuery, request.query).after)
    response.set('Cache-Control', 'no-store').type('application/octet-stream').send(Buffer.from(bytes))
  })

  router.get('/head', async (request: Request<never>, response) => {
    const { room } = await asking(request)
    const { seq, hash } = room.actor.end
    const statement = { room: room.actor.id, entries: seq, head: hash }
    response.set('Cache-Control', 'no-store').json(signHead(statement, needs.signingKey))
  })
  return router
}
