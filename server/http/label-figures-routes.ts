import type { Router } from 'express'
import { labelFiguresTable } from '#server/rooms/label-figures-table.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { toldLabelFigures } from '#server/rooms/told-label-figures.ts'
import { labelFiguresQuery } from '#shared/protocol/label-figures-messages.ts'
import { askingFor } from './authenticate.ts'
import { Problem } from './problem.ts'
import { parsed } from './query.ts'

interface LabelFiguresRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** How far annotators of label sets agree, each reader by what they may see. */
export function labelFiguresRoutes(router: Router, { rooms, operatorToken }: LabelFiguresRoutesNeeds): void {
  router.get('/label-figures', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'label-figures.read')
    const query = parsed(labelFiguresQuery, request.query)
    const told = await room.sight.look(caller.role, (seen) => toldLabelFigures(seen, caller, query))
    response.set('Cache-Control', 'no-store').json(told)
  })

  router.get('/label-figures.csv', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'label-figures.read')
    const query = parsed(labelFiguresQuery, request.query)
    const table = await room.sight.look(caller.role, (seen) => labelFiguresTable(seen, caller, query))
    if (table === undefined)
      throw new Problem(503, 'Not counted yet', 'The figures are still being counted: ask again in a minute')
    response
      .set('Cache-Control', 'no-store')
      .type('text/csv')
      .set('Content-Disposition', `attachment; filename="${room.actor.id}.label-figures.csv"`)
      .send(table)
  })
}
