import type { Caller } from '#server/auth/caller.ts'
import type { HeadIs } from '#server/store/store.ts'
import { begunField } from '#server/sync/draft-home.ts'
import type { Batch, Manifest } from '#shared/domain/batch.ts'
import { accept, type Outcome, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { BatchBefore, BatchWork, BatchWorkKind } from '#shared/protocol/batch-messages.ts'
import { WorkOnBatch } from './batch-work.ts'
import { importedAt } from './import-batch.ts'
import { readManifest } from './item-blobs.ts'
import { changeConditions } from './recompare.ts'
import { mostAttempts, type RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

interface Known {
  readonly batch: Batch
  readonly manifest: Manifest
  readonly work: WorkOnBatch
  /** Of drafts that were begun before the batch came. */
  readonly heads: readonly HeadIs[]
}

/** A batch that is there, with what was done to it, as far as the journal and the drafts tell now. */
async function known(actor: RoomActor, id: string): Promise<Outcome<Known>> {
  await actor.alone(() => actor.catchUp())
  const batch = tableGet(actor.state.batches, id)
  if (!batch) return refuse('not-found', 'There is no such batch in this room')
  if (batch.takenBack) return refuse('conflict', `${batch.name} was taken back already`)
  const manifest = await readManifest(actor.store.blobs, batch.manifest)
  const work = new WorkOnBatch(actor, manifest, await importedAt(actor, id))
  const heads = await work.headsBegunBefore()
  await Promise.all([work.readOn(), work.lookAtDrafts()])
  return accept({ batch, manifest, work, heads })
}

/** What taking a batch back would mean, and what stands against it. */
export async function batchBefore({ actor }: OpenRoom, id: string): Promise<Outcome<BatchBefore>> {
  const there = await known(actor, id)
  if (!there.ok) return there
  const { manifest, batch, work } = there.value
  return accept({ items: manifest.items.length, extended: batch.extended, work: work.found })
}

/** Leaves the decision over a commit with a refusal. */
class Refusing extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal.message)
    this.refused = refused
  }
}

/**
 * The whole import goes, as long as nobody worked on it. Whoever begins a draft of it at the same moment is there first
 * or not at all: this commit stands on no draft having been begun since it looked, and raises the rights that the
 * beginning of a draft stands on.
 */
export async function takeBackBatch({ actor }: OpenRoom, by: Caller, id: string): Promise<Outcome<BatchBefore>> {
  await actor.mustTake('batch.taken-back')
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const there = await known(actor, id)
    if (!there.ok) return there
    const { manifest, batch } = there.value
    try {
      await actor.alone(() => committed(actor, by, there.value))
      return accept({ items: manifest.items.length, extended: batch.extended, work: [] })
    } catch (error) {
      if (error instanceof Refusing) return error.refused
      if (!(error instanceof DraftsMoved)) throw error
    }
  }
  return refuse('internal', 'Too many people changed this at once; try again')
}

/** Somebody typed in a draft that was begun before the batch came: what is to be told of that is read anew. */
class DraftsMoved extends Error {}

async function committed(actor: RoomActor, by: Caller, { batch, manifest, work, heads }: Known): Promise<void> {
  const { id, name } = batch
  let tried = false
  await actor.commit({ person: by.person, role: by.role, session: by.session, command: null }, async () => {
    if (tableGet(actor.state.batches, id)?.takenBack)
      throw new Refusing(refuse('conflict', `${name} was taken back already`))
    if (tried && !(await stand(actor, heads))) throw new DraftsMoved()
    tried = true
    const begun = await actor.store.field(actor.id, begunField)
    await Promise.all([work.readOn(), work.lookAtDrafts()])
    if (work.found.length > 0) throw new Refusing(workedOn(batch, work.found))
    const rights = actor.state.rights.raised + 1
    const event = { batch: id, name, manifest: batch.manifest, by: by.person, at: new Date().toISOString(), rights }
    return {
      events: [{ type: 'batch.taken-back', ...event }],
      when: [{ field: begunField, value: begun }, ...heads],
      put: changeConditions(actor, manifest.changed ?? []).put,
    }
  })
}

async function stand({ store, id }: RoomActor, heads: readonly HeadIs[]): Promise<boolean> {
  const now = await Promise.all(heads.map(({ stream }) => store.head(id, stream)))
  return heads.every(({ head }, at) => head === now[at])
}

const words: Readonly<Record<BatchWorkKind, string>> = {
  'signed-off': 'signed off',
  ruled: 'ruled',
  disputed: 'disputed',
  settled: 'settled in',
  typed: 'typed in',
  opened: 'opened',
  exported: 'exported',
  other: 'worked on otherwise',
}

function workedOn({ name }: Batch, work: readonly BatchWork[]): Refused {
  const parts = work.map(({ kind, items, first }) => {
    const [key = ''] = first
    return `${items} ${items === 1 ? 'item was' : 'items were'} ${words[kind]}${items > 1 ? ', first' : ''} "${key}"`
  })
  return refuse('blocked', `${name} cannot be taken back, it was worked on: ${parts.join('; ')}`, { work })
}
