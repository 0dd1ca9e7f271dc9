import type { Router } from 'express'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { roomReport } from '#server/rooms/room-report.ts'
import { askingFor } from './authenticate.ts'

interface ReportRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** The report of a room, for staff and observers alike. */
export function reportRoutes(router: Router, { rooms, operatorToken }: ReportRoutesNeeds): void {
  router.get('/report', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'report.read')
    response.set('Cache-Control', 'no-store').json(await room.sight.look(caller.role, roomReport))
  })
}
