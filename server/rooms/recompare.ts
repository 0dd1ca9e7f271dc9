import type { FieldIs, HeadIs } from '#server/store/store.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { type Comparison, type ComparisonProfile, sameProfile, sameSwitches } from '#shared/compare/comparison.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { ItemChange } from '#shared/domain/item-change.ts'
import type { AnswerWeights } from './batch-weights.ts'
import { comparedFreely, comparedOn, figuresOf, itemExcerpt, profileFor, weightsBefore } from './compared-item.ts'
import { jsonBytes, type StoredSources } from './item-blobs.ts'
import type { RoomActor } from './room-actor.ts'

/** What an item is to be compared over from now on; its sources as they are where none are given. */
export interface Recomparison {
  readonly item: ListedItem
  readonly stored?: StoredSources
  readonly profile: ComparisonProfile
  /** What answers weigh; those that were there before keep their weight where none are given. */
  readonly weights?: AnswerWeights
}

/** A change that is computed; its blobs are not stored yet. */
export interface PreparedChange {
  readonly change: ItemChange
  readonly before: Comparison
  readonly comparison: Comparison
  /** Where they are others than before. */
  readonly sources: StoredSources | undefined
}

/**
 * Compares an item anew. Where nobody has begun its draft that is free; else its units and columns stay, so that all that
 * was decided has a place. A source is the same when person and words are; others are new or gone.
 */
export async function prepareChange(actor: RoomActor, wanted: Recomparison): Promise<PreparedChange> {
  const { item } = wanted
  const profile = profileFor(item, wanted.profile)
  const [head, before, was] = await Promise.all([
    actor.store.head(actor.id, streamOf(item.id)),
    actor.blobs.comparison(item),
    actor.blobs.sources(item),
  ])
  const stored = wanted.stored ?? was
  const weights = wanted.weights ?? weightsBefore({ ...was, comparison: before })
  const { comparison, changes: units } =
    !wanted.stored && sameSwitches(before.profile, profile)
      ? { comparison: { ...before, profile }, changes: head === 0 ? null : [] }
      : head === 0
        ? { comparison: comparedFreely(item, stored, profile, weights), changes: null }
        : comparedOn(item, { ...was, comparison: before }, stored, profile, weights)
  const { batch: _, ...listed } = item
  const annotators = stored.sources.map(({ person }) => person)
  const excerpt = units ? listed.excerpt : itemExcerpt(comparison, item.key)
  return {
    change: { before: listed, after: { ...listed, annotators, ...figuresOf(comparison), excerpt }, profile, units },
    before,
    comparison,
    sources: wanted.stored,
  }
}

/** The entries of a manifest's `changed`, their blobs written. */
export async function storedChanges(actor: RoomActor, prepared: readonly PreparedChange[]): Promise<ItemChange[]> {
  const blobs = prepared.flatMap(({ comparison, sources }) => [comparison, ...(sources ? [sources] : [])])
  const hashes = await actor.store.blobs.put(blobs.map(jsonBytes))
  let at = 0
  return prepared.map(({ change, sources }) => {
    const comparison = hashes[at++] ?? ''
    const own = sources ? { sources: hashes[at++] ?? '' } : {}
    return { ...change, after: { ...change.after, comparison, ...own } }
  })
}

/**
 * Whether a change still goes on from what the item is: not when it was compared anew meanwhile, or when somebody began
 * a draft for which it was compared freely. Ask inside the room's turn, just before the commit.
 */
export async function stillHolds(actor: RoomActor, { before, units }: ItemChange): Promise<boolean> {
  const now = actor.item(before.id)
  if (now?.comparison !== before.comparison || now.sources !== before.sources) return false
  return units !== null || (await actor.store.head(actor.id, streamOf(before.id))) === 0
}

/** What the commit of such an event depends on, and what it writes so that no draft begins with an older consensus. */
export function changeConditions(
  actor: RoomActor,
  changes: readonly ItemChange[],
): { readonly when: readonly (HeadIs | FieldIs)[]; readonly put: Readonly<Record<string, string>> } {
  const free = changes.filter(({ units }) => units === null)
  return {
    when: free.map(({ before }) => ({ stream: streamOf(before.id), head: 0 })),
    put: changes.length > 0 ? { [actor.comparedUnchanged.field]: String(actor.state.compared + 1) } : {},
  }
}

/** The manifest's blob for an item whose comparison has another profile than the room. Only inside the room's turn. */
export async function missedProfile(actor: RoomActor, item: ListedItem): Promise<string | undefined> {
  const { profile } = actor.state.settings
  const { profile: under } = await actor.blobs.comparison(item)
  if (sameProfile(profileFor(item, profile), under)) return undefined
  const changed = await storedChanges(actor, [await prepareChange(actor, { item, profile })])
  const [manifest] = await actor.store.blobs.put([jsonBytes({ changed })])
  return manifest
}
