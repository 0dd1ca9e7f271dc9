import { createHash } from 'node:crypto'
import type { Caller } from '#server/auth/caller.ts'
import { newId } from '#server/auth/tokens.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import type { Manifest } from '#shared/domain/batch.ts'
import { type LabellingMet, labellingWith } from '#shared/domain/labelling.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { ImportedSource } from '#shared/domain/source.ts'
import { unlistedFaults } from '#shared/formats/unlisted.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { type AnswerWeights, batchWeights } from './batch-weights.ts'
import { areStill, type ImportPeople, onlyOf, peopleFor } from './import-people.ts'
import { type Following, inSteps } from './in-steps.ts'
import { jsonBytes, sourcesOf } from './item-blobs.ts'
import { type BroughtMedia, type MediaMeeting, mediaEvents, mediaMet, meetMedia, withMedia } from './media-meeting.ts'
import { allStand, ChangePreparation, summariseBegun } from './prepared-changes.ts'
import { Preparation, type PreparedItem, storedItems } from './prepared-items.ts'
import type { ReadBatch } from './read-batch.ts'
import { changeConditions, type PreparedChange, storedChanges } from './recompare.ts'
import { mostAttempts, type RoomActor, type Wanted } from './room-actor.ts'
import { allNew, meetRoom, type RoomMeeting } from './room-meeting.ts'
import type { OpenRoom } from './room-registry.ts'

export interface ImportWish extends Following {
  /** The name of the batch; drawn where it is left out. */
  readonly batch?: string
  /** New annotators are added to signed-off items too. */
  readonly signedOff?: boolean
  /** Stores nothing where the file holds items that are here: says what would come of it instead. */
  readonly ask?: boolean
  /** Imports the rest of a file that has labels which are wrong; else nothing is stored, and they are told. */
  readonly rest?: boolean
  /** Pictures and recordings that came with it. */
  readonly media?: BroughtMedia
  /** Imports items also without the ones that were not among them; else nothing is stored, and they are told. */
  readonly withoutMedia?: boolean
}

/** What was compared already, however often an import is planned. */
class Preparations {
  readonly items = new Preparation()
  readonly changes = new ChangePreparation()
}

/** What an import comes to in a room as it stood. */
interface Plan {
  readonly state: RoomState | undefined
  readonly people: ImportPeople
  readonly meeting: RoomMeeting
  readonly prepared: readonly PreparedItem[]
  readonly changes: readonly PreparedChange[]
  readonly labelling: LabellingMet
  readonly media: MediaMeeting
  /** As of something that is not stored. */
  readonly report: ImportReport
}

/** What an import would come to; nothing is stored. Without a room: as in a new one. */
export async function tryBatch(
  room: OpenRoom | undefined,
  read: ReadBatch,
  wish: ImportWish = {},
): Promise<ImportReport> {
  return (await planned(room?.actor, read, new Preparations(), wish)).report
}

/**
 * Everything is compared first; then blobs are written, then one event: nothing half-imported remains. What came into
 * the room meanwhile is met anew. A file of which nothing is new stores nothing; its report names no batch.
 */
export async function importBatch(
  { actor }: OpenRoom,
  by: Caller,
  read: ReadBatch,
  wish: ImportWish = {},
): Promise<ImportReport> {
  await actor.mustTake('batch.imported')
  const preparation = new Preparations()
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const plan = await planned(actor, read, preparation, wish)
    const { items, extended, skipped, refused, left } = plan.report
    const asks = wish.ask === true && extended + skipped + refused + left > 0
    const faulty = wish.rest !== true && plan.report.faults.length > 0
    const lacks = wish.media !== undefined && wish.withoutMedia !== true && plan.media.missing > 0
    if (asks || faulty || lacks || items + extended + plan.media.added.length === 0) return plan.report
    const report = await stored(actor, by, read, plan, wish)
    if (report) return report
  }
  throw new Error(`Room ${actor.id}: an import was overtaken ${mostAttempts} times`)
}

