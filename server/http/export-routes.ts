import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { exportHistory, exportManifest } from '#server/rooms/export-history.ts'
import { exportRoom } from '#server/rooms/export-room.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { type Action, allows } from '#shared/domain/roles.ts'
import type { Format } from '#shared/formats/format.ts'
import { formatNamed, formatNames } from '#shared/formats/formats.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type ExportBody, exportBody } from '#shared/protocol/exports.ts'
import { type Asking, askingFor } from './authenticate.ts'
import { acceptedValue, Problem } from './problem.ts'
import { parsed } from './query.ts'

export interface ExportRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** The same wish in an address, as scripts with the operator's token have it. */
export const exportQuery = exportBody.extend({
  names: z.stringbool().default(false),
  verbatim: z.stringbool().default(false),
  signedOff: z.stringbool().default(false),
  since: z.coerce.number().int().positive().optional(),
})
const whichSchema = z.strictObject({ export: z.coerce.number().int().positive() })

/** The settled result leaves here. It is recorded, so browsers ask by POST: no link and no picture makes one. */
export function exportRoutes(router: Router, needs: ExportRoutesNeeds): void {
  const asking = (request: Request, action: Action) => askingFor(needs.rooms, needs.operatorToken, request, action)

  router.get('/exports', async (request, response) => {
    const { room } = await asking(request, 'room.export')
    response.set('Cache-Control', 'no-store').json(await exportHistory(room))
  })

  router.get('/exports/:export/manifest', async (request, response) => {
    const { room } = await asking(request, 'room.export')
    const { export: number } = parsed(whichSchema, { export: request.params.export })
    const bytes = acceptedValue(await exportManifest(room, number))
    const name = `${room.actor.id}.export-${number}.json`
    response.type('application/json').set('Content-Disposition', attachment(name)).send(Buffer.from(bytes))
  })

  router.post('/exports', async (request, response) => {
    await send(await asking(request, 'room.export'), parsed(exportBody, request.body ?? {}), response)
  })

  router.get('/export', async (request, response) => {
    const asked = await asking(request, 'room.export')
    if (asked.caller.session !== null)
      throw new Problem(405, 'Not this way', 'An export is recorded: send it by POST to exports')
    await send(asked, parsed(exportQuery, request.query), response)
  })
}

async function send(
  { caller, room }: Asking,
  { format: name, ...wish }: ExportBody,
  response: Response,
): Promise<void> {
  const format = formatNamed(name)
  if (!format?.write && !format?.writeLabels)
    throw new Problem(400, 'No such format', `"${name}" cannot be written; known are ${formatNames()}`)
  if (wish.names && !allows('names.export', caller.role))
    throw new Problem(403, 'Not for your role', 'Only a lead exports names')
  const { number, text } = acceptedValue(await exportRoom(room, caller, { ...wish, format }))
  response
    .type(format.media)
    .set('Content-Disposition', attachment(exportName(room.actor.id, format, wish.per)))
    .set('X-Export-Number', String(number))
    .send(text)
}

const attachment = (name: string): string => `attachment; filename="${name}"`

/** Letters, digits, `-` and `.` only, as a room's id is made of them. */
function exportName(room: RoomId, { extensions, name, media }: Format, per: 'item' | 'segment'): string {
  return `${room}${per === 'segment' && media === 'text/csv' ? '.segments' : ''}${extensions[0] ?? `.${name}.json`}`
}
