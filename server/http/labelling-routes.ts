import type { Request, Router } from 'express'
import { labelUses } from '#server/rooms/label-uses.ts'
import type { Action } from '#shared/domain/roles.ts'
import type { Asking } from './authenticate.ts'

/** What whoever writes the list of labels is told beside the list itself. */
export function labellingRoutes(router: Router, asking: (request: Request, action: Action) => Promise<Asking>): void {
  router.get('/labelling/uses', async (request, response) => {
    const { room } = await asking(request, 'labelling.set')
    response.set('Cache-Control', 'no-store').json(await labelUses(room))
  })
}
