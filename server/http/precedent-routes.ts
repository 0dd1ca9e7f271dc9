import type { Router } from 'express'
import { precedentList } from '#server/rooms/precedent-list.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { askingFor } from './authenticate.ts'

interface PrecedentRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** Precedents are made and overruled by commands; they are read here. */
export function precedentRoutes(router: Router, { rooms, operatorToken }: PrecedentRoutesNeeds): void {
  router.get('/precedents', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'precedents.read')
    response.set('Cache-Control', 'no-store').json(await precedentList(room, caller))
  })
}
