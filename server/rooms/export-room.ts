import { createHash } from 'node:crypto'
import type { Caller } from '#server/auth/caller.ts'
import type { ExportMade } from '#shared/domain/export-made.ts'
import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { subjectWith } from '#shared/domain/item-subject.ts'
import { asPeopleNow } from '#shared/domain/one-person.ts'
import type { RoomState } from '#shared/domain/room.ts'
import {
  type ExportedItem,
  type ExportedLabels,
  type Format,
  FormatError,
  type LabelWriteOptions,
  type WriteOptions,
} from '#shared/formats/format.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { exportedItem } from '#shared/projections/export.ts'
import {
  changedSince,
  type ExportedValue,
  type ExportManifest,
  valueHash,
} from '#shared/projections/export-manifest.ts'
import { exportedLabels } from '#shared/projections/exported-labels.ts'
import type { ExportBody } from '#shared/protocol/exports.ts'
import { jsonBytes } from './item-blobs.ts'
import { originalsOf } from './originals.ts'
import { nameOf, readNames } from './people-names.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'
import { summariseDraft } from './summarise.ts'

export type ExportWish = Omit<ExportBody, 'format'> & { readonly format: Format }

export interface ExportedFile {
  readonly number: number
  readonly text: string
}

/** An item of the selection, with what of it goes into the manifest. */
interface Selected {
  readonly exported: ExportedItem
  /** Of a label item. */
  readonly labels?: ExportedLabels
  readonly value: Omit<ExportedValue, 'written'>
}

/**
 * The settled result of a room in the order of its import, read to the head. `export.made` records each item's value
 * by hash, so that a file can be held against the audit trail and a later export against this one.
 */
export async function exportRoom(
  { actor }: OpenRoom,
  by: Caller,
  { format, names, per, verbatim, batch: named, signedOff, since }: ExportWish,
): Promise<Outcome<ExportedFile>> {
  await actor.alone(() => actor.catchUp())
  const batch = named === undefined ? null : batchNamed(actor.state, named)
  if (batch === undefined) return refuse('not-found', `There is no batch "${named}" in this room`)
  const then = since === undefined ? accept(undefined) : await manifestOf(actor, since)
  if (!then.ok) return then
  const selected = await selectedItems(actor, { batch, signedOff, names })
  const all = selected.map(({ value }) => value)
  const { values, gone } = then.value
    ? changedSince(all, then.value, batch)
    : { values: all.map((value) => ({ ...value, written: true })), gone: [] }
  const items = selected.filter((_, at) => values[at]?.written)
  const written = writtenIn(format, items, {
    room: actor.id,
    ...{ per, verbatim },
    ...(since === undefined ? {} : { since, gone: gone.map(({ key }) => key) }),
    ...(actor.state.settings.labelling ? { labelling: actor.state.settings.labelling } : {}),
    originals: await originalsOf(actor, format, { values: values.filter(({ written }) => written), names }),
  })
  if (!written.ok) return written
  const text = written.value
  const bytes = new TextEncoder().encode(text)
  const kept: ExportManifest = { v: 2, format: format.name, values, gone }
  const [manifest = ''] = await actor.store.blobs.put([jsonBytes(kept)])
  const author = { person: by.person, role: by.role, session: by.session, command: null }
  let number = 0
  await actor.alone(() =>
    actor.commit(author, () => {
      number = nextNumber(actor.state)
      const file = createHash('sha256').update(bytes).digest('hex')
      const made = { number, by: by.person, at: new Date().toISOString(), file, bytes: bytes.byteLength, signedOff }
      const of = { ...(batch === null ? {} : { batch }), ...(since === undefined ? {} : { since, gone: gone.length }) }
      const event = { format: format.name, names, items: items.length, manifest, ...made, ...of } as const
      return { events: [{ type: 'export.made', ...event }] }
    }),
  )
  return accept({ number, text })
}

/** A file holds transcripts or labels, not both. */
function writtenIn(
  format: Format,
  items: readonly Selected[],
  options: WriteOptions & LabelWriteOptions,
): Outcome<string> {
  const labels = items.flatMap((item) => item.labels ?? [])
  const cannot = (what: string) => refuse('bad-input', `${format.title} cannot hold ${what}: choose another format`)
  if (labels.length === 0) {
    if (items.length > 0 && !format.write) return cannot('transcripts')
    const transcripts = items.map(({ exported }) => exported)
    return accept(format.write?.(transcripts, options) ?? format.writeLabels?.([], options) ?? '')
  }
  if (labels.length < items.length)
    return refuse('bad-input', 'There are transcripts and labels here, and a file holds one of them: choose an import')
  if (!format.writeLabels) return cannot('labels')
  try {
    return accept(format.writeLabels(labels, options))
  } catch (error) {
    if (error instanceof FormatError) return refuse('bad-input', `${format.title}: ${error.message}`)
    throw error
  }
}

const nextNumber = ({ exports }: RoomState): number => (exports.at(-1)?.number ?? 0) + 1

/** By its id, else the latest of that file name. */
function batchNamed({ batches }: RoomState, named: string): string | undefined {
  const all = tableValues(batches)
  const [latest] = all.filter(({ name }) => name === named).toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))
  return tableGet(batches, named)?.id ?? latest?.id
}

/** The manifest of the export of that number, where values can be held against it. */
async function manifestOf(actor: RoomActor, number: number): Promise<Outcome<ExportManifest>> {
  const made = actor.state.exports.find((each) => each.number === number)
  if (!made) return refuse('not-found', `There is no export ${number} in this room`)
  if (!isComparable(made))
    return refuse('conflict', `Export ${number} is too old to compare with: make one of everything first`)
  return accept(JSON.parse(new TextDecoder().decode(await actor.store.blobs.get(made.manifest))) as ExportManifest)
}

/** Manifests hash settled values since files have been hashed too. */
export const isComparable = ({ file }: ExportMade): boolean => file !== null

interface Selection {
  readonly batch: string | null
  readonly signedOff: boolean
  readonly names: boolean
}

async function selectedItems(actor: RoomActor, { batch, signedOff, names }: Selection): Promise<readonly Selected[]> {
  const wanted = ({ id, batch: of }: ListedItem) =>
    (batch === null || of === batch) && (!signedOff || Boolean(tableGet(actor.state.signOffs, id)))
  const listed = tableValues(actor.state.items)
    .filter(wanted)
    .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  for (const item of listed) await summariseDraft(actor, item)
  const known = names ? await readNames(actor.store, actor.id) : undefined
  const selected: Selected[] = []
  for (const item of listed) {
    const [bench, stored] = await Promise.all([actor.bench(item), actor.blobs.sources(item)])
    const { state } = actor
    const { sources } = asPeopleNow(stored, state.people)
    if (!wanted(item)) continue
    const subject = subjectWith(stored.subject, item.media)
    const input = { item, bench, sources, subject, nameOf: (id: string) => nameOf(id, state.people, known) }
    const exported = exportedItem(state, input)
    const value = { item: item.id, key: item.key, batch: item.batch, hash: valueHash(exported) }
    selected.push({ exported, value, ...(isLabelled(item) ? { labels: exportedLabels(exported, input) } : {}) })
  }
  return selected
}
