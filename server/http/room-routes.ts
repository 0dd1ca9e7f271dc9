import { Router } from 'express'
import { z } from 'zod'
import type { SigningKey } from '#server/audit/signed-head.ts'
import { invitePerson, openInvites } from '#server/auth/invites.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { itemSources } from '#server/rooms/item-sources.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { PeaksDesk } from '#server/sound/peaks-desk.ts'
import { type Action, roles } from '#shared/domain/roles.ts'
import { acceptanceRoutes } from './acceptance-routes.ts'
import { assignmentRoutes } from './assignment-routes.ts'
import { askingFor } from './authenticate.ts'
import { batchRoutes } from './batch-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { guidelineRoutes } from './guideline-routes.ts'
import { importRoutes } from './import-routes.ts'
import { labelFiguresRoutes } from './label-figures-routes.ts'
import { labellingRoutes } from './labelling-routes.ts'
import { manyRoutes } from './many-routes.ts'
import { mediaRoutes } from './media-routes.ts'
import { peaksRoutes } from './peaks-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { precedentRoutes } from './precedent-routes.ts'
import { acceptedValue } from './problem.ts'
import { profileRoutes } from './profile-routes.ts'
import { progressRoutes } from './progress-routes.ts'
import { parsed } from './query.ts'
import { reportRoutes } from './report-routes.ts'
import { sampleRoutes } from './sample-routes.ts'
import { standingRoutes } from './standing-routes.ts'
import { traineeRoutes } from './trainee-routes.ts'
import { workRoutes } from './work-routes.ts'

export interface RoomRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
  readonly signingKey: SigningKey
  readonly doors: Doorkeeper
  readonly peaks: PeaksDesk
  /** The longest picture or recording that is taken. */
  readonly mediaBytes: number
}

export const inviteBody = z.strictObject({
  role: z.enum(roles),
  name: z.string().max(80).optional(),
  person: z.string().max(40).optional(),
  /** Somebody whose work was imported, by the name in the file. */
  annotator: z.string().max(400).optional(),
  /** For an observer: whether they may accept and return items. */
  accepts: z.boolean().optional(),
  hours: z
    .number()
    .positive()
    .max(24 * 366),
  uses: z.number().int().positive().max(10_000),
})

/** One room's routes, for the command line (`/rooms/<room>/…`) and for browsers (`/rooms/<room>/as/<n>/…`) alike. */
export function roomRoutes(needs: RoomRoutesNeeds): Router {
  const router = Router({ mergeParams: true })
  const asking = (request: Parameters<typeof askingFor>[2], action: Action) =>
    askingFor(needs.rooms, needs.operatorToken, request, action)

  router.get('/items/:item', async (request, response) => {
    const { caller, room } = await asking(request, 'sources.read')
    const sources = await itemSources(room, caller, request.params.item)
    response.set('Cache-Control', 'private, no-cache').json(acceptedValue(sources))
  })

  mediaRoutes(router, needs)
  peaksRoutes(router, needs.peaks, asking)
  peopleRoutes(router, needs.doors, asking)
  guidelineRoutes(router, asking)
  labellingRoutes(router, asking)
  importRoutes(router, needs)
  batchRoutes(router, needs)
  assignmentRoutes(router, needs)
  profileRoutes(router, needs)
  standingRoutes(router, needs)
  reportRoutes(router, needs)
  labelFiguresRoutes(router, needs)
  sampleRoutes(router, needs)
  precedentRoutes(router, needs)
  traineeRoutes(router, needs)
  progressRoutes(router, needs)
  workRoutes(router, needs)
  exportRoutes(router, needs)
  manyRoutes(router, needs)
  acceptanceRoutes(router, needs.signingKey, asking)

  router.get('/invites', async (request, response) => {
    const { room } = await asking(request, 'invite.revoke')
    response.set('Cache-Control', 'no-store').json(await openInvites(room))
  })

  router.post('/invites', async (request, response) => {
    const { caller, room } = await asking(request, 'annotator.invite')
    const wish = parsed(inviteBody, request.body)
    response.status(201).json({ invite: await invitePerson(room, caller, wish) })
  })
  return router
}
