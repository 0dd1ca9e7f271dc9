import type { Request, Router } from 'express'
import type { Caller } from '#server/auth/caller.ts'
import { progressTable } from '#server/rooms/progress-table.ts'
import { roomProgress } from '#server/rooms/room-progress.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { allows } from '#shared/domain/roles.ts'
import { type ProgressQuery, progressQuery } from '#shared/protocol/progress-messages.ts'
import { askingFor } from './authenticate.ts'
import { Problem } from './problem.ts'
import { parsed } from './query.ts'

interface ProgressRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** Throughput, what is left and when it will be done: for leads everybody's, for others their own, for observers nothing. */
export function progressRoutes(router: Router, { rooms, operatorToken }: ProgressRoutesNeeds): void {
  const asking = async (request: Request) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'progress.own')
    return { caller, room, query: queryFor(caller, request.query) }
  }

  router.get('/progress', async (request, response) => {
    const { caller, room, query } = await asking(request)
    response.set('Cache-Control', 'no-store').json(await roomProgress(room, caller, query, Date.now()))
  })

  router.get('/progress.csv', async (request, response) => {
    const { caller, room, query } = await asking(request)
    response
      .set('Cache-Control', 'no-store')
      .type('text/csv')
      .set('Content-Disposition', `attachment; filename="${room.actor.id}.progress.csv"`)
      .send(await progressTable(room, caller, query))
  })
}

function queryFor({ role, person }: Caller, asked: unknown): ProgressQuery {
  const query = parsed(progressQuery, asked)
  if (query.person !== undefined && query.person !== person && !allows('progress.read', role))
    throw new Problem(403, 'Not for your role', 'You can see your own figures only')
  return query
}
