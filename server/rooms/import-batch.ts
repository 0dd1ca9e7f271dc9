import { createHash } from 'node:crypto'
import type { Caller } from '#server/auth/caller.ts'
import { newId } from '#server/auth/tokens.ts'
import { compareItem } from '#shared/compare/compare-item.ts'
import type { Comparison, ComparisonProfile } from '#shared/compare/comparison.ts'
import { disagreement } from '#shared/compare/differences.ts'
import { consensusText } from '#shared/compare/seed.ts'
import type { ListedItem, Manifest } from '#shared/domain/item.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import { type ColumnMap, FormatError, type ImportNote } from '#shared/formats/format.ts'
import { detectFormat, formatNamed, formatNames } from '#shared/formats/formats.ts'
import { guessLanguage } from '#shared/formats/language.ts'
import { jsonBytes, type StoredSources } from './item-blobs.ts'
import { namedValue, nameField, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

export interface ImportWish {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly format?: string
  readonly map?: ColumnMap
}

export interface ImportReport {
  readonly batch: string
  readonly items: number
  readonly sources: number
  readonly annotators: number
  readonly differences: number
  readonly warnings: readonly ImportNote[]
}

/** A file as its format reads it, before it meets a room. @throws FormatError */
export interface ReadBatch {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly items: readonly ImportedItem[]
  readonly warnings: readonly ImportNote[]
}

export function readBatch({ fileName, bytes, format: name, map }: ImportWish): ReadBatch {
  const format = name ? formatNamed(name) : detectFormat(bytes, fileName)
  if (!format) {
    const fault = name ? `"${name}" is no format here` : 'What kind of file this is could not be told'
    throw new FormatError(`${fault}; known are ${formatNames()}`)
  }
  const { items, warnings } = format.read(bytes, map ? { map } : {})
  if (items.length === 0) throw new FormatError('There is no item in this file')
  return { fileName, bytes, items, warnings }
}

/** Everything is compared first; then blobs are written, then one event: nothing half-imported remains. */
export async function importBatch(
  { actor }: OpenRoom,
  by: Caller,
  { fileName, bytes, items, warnings }: ReadBatch,
): Promise<ImportReport> {
  refuseKnown(items, new Set(actor.queue.rows({ filter: 'all', search: '' }, '').map(({ key }) => key)))
  const people = await peopleFor(actor.store, actor.id, items)
  const prepared = items.map((item, ordinal) => prepare(item, ordinal, people.ids, actor.state.settings.profile))
  const hashes = await actor.store.blobs.put(
    prepared.flatMap(({ sources, comparison }) => [jsonBytes(sources), jsonBytes(comparison)]),
  )
  const manifest: Manifest = {
    batch: newId(),
    people: [...people.ids.values()],
    items: prepared.map(({ listed }, at) => ({
      ...listed,
      sources: hashes[2 * at] ?? '',
      comparison: hashes[2 * at + 1] ?? '',
    })),
  }
  const [manifestHash = ''] = await actor.store.blobs.put([jsonBytes(manifest)])
  const sources = items.reduce((sum, item) => sum + item.sources.length, 0)
  await actor.alone(() =>
    actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, () => ({
      events: [
        {
          type: 'batch.imported',
          batch: manifest.batch,
          name: fileName,
          file: createHash('sha256').update(bytes).digest('hex'),
          manifest: manifestHash,
          items: items.length,
          sources,
          warnings: warnings.length,
        },
      ],
      put: people.fields,
    })),
  )
  const differences = manifest.items.reduce((sum, item) => sum + item.differences, 0)
  return { batch: manifest.batch, items: items.length, sources, annotators: people.ids.size, differences, warnings }
}

/** Bringing items that are here already is a matter of its own: refused whole rather than doubled. */
function refuseKnown(items: readonly ImportedItem[], known: ReadonlySet<string>): void {
  const again = items.filter(({ key }) => known.has(key))
  const [first] = again
  if (first)
    throw new FormatError(
      `${again.length} of ${items.length} items are in this room already, first "${first.key}"; nothing was imported`,
    )
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
  readonly listed: Omit<ListedItem, 'sources' | 'comparison'>
  readonly sources: StoredSources
  readonly comparison: Comparison
}

const excerptLength = 160

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
      excerpt: text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text,
    },
    sources: { sources: item.sources.map(({ segments }, at) => ({ person: annotators[at] ?? '', segments })) },
    comparison,
  }
}
