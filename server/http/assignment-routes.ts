import type { Request, Router } from 'express'
import { assignees, assignmentIds, assignmentPage, dealPreview } from '#server/rooms/assignment-list.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { assigneesQuery, assignmentFilter, assignmentsQuery, dealQuery } from '#shared/protocol/assignment-messages.ts'
import { askingFor } from './authenticate.ts'
import { parsed } from './query.ts'

interface AssignmentRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** Who has which items, and what dealing would come to. Assigning itself is a command. */
export function assignmentRoutes(router: Router, { rooms, operatorToken }: AssignmentRoutesNeeds): void {
  const asking = async (request: Request) => (await askingFor(rooms, operatorToken, request, 'items.assign')).room

  router.get('/assignments', async (request, response) => {
    const room = await asking(request)
    const { today } = parsed(assigneesQuery, request.query)
    response.set('Cache-Control', 'no-store').json(await assignees(room, today))
  })

  router.get('/assignments/items', async (request, response) => {
    const room = await asking(request)
    response.set('Cache-Control', 'no-store').json(assignmentPage(room, parsed(assignmentsQuery, request.query)))
  })

  router.get('/assignments/ids', async (request, response) => {
    const room = await asking(request)
    response.set('Cache-Control', 'no-store').json(assignmentIds(room, parsed(assignmentFilter, request.query)))
  })

  router.get('/assignments/deal', async (request, response) => {
    const room = await asking(request)
    const { people, ...wish } = parsed(dealQuery, request.query)
    response.set('Cache-Control', 'no-store').json(dealPreview(room, { ...wish, people: people.split(',') }))
  })
}
