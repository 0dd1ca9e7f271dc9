import type { Request, Response, Router } from 'express'
import type { Caller } from '#server/auth/caller.ts'
import { everybodysWork } from '#server/rooms/everybodys-work.ts'
import { ownWork } from '#server/rooms/own-work.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { everybodysWorkTable, ownWorkTable } from '#server/rooms/work-table.ts'
import { personNow } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import { type WorkQuery, workPeopleQuery, workQuery } from '#shared/protocol/own-work-messages.ts'
import { askingFor } from './authenticate.ts'
import { Problem } from './problem.ts'
import { parsed } from './query.ts'

interface WorkRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** What became of sources: everybody's own; for trainers and leads also everybody's, and others'. */
export function workRoutes(router: Router, { rooms, operatorToken }: WorkRoutesNeeds): void {
  const asking = (request: Request, action: 'work.own' | 'work.all') => askingFor(rooms, operatorToken, request, action)

  router.get('/work', async (request, response) => {
    const { caller, room } = await asking(request, 'work.own')
    const query = queryFor(room, caller, request.query)
    response.set('Cache-Control', 'no-store').json(await ownWork(room, caller, query))
  })

  router.get('/work.csv', async (request, response) => {
    const { caller, room } = await asking(request, 'work.own')
    const table = await ownWorkTable(room, caller, queryFor(room, caller, request.query))
    sendTable(response, `${room.actor.id}.work.csv`, table)
  })

  router.get('/work/people', async (request, response) => {
    const { room } = await asking(request, 'work.all')
    const query = parsed(workPeopleQuery, request.query)
    response.set('Cache-Control', 'no-store').json(await everybodysWork(room, query))
  })

  router.get('/work/people.csv', async (request, response) => {
    const { room } = await asking(request, 'work.all')
    const table = await everybodysWorkTable(room, parsed(workPeopleQuery, request.query))
    sendTable(response, `${room.actor.id}.work-of-everybody.csv`, table)
  })
}

function sendTable(response: Response, name: string, table: string): void {
  response
    .set('Cache-Control', 'no-store')
    .type('text/csv')
    .set('Content-Disposition', `attachment; filename="${name}"`)
    .send(table)
}

function queryFor({ actor }: OpenRoom, { role, person }: Caller, asked: unknown): WorkQuery {
  const query = parsed(workQuery, asked)
  const { people } = actor.state
  if (query.person === undefined || allows('work.all', role)) return query
  if (personNow(people, query.person) === personNow(people, person)) return query
  throw new Problem(403, 'Not for your role', 'You can see what was changed in your own work only')
}
