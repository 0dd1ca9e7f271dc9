import type { Request, Router } from 'express'
import { raw } from 'express'
import { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { accountOf } from '#server/limits/spending.ts'
import { StagedMedia } from '#server/media/staged-media.ts'
import { importBatch, importedBatch, tryBatch } from '#server/rooms/import-batch.ts'
import type { Following } from '#server/rooms/in-steps.ts'
import { type ReadBatch, readBatches, withLabelling } from '#server/rooms/read-batch.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { type ColumnMap, mapFields } from '#shared/formats/format.ts'
import { maximumFileBytes } from '#shared/formats/format-heads.ts'
import type { FileToRead } from '#shared/formats/read-file.ts'
import { asRoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { askingFor, hasOperatorToken } from './authenticate.ts'
import { mediaSender, mediaSetName } from './media-routes.ts'
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
  /** What is looked for; told from the file where it is left out. */
  holds: z.enum(['transcripts', 'labels']).optional(),
  /** Imports the rest of a file that has labels which are wrong; else nothing of it is stored. */
  rest: z.stringbool().default(false),
  /** Of several files in one body, one after another: a JSON list of name and bytes of each. */
  parts: z.string().max(8000).optional(),
  /** The last of them is no batch, but tags and questions that come with it. */
  labelling: z.stringbool().default(false),
  /** New annotators are added to signed-off items too, which else are left alone. */
  signedOff: z.stringbool().default(false),
  /** The set of pictures and recordings that were sent for it. */
  media: mediaSetName.optional(),
  /** Imports items also without those that are not in the set; else nothing is stored. */
  withoutMedia: z.stringbool().default(false),
  /** A name for the batch, drawn by the asker: `imports/<batch>` then tells whether it is stored, should the answer be lost. */
  batch: z
    .string()
    .regex(/^[a-z0-9]{16,40}$/)
    .optional(),
})
const mapSchema = z.partialRecord(z.enum(mapFields), z.string())
const partsSchema = z
  .array(z.tuple([z.string().min(1).max(400), z.number().int().nonnegative()]))
  .min(1)
  .max(200)

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
  { title, dry, ask, rest, signedOff, media: set, withoutMedia, batch: name, ...query }: z.infer<typeof importQuery>,
  following: Following,
): Promise<ImportReport> {
  const batch = await readSent(request, query, following)
  const id = asRoomId(String(request.params.room))
  const byOperator = hasOperatorToken(request, needs.operatorToken)
  const sender = await mediaSender(needs, request)
  const media = set === undefined ? {} : { media: await new StagedMedia(needs.rooms.store).of(set, sender) }
  const wish = { ...following, ask, rest, signedOff, withoutMedia, ...media, ...(name ? { batch: name } : {}) }
  if (dry) return tryBatch(id && (await needs.rooms.open(id)), batch, wish)
  if (id && byOperator) await needs.rooms.create(id, title ?? id)
  const { caller, room } = await askingFor(needs.rooms, needs.operatorToken, request, 'batch.import')
  const report = await importBatch(room, caller, batch, wish)
  if (set !== undefined && report.batch !== '') await endSet(room, caller, set)
  return report
}

/** The import stands whatever becomes of the set: it ends by itself after a day. */
async function endSet({ actor }: OpenRoom, by: Caller, set: string): Promise<void> {
  const named = new Set(tableValues(actor.state.items).flatMap(({ media }) => (media ? [media.hash] : [])))
  await new StagedMedia(actor.store)
    .end(set, by, named)
    .catch((error) => actor.log.warn({ room: actor.id, error }, 'files that were sent for an import stay for a day'))
}

type HowSent = Pick<z.infer<typeof importQuery>, 'file' | 'as' | 'map' | 'holds' | 'parts' | 'labelling'>

/** What the body holds: one file, or several one after another. */
async function readSent(
  request: Request,
  { file, as, map, holds, parts, labelling }: HowSent,
  following: Following,
): Promise<ReadBatch> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const how = { ...(as ? { format: as } : {}), ...(map ? { map: columnMap(map) } : {}), ...(holds ? { holds } : {}) }
  const sent = parts === undefined ? [{ fileName: file, bytes }] : partsOf(bytes, parts)
  const beside = labelling && sent.length > 1 ? sent.at(-1) : undefined
  const files = beside ? sent.slice(0, -1) : sent
  const batch = await readBatches(
    files.map((each) => ({ ...each, ...how })),
    following,
  )
  return beside ? withLabelling(batch, beside) : batch
}

function columnMap(json: string): ColumnMap {
  try {
    return mapSchema.parse(JSON.parse(json))
  } catch {
    throw new Problem(400, 'Bad request', `map: not a JSON object of ${mapFields.join(', ')}`)
  }
}

/** The body cut into its files. */
function partsOf(bytes: Uint8Array, json: string): readonly Pick<FileToRead, 'fileName' | 'bytes'>[] {
  const read = partsSchema.safeParse(parsedJson(json))
  const length = read.data?.reduce((sum, [, size]) => sum + size, 0)
  if (!read.success || length !== bytes.byteLength)
    throw new Problem(400, 'Bad request', 'parts: not a JSON list of name and bytes of each file in the body')
  let from = 0
  return read.data.map(([fileName, size]) => {
    const part = bytes.subarray(from, from + size)
    from += size
    return { fileName, bytes: part }
  })
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
