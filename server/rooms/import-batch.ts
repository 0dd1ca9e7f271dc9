import { createHash } from 'node:crypto'
import type { Caller } from '#server/auth/caller.ts'
import { newId } from '#server/auth/tokens.ts'
import type { Blobs } from '#server/store/store.ts'
import { compareItem } from '#shared/compare/compare-item.ts'
import { type Comparison, type ComparisonProfile, defaultProfile } from '#shared/compare/comparison.ts'
import { disagreement } from '#shared/compare/differences.ts'
import { consensusText } from '#shared/compare/seed.ts'
import type { Manifest } from '#shared/domain/batch.ts'
import { excerptOf, type ManifestItem } from '#shared/domain/item.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import { FormatError, type ReadResult } from '#shared/formats/format.ts'
import { guessLanguage } from '#shared/formats/language.ts'
import { type FileToRead, readFile } from '#shared/formats/read-file.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { type Following, inSteps } from './in-steps.ts'
import { jsonBytes, type StoredSources } from './item-blobs.ts'
import { namedValue, nameField, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** A file as its format reads it, before it meets a room. */
export interface ReadBatch extends ReadResult {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** @throws FormatError that names file and line. */
export async function readBatch(file: FileToRead, following: Following = {}): Promise<ReadBatch> {
  const { items, warnings } = await inSteps('reading', readFile(file), following)
  return { fileName: file.fileName, bytes: file.bytes, items, warnings }
}

/** What an import would come to; nothing is stored. Without a room: as in a new one. */
export async function tryBatch(room: OpenRoom | undefined, batch: ReadBatch, following: Following = {}) {
  if (room) refuseKnown(batch, room)
  const profile = room?.actor.state.settings.profile ?? defaultProfile
  const ids = new Map<string, string>()
  for (const { annotator } of batch.items.flatMap(({ sources }) => sources)) ids.set(annotator, '')
  const prepared = await inSteps('comparing', preparing(batch.items, ids, profile), following)
  return reportOf('', batch, prepared, ids.size)
}

/** Everything is compared first; then blobs are written, then one event: nothing half-imported remains. */
export async function importBatch(
  room: OpenRoom,
  by: Caller,
  read: ReadBatch,
  { batch = newId(), ...following }: Following & { readonly batch?: string } = {},
): Promise<ImportReport> {
  const { actor } = room
  const { fileName, bytes, items, warnings } = read
  await actor.mustTake('batch.imported')
  refuseKnown(read, room)
  const people = await peopleFor(actor.store, actor.id, items)
  const { profile } = actor.state.settings
  const prepared = await inSteps('comparing', preparing(items, people.ids, profile), following)
  const manifest: Manifest = {
    batch,
    people: [...people.ids.values()],
    items: await stored(actor.store.blobs, prepared, following),
  }
  const [manifestHash = ''] = await actor.store.blobs.put([jsonBytes(manifest)])
  const report = reportOf(batch, read, prepared, people.ids.size)
  await actor.alone(() =>
    actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, async () => {
      following.signal?.throwIfAborted()
      refuseKnown(read, room)
      await refuseMet(actor.store, actor.id, people.fields)
      return {
        events: [
          {
            type: 'batch.imported',
            batch,
            name: fileName,
            file: createHash('sha256').update(bytes).digest('hex'),
            manifest: manifestHash,
            items: items.length,
            sources: report.sources,
            warnings: warnings.length,
            by: by.person,
            at: new Date().toISOString(),
          },
        ],
        put: { ...people.fields, [batchField(batch)]: JSON.stringify({ ...report, warnings: [] }) },
      }
    }),
  )
  return report
}

const batchField = (batch: string): string => `batch:${batch}`

/** What came of an import, for whoever lost the answer; its warnings are gone. Undefined: nothing of it is stored. */
export async function importedBatch({ actor }: OpenRoom, batch: string): Promise<ImportReport | undefined> {
  const report = await actor.alone(() => actor.store.field(actor.id, batchField(batch)))
  return report === undefined ? undefined : (JSON.parse(report) as ImportReport)
}

function reportOf(
  batch: string,
  { items, warnings }: ReadBatch,
  prepared: readonly Prepared[],
  annotators: number,
): ImportReport {
  const sources = items.reduce((sum, item) => sum + item.sources.length, 0)
  const differences = prepared.reduce((sum, { listed }) => sum + listed.differences, 0)
  return { batch, items: items.length, sources, annotators, differences, warnings }
}

/** Items at once: one sync of the folders for each lot. */
const lot = 500

async function stored(
  blobs: Blobs,
  prepared: readonly Prepared[],
  { signal, tell }: Following,
): Promise<ManifestItem[]> {
  const listed: ManifestItem[] = []
  for (let from = 0; from < prepared.length; from += lot) {
    signal?.throwIfAborted()
    tell?.({ step: 'storing', done: from / prepared.length })
    const some = prepared.slice(from, from + lot)
    const hashes = await blobs.put(
      some.flatMap(({ sources, comparison }) => [jsonBytes(sources), jsonBytes(comparison)]),
    )
    for (const [at, { listed: item }] of some.entries())
      listed.push({ ...item, sources: hashes[2 * at] ?? '', comparison: hashes[2 * at + 1] ?? '' })
  }
  return listed
}

/** Bringing items that are here already is a matter of its own: refused whole rather than doubled. */
function refuseKnown({ fileName, items }: ReadBatch, { actor }: OpenRoom): void {
  const known = new Set(actor.queue.rows({ filter: 'all', search: '' }, '').map(({ key }) => key))
  const again = items.filter(({ key }) => known.has(key))
  const [first] = again
  if (first)
    throw new FormatError(
      `${again.length} of ${items.length} items are in this room already, first "${first.key}"; nothing was imported`,
    ).in(fileName)
}

/** An annotator that another import has met since would become a second person. */
async function refuseMet(
  store: Parameters<typeof readNames>[0],
  room: Parameters<typeof readNames>[1],
  added: Readonly<Record<string, string>>,
): Promise<void> {
  const mine = new Set(Object.values(added).map((value) => (JSON.parse(value) as { annotator?: string }).annotator))
  if (mine.size === 0) return
  for (const { annotator } of (await readNames(store, room)).values())
    if (annotator && mine.has(annotator))
      throw new FormatError('somebody else imported into this room at the same moment; nothing was imported, try again')
}

/** Annotators of the file become persons of the room under random ids; those known by the same name stay who they are. */
async function peopleFor(
  store: Parameters<typeof readNames>[0],
  room: Parameters<typeof readNames>[1],
  items: readonly ImportedItem[],
) {
  const known = new Map(
    [...(await readNames(store, room))].flatMap(([id, { annotator }]) => (annotator ? [[annotator, id]] : [])),
  )
  const ids = new Map<string, string>()
  const fields: Record<string, string> = {}
  for (const { annotator } of items.flatMap(({ sources }) => sources)) {
    if (ids.has(annotator)) continue
    const id = known.get(annotator) ?? newId()
    ids.set(annotator, id)
    if (!known.has(annotator)) fields[nameField(id)] = namedValue({ name: annotator, annotator })
  }
  return { ids, fields }
}

interface Prepared {
  readonly listed: Omit<ManifestItem, 'sources' | 'comparison'>
  readonly sources: StoredSources
  readonly comparison: Comparison
}

function* preparing(
  items: readonly ImportedItem[],
  people: ReadonlyMap<string, string>,
  profile: ComparisonProfile,
): Generator<number, readonly Prepared[]> {
  const prepared: Prepared[] = []
  for (const [ordinal, item] of items.entries()) {
    yield ordinal / items.length
    prepared.push(prepare(item, ordinal, people, profile))
  }
  return prepared
}

function prepare(
  item: ImportedItem,
  ordinal: number,
  people: ReadonlyMap<string, string>,
  profile: ComparisonProfile,
): Prepared {
  const comparison = compareItem(item.sources, profile)
  const text = comparison.units.map(consensusText).join(' ')
  const { share, differences, weak } = disagreement(comparison)
  const annotators = item.sources.map(({ annotator }) => people.get(annotator) ?? '')
  return {
    listed: {
      id: newId(),
      key: item.key,
      language: item.language ?? guessLanguage(text),
      ordinal,
      annotators,
      differences,
      weak,
      disagreement: share,
      words: comparison.units.reduce((sum, { columns }) => sum + columns.length, 0),
      excerpt: excerptOf(text),
    },
    sources: { sources: item.sources.map(({ segments }, at) => ({ person: annotators[at] ?? '', segments })) },
    comparison,
  }
}
