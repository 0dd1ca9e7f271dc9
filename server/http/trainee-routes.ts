import type { Router } from 'express'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { traineeRows } from '#server/rooms/trainee-list.ts'
import { traineesQuery } from '#shared/protocol/trainee-messages.ts'
import { askingFor } from './authenticate.ts'
import { parsed } from './query.ts'

interface TraineeRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** What a trainer sees of those who learn. Who is in the room, and where, comes over the room's channel. */
export function traineeRoutes(router: Router, { rooms, operatorToken }: TraineeRoutesNeeds): void {
  router.get('/trainees', async (request, response) => {
    const { room } = await askingFor(rooms, operatorToken, request, 'trainees.watch')
    const { who } = parsed(traineesQuery, request.query)
    response.set('Cache-Control', 'no-store').json(await traineeRows(room, who))
  })
}
