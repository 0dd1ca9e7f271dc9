import type { Request, Router } from 'express'
import type { SigningKey } from '#server/audit/signed-head.ts'
import { receiptLines } from '#server/audit/trail.ts'
import { acceptanceList, acceptanceOf } from '#server/rooms/acceptance-list.ts'
import { acceptanceEntry } from '#server/rooms/receipt.ts'
import type { Action } from '#shared/domain/roles.ts'
import type { Asking } from './authenticate.ts'
import { Problem } from './problem.ts'

/** The client's word is given by a command; what it was, and a copy of the entry, are had here. */
export function acceptanceRoutes(
  router: Router,
  signingKey: SigningKey,
  asking: (request: Request, action: Action) => Promise<Asking>,
): void {
  router.get('/acceptances', async (request, response) => {
    const { caller, room } = await asking(request, 'report.read')
    response
      .set('Cache-Control', 'no-store')
      .json(await room.sight.look(caller.role, (seen) => acceptanceList(room, seen, caller)))
  })

  router.get('/acceptances/:acceptance/receipt', async (request, response) => {
    const { caller, room } = await asking(request as Request, 'items.accept')
    const entry = await room.sight.look(caller.role, (seen) => {
      const acceptance = acceptanceOf(seen, caller, request.params.acceptance)
      return acceptance && acceptanceEntry(seen, acceptance)
    })
    if (!entry) throw new Problem(404, 'No such receipt', 'There is no such word of yours in this room')
    const name = `${room.actor.id}.receipt-${entry.head.seq}.jsonl`
    response
      .set('Cache-Control', 'no-store')
      .type('application/jsonl')
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .send(receiptLines(entry, signingKey))
  })
}
