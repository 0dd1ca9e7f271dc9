import { setImmediate } from 'node:timers/promises'
import type { Caller } from '#server/auth/caller.ts'
import { type ComparisonProfile, sameProfile } from '#shared/compare/comparison.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { ItemChange } from '#shared/domain/item-change.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { ProfileReport, ProfileWish } from '#shared/protocol/profile-messages.ts'
import type { Following } from './in-steps.ts'
import { jsonBytes } from './item-blobs.ts'
import { profileReport } from './profile-report.ts'
import { changeConditions, type PreparedChange, prepareChange, stillHolds, storedChanges } from './recompare.ts'
import type { RoomActor, Wanted } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

/** What another profile would come to; nothing is stored. */
export async function tryProfile(
  { actor }: OpenRoom,
  profile: ComparisonProfile,
  following: Following = {},
): Promise<ProfileReport> {
  const prepared = await preparedUnder(actor, profile, following)
  return profileReport(actor.state, [...prepared.values()])
}

class ProfileMoved extends Error {}

/**
 * Compares every item that is not signed off anew, in one event. What somebody settles meanwhile moves along; what they
 * begin, import, sign off or reopen is computed again; a profile that somebody else has set meanwhile is not overwritten.
 */
export async function changeProfile(
  { actor }: OpenRoom,
  by: Caller,
  { profile, was }: ProfileWish,
  following: Following = {},
): Promise<Outcome<ProfileReport>> {
  await actor.mustTake('profile.changed')
  const prepared = await preparedUnder(actor, profile, following)
  const stored = new Map<string, ItemChange>()
  for (const change of await storedChanges(actor, [...prepared.values()])) stored.set(change.before.id, change)
  const author = { person: by.person, role: by.role, session: by.session, command: null }
  try {
    return await actor.alone(async () => {
      let report: ProfileReport | undefined
      await actor.commit(author, async () => {
        following.signal?.throwIfAborted()
        if (!sameProfile(actor.state.settings.profile, was)) throw new ProfileMoved()
        await freshen(actor, profile, prepared, stored)
        report = profileReport(actor.state, [...prepared.values()])
        return profileEvent(actor, by, { profile, was }, [...stored.values()])
      })
      return report ? accept(report) : refuse('internal', 'Nothing was changed')
    })
  } catch (error) {
    if (error instanceof ProfileMoved) return refuse('moved', moved)
    throw error
  }
}

const moved = 'Somebody else has changed how words are compared meanwhile. Look at what is set now, and change it again'

async function profileEvent(
  actor: RoomActor,
  { person: by }: Caller,
  { profile, was }: ProfileWish,
  changed: readonly ItemChange[],
): Promise<Wanted> {
  const [manifest = ''] = await actor.store.blobs.put([jsonBytes({ changed })])
  return {
    events: [{ type: 'profile.changed', profile, was, manifest, count: changed.length, by }],
    ...changeConditions(actor, changed),
  }
}

/** Items that are signed off stay as they are until they are reopened. */
const openItems = ({ state }: RoomActor): readonly ListedItem[] =>
  tableValues(state.items).filter(({ id }) => !tableGet(state.signOffs, id))

/** Item after item, so that this process serves everybody else in between. */
async function preparedUnder(
  actor: RoomActor,
  profile: ComparisonProfile,
  { signal, tell }: Following,
): Promise<Map<string, PreparedChange>> {
  const items = openItems(actor)
  const prepared = new Map<string, PreparedChange>()
  for (const [at, item] of items.entries()) {
    signal?.throwIfAborted()
    tell?.({ step: 'comparing', done: at / items.length })
    prepared.set(item.id, await prepareChange(actor, { item, profile }))
    await setImmediate()
  }
  return prepared
}

/** What was computed before the commit's turn, brought up to what the room is now. */
async function freshen(
  actor: RoomActor,
  profile: ComparisonProfile,
  prepared: Map<string, PreparedChange>,
  stored: Map<string, ItemChange>,
): Promise<void> {
  const items = openItems(actor)
  const open = new Set(items.map(({ id }) => id))
  for (const id of [...stored.keys()])
    if (!open.has(id)) {
      stored.delete(id)
      prepared.delete(id)
    }
  const holds = await Promise.all(
    items.map(async ({ id }) => {
      const change = stored.get(id)
      return change !== undefined && stillHolds(actor, change)
    }),
  )
  for (const item of items.filter((_, at) => !holds[at])) {
    const change = await prepareChange(actor, { item, profile })
    prepared.set(item.id, change)
    for (const one of await storedChanges(actor, [change])) stored.set(item.id, one)
  }
}
