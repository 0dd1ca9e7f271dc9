import { Router } from 'express'
import { z } from 'zod'
import type { SigningKey } from '#server/audit/signed-head.ts'
import { invitePerson, openInvites } from '#server/auth/invites.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { exportRoom } from '#server/rooms/export-room.ts'
import { itemSources } from '#server/rooms/item-sources.ts'
import { peopleList } from '#server/rooms/people-list.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { type Action, allows, roles } from '#shared/domain/roles.ts'
import type { Format } from '#shared/formats/format.ts'
import { formatNamed, formatNames } from '#shared/formats/formats.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { askingFor } from './authenticate.ts'
import { importRoutes } from './import-routes.ts'
import { acceptedValue, Problem } from './problem.ts'
import { progressRoutes } from './progress-routes.ts'
import { parsed } from './query.ts'
import { sampleRoutes } from './sample-routes.ts'

export interface RoomRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
  readonly signingKey: SigningKey
  readonly doors: Doorkeeper
}

export const exportQuery = z.strictObject({
  format: z.string().default('csv'),
  names: z.stringbool().default(false),
  per: z.enum(['item', 'segment']).default('item'),
  /** Cells of a table as they are, also those that a spreadsheet would compute. */
  verbatim: z.stringbool().default(false),
})
export const inviteBody = z.strictObject({
  role: z.enum(roles),
  name: z.string().max(80).optional(),
  person: z.string().max(40).optional(),
  /** Somebody whose work was imported, by the name in the file. */
  annotator: z.string().max(400).optional(),
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

  router.get('/export', async (request, response) => {
    const { caller, room } = await asking(request, 'room.export')
    const { format: name, names, per, verbatim } = parsed(exportQuery, request.query)
    const format = formatNamed(name)
    if (!format?.write)
      throw new Problem(400, 'No such format', `"${name}" cannot be written; known are ${formatNames()}`)
    if (names && !allows('names.export', caller.role))
      throw new Problem(403, 'Not for your role', 'Only a lead exports names')
    const text = await exportRoom(room, caller, { format, names, per, verbatim })
    response
      .type(format.media)
      .set('Content-Disposition', `attachment; filename="${exportName(room.actor.id, format, per)}"`)
      .send(text)
  })

  router.get('/people', async (request, response) => {
    const { caller, room } = await asking(request, 'people.see')
    response.set('Cache-Control', 'no-store').json(await peopleList(room, caller))
  })

  importRoutes(router, needs)
  sampleRoutes(router, needs)
  progressRoutes(router, needs)

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

/** Letters, digits, `-` and `.` only, as a room's id is made of them. */
function exportName(room: RoomId, { extensions, name, media }: Format, per: 'item' | 'segment'): string {
  return `${room}${per === 'segment' && media === 'text/csv' ? '.segments' : ''}${extensions[0] ?? `.${name}`}`
}
