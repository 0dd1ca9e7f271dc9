import type { Router } from 'express'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { sampleList, sampleView } from '#server/rooms/sample-list.ts'
import { askingFor } from './authenticate.ts'
import { Problem } from './problem.ts'

interface SampleRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** Samples are drawn, judged and closed by commands; what is in them is read here. */
export function sampleRoutes(router: Router, { rooms, operatorToken }: SampleRoutesNeeds): void {
  router.get('/samples', async (request, response) => {
    const { room } = await askingFor(rooms, operatorToken, request, 'sample.judge')
    response.set('Cache-Control', 'no-store').json(await sampleList(room))
  })

  router.get('/samples/:sample', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'sample.judge')
    const view = await sampleView(room, caller, request.params.sample)
    if (!view) throw new Problem(404, 'No such sample', 'There is no such sample in this room')
    response.set('Cache-Control', 'no-store').json(view)
  })
}