async function planned(
  actor: RoomActor | undefined,
  read: ReadBatch,
  preparation: Preparations,
  { signedOff = false, media: brought, ...following }: ImportWish,
): Promise<Plan> {
  await actor?.alone(() => actor.catchUp())
  const state = actor?.state
  const named = actor ? await peopleFor(actor, read.items) : unnamed
  const meeting = actor ? await meetRoom(actor, read, named.ids, { ...following, signedOff }) : allNew(read)
  const people = onlyOf(named, newSources(meeting))
  const profile = state?.settings.profile ?? defaultProfile
  const weights = weightsIn(meeting, people.ids)
  const preparing = { people: people.ids, profile, weights }
  await preparation.items.compareLarge(meeting.fresh, preparing, following)
  const comparing = preparation.items.prepare(meeting.fresh, preparing)
  const media = meetMedia(state, read.items, brought)
  const prepared = withMedia(await inSteps('comparing', comparing, following), meeting.fresh, media)
  const changes = actor
    ? await preparation.changes.prepare(actor, meeting.extended, { profile, weights }, following)
    : []
  const now = state?.settings.labelling ?? null
  const list = read.observed ? now : null
  const labelling = labellingWith(now, list ? undefined : read.labelling)
  const faults = [...read.faults, ...(list ? unlistedFaults(read, list, among(newSources(meeting))) : [])]
  const own = reportOf(meeting, prepared)
  const warnings = [...own.warnings, ...media.notes]
  const report = { ...own, warnings, faults, added: labelling.added, ...mediaMet(media, brought) }
  return { state, people, meeting, prepared, changes, labelling, media, report }
}

/** Over all that the file brings, and what is here of the same items. */
function weightsIn({ fresh, extended }: RoomMeeting, people: ReadonlyMap<string, string>): AnswerWeights {
  const brought = fresh.map(({ item }) => sourcesOf(item, (annotator) => people.get(annotator) ?? annotator))
  return batchWeights([...brought, ...extended.map(({ stored }) => stored)])
}

const newSources = ({ fresh, extended }: Pick<RoomMeeting, 'fresh' | 'extended'>): readonly ImportedSource[] =>
  [...fresh.map(({ item }) => item.sources), ...extended.map(({ added }) => added)].flat()

function among<T>(list: readonly T[]): (one: T) => boolean {
  const set = new Set(list)
  return (one) => set.has(one)
}

const unnamed: ImportPeople = { ids: new Map(), fields: {} }

function reportOf(
  { fresh, extended, skipped, refused, left, notes }: RoomMeeting,
  prepared: readonly PreparedItem[],
): Omit<ImportReport, 'faults' | 'added'> {
  const sources = newSources({ fresh, extended })
  return {
    batch: '',
    items: fresh.length,
    sources: sources.length,
    annotators: new Set(sources.map(({ annotator }) => annotator)).size,
    differences: prepared.reduce((sum, { listed }) => sum + listed.differences, 0),
    ...{ extended: extended.length, skipped, refused, left },
    warnings: notes,
  }
}

/** The room went on since the import was planned: it is planned anew. */
class Overtaken extends Error {}

/** Undefined when the room went on meanwhile; nothing is stored then. */
async function stored(
  actor: RoomActor,
  by: Caller,
  read: ReadBatch,
  plan: Plan,
  { batch = newId(), ...following }: ImportWish,
): Promise<ImportReport | undefined> {
  const { people, prepared, changes } = plan
  await summariseBegun(actor, changes)
  const items = await storedItems(actor.store.blobs, prepared, following)
  const changed = await storedChanges(actor, changes)
  const some = changed.length > 0 ? { changed } : {}
  const manifest: Manifest = { batch, people: [...people.ids.values()], items, ...some }
  const [manifestHash = ''] = await actor.store.blobs.put([jsonBytes(manifest)])
  const media = await mediaEvents(actor.store.blobs, by, plan.media)
  const report = { ...plan.report, batch }
  try {
    await actor.alone(() =>
      actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, async () => {
        following.signal?.throwIfAborted()
        await checkStands(actor, plan)
        const { events, put } = wanted(by, read, plan, report, manifestHash, actor.seq + 1)
        const conditions = changeConditions(actor, changed)
        return { events: [...events, ...media], when: conditions.when, put: { ...put, ...conditions.put } }
      }),
    )
  } catch (error) {
    if (error instanceof Overtaken) return undefined
    throw error
  }
  await keepFiles(actor, read)
  return report
}

