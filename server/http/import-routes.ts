import type { Request, Router } from 'express'
import { raw } from 'express'
import { z } from 'zod'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { accountOf } from '#server/limits/spending.ts'
import { importBatch, importedBatch, readBatch, tryBatch } from '#server/rooms/import-batch.ts'
import type { Following } from '#server/rooms/in-steps.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import type { ColumnMap } from '#shared/formats/format.ts'
import { maximumFileBytes } from '#shared/formats/formats.ts'
import { asRoomId } from '#shared/kernel/ids.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { askingFor, hasOperatorToken } from './authenticate.ts'
import { Problem } from './problem.ts'
import { parsed } from './query.ts'
import { answerInLines } from './told-lines.ts'

export interface ImportRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
  readonly doors: Doorkeeper
}

export const importQuery = z.strictObject({
  file: z.string().max(400),
  as: z.string().max(40).optional(),
  map: z.string().max(2000).optional(),
  title: z.string().max(200).optional(),
  /** Says what would come of it and stores nothing. */
  dry: z.stringbool().default(false),
  /** Stores nothing where the file holds items that are here already: says what would come of it, as a dry run does. */
  ask: z.stringbool().default(false),
  /** New annotators are added to signed-off items too, which else are left alone. */
  signedOff: z.stringbool().default(false),
  /** A name for the batch, drawn by the asker: `imports/<batch>` then tells whether it is stored, should the answer be lost. */
  batch: z
    .string()
    .regex(/^[a-z0-9]{16,40}$/)
    .optional(),
})
const mapSchema = z.strictObject({
  item: z.string().optional(),
  text: z.string().optional(),
  annotator: z.string().optional(),
  language: z.string().optional(),
})

/** Batches come in here. Who sends a file is asked before its bytes are read. */
export function importRoutes(router: Router, needs: ImportRoutesNeeds): void {
  const asking = (request: Request) => askingFor(needs.rooms, needs.operatorToken, request, 'batch.import')

  router.get('/imports/:batch', async (request, response) => {
    const { room } = await asking(request)
    const report = await importedBatch(room, request.params.batch)
    if (!report) throw new Problem(404, 'No such batch', 'Nothing of this batch is stored')
    response.set('Cache-Control', 'no-store').json(report)
  })

  router.post(
    '/imports',
    async (request, _response, next) => {
      if (hasOperatorToken(request, needs.operatorToken)) return next()
      const { caller } = await asking(request)
      if ((await needs.doors.limits.spend('uploads', accountOf(caller))) > 0) throw tooManyFiles
      next()
    },
    raw({ type: () => true, limit: maximumFileBytes }),
    async (request, response) => {
      const query = parsed(importQuery, request.query)
      const how = { status: ({ batch }: ImportReport) => (batch === '' ? 200 : 201), log: needs.rooms.log }
      await answerInLines(request, response, how, (following) => bring(needs, request, query, following))
    },
  )
}

const tooManyFiles = new Problem(
  429,
  'Too many files',
  'You have sent many files within an hour. Nothing of this one was stored: wait a while, then send it again.',
)

async function bring(
  needs: ImportRoutesNeeds,
  request: Request,
  { file, as, map, title, dry, ask, signedOff, batch: name }: z.infer<typeof importQuery>,
  following: Following,
): Promise<ImportReport> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const wish = { fileName: file, bytes, ...(as ? { format: as } : {}), ...(map ? { map: columnMap(map) } : {}) }
  const batch = await readBatch(wish, following)
  const id = asRoomId(String(request.params.room))
  const byOperator = hasOperatorToken(request, needs.operatorToken)
  const how = { ...following, ask, signedOff, ...(name ? { batch: name } : {}) }
  if (dry) return tryBatch(id && (await needs.rooms.open(id)), batch, how)
  if (id && byOperator) await needs.rooms.create(id, title ?? id)
  const { caller, room } = await askingFor(needs.rooms, needs.operatorToken, request, 'batch.import')
  return importBatch(room, caller, batch, how)
}

function columnMap(json: string): ColumnMap {
  try {
    return definedOnly(mapSchema.parse(JSON.parse(json)))
  } catch {
    throw new Problem(400, 'Bad request', 'map: not a JSON object of item, text, annotator and language')
  }
}

const definedOnly = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never