async function checkStands(actor: RoomActor, { state: planned, people, changes }: Plan): Promise<void> {
  const { state } = actor
  const wasClosed = (item: string) => Boolean(planned && tableGet(planned.signOffs, item))
  const stands =
    state.items === planned?.items &&
    state.settings.profile === planned.settings.profile &&
    state.settings.labelling === planned.settings.labelling &&
    (await areStill(actor, people)) &&
    (await allStand(actor, changes, wasClosed))
  if (!stands) throw new Overtaken()
}

function wanted(
  by: Caller,
  { fileName, files }: ReadBatch,
  { state, people, labelling }: Plan,
  report: ImportReport,
  manifest: string,
  seq: number,
): Wanted {
  const { batch, items, sources, extended, skipped, refused, left, warnings, faults, added } = report
  const kept = files.map(({ name, bytes }) => ({ name, file: createHash('sha256').update(bytes).digest('hex') }))
  const at = new Date().toISOString()
  const was = state?.settings.labelling ?? null
  const labels = { type: 'labelling.changed', labelling: labelling.labelling, was, by: by.person, at, batch } as const
  const leftOut = faults.filter((fault) => fault.refused).length
  const put = { ...people.fields, [batchField(batch)]: JSON.stringify({ ...report, warnings: [], faults: [], seq }) }
  if (items + extended === 0) return { events: [], put }
  return {
    events: [
      {
        type: 'batch.imported',
        batch,
        name: fileName,
        file: kept[0]?.file ?? '',
        ...(kept.length > 1 ? { files: kept } : {}),
        manifest,
        ...{ items, sources, extended, skipped, refused, left },
        warnings: warnings.length - refused - left,
        ...(leftOut > 0 ? { leftOut } : {}),
        by: by.person,
        at,
      },
      ...(added.length > 0 ? [labels] : []),
    ],
    put,
  }
}

/** What was sent itself, for whoever wants it back. The import stands also without. */
async function keepFiles({ store, log, id }: RoomActor, { files }: ReadBatch): Promise<void> {
  try {
    await store.blobs.put(files.map(({ bytes }) => bytes))
  } catch (error) {
    log.warn({ room: id, error }, 'an imported file could not be kept')
  }
}

const batchField = (batch: string): string => `batch:${batch}`

const reportsBefore = { extended: 0, skipped: 0, refused: 0, left: 0, faults: [], added: [] }

/** What came of an import, for whoever lost the answer; its warnings are gone. Undefined: nothing of it is stored. */
export async function importedBatch({ actor }: OpenRoom, batch: string): Promise<ImportReport | undefined> {
  const field = await actor.alone(() => actor.store.field(actor.id, batchField(batch)))
  if (field === undefined) return undefined
  const { seq: _, ...report } = JSON.parse(field) as StoredReport
  return { ...reportsBefore, ...report }
}

interface StoredReport extends ImportReport {
  readonly seq?: number
}

/** The entry that an import is; 0, before all others, where that was not written down yet. */
export async function importedAt({ store, id }: RoomActor, batch: string): Promise<number> {
  const field = await store.field(id, batchField(batch))
  return field === undefined ? 0 : ((JSON.parse(field) as StoredReport).seq ?? 0)
}
