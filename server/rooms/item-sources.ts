import type { Caller } from '#server/auth/caller.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { subjectWith } from '#shared/domain/item-subject.ts'
import { shownMedia } from '#shared/domain/media.ts'
import { writesWithPen } from '#shared/domain/pen.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { StoredSource } from './item-blobs.ts'
import { ownColumn, ownLabels } from './own-columns.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import type { SeenRoom } from './seen-room.ts'

/** Annotators see the items that they worked on or have the pen of, and every item once it is signed off. */
export function maySee({ actor }: SeenRoom, caller: Caller, item: ListedItem): boolean {
  const { role, person } = caller
  return (
    role !== 'annotator' ||
    item.annotators.includes(person) ||
    writesWithPen(actor.state, caller, item.id) ||
    Boolean(tableGet(actor.state.signOffs, item.id))
  )
}

/** Annotators read others' words, as sources and in the comparison, only after sign-off, or while they have the pen. */
export async function itemSources(room: OpenRoom, caller: Caller, id: string): Promise<Outcome<ItemSources>> {
  const { actor } = room
  // The pen may have been given or taken at another process just now.
  if (caller.role === 'annotator') await actor.learnRights()
  const item = actor.item(id)
  if (!item) return refuse('not-found', `There is no item ${id} in this room`)
  if (!maySee(room, caller, item)) return refuse('forbidden', 'You see this item once it is signed off')
  const [comparison, stored, names] = await Promise.all([
    actor.blobs.comparison(item),
    actor.blobs.sources(item),
    readNames(actor.store, actor.id),
  ])
  const sources = stored.sources.map((source) => ({ ...source, person: actor.personNow(source.person) }))
  const open =
    caller.role !== 'annotator' || Boolean(tableGet(actor.state.signOffs, id)) || writesWithPen(actor.state, caller, id)
  const own = new Set(sources.flatMap(({ person }, at) => (person === caller.person ? [at] : [])))
  const subject = subjectWith(stored.subject, item.media)
  return accept({
    id,
    key: item.key,
    language: item.language,
    ...(item.media ? { media: shownMedia(item.media) } : {}),
    ...(isLabelled(item) ? { kind: 'labels' } : {}),
    ...(subject ? { subject } : {}),
    sources: sources.map((source) => ({
      person: source.person,
      name: nameOf(source.person, actor.state.people, names),
      ...saidBy(source, open || source.person === caller.person),
    })),
    compared: item.comparison,
    comparison: open ? withoutSaid(comparison) : ownAndConsensus(withoutSaid(comparison), own),
  })
}

/** What formats keep beside a label is for whoever writes it back. */
function saidBy(
  { segments, labels }: StoredSource,
  seen: boolean,
): Pick<ItemSources['sources'][number], 'segments' | 'labels'> {
  if (!labels) return { segments: seen ? segments : null }
  const said = { ...labels, labels: labels.labels.map(({ kept: _, ...label }) => label) }
  return { segments: seen ? segments : null, labels: seen ? said : null }
}

/** What comparing anew goes on from stays here: the sources have the same words. */
function withoutSaid(comparison: Comparison): Comparison {
  return { ...comparison, units: comparison.units.map(({ said: _, ...unit }) => unit) }
}

/** The consensus and one's own words, in the same columns; which words are whose else stays unsaid. */
function ownAndConsensus(comparison: Comparison, own: ReadonlySet<number>): Comparison {
  if (comparison.labels) return ownLabels(comparison, own)
  const units = comparison.units.map(({ earlier = [], ...unit }) => ({
    ...unit,
    earlier: earlier.map((network) => ({ ...network, keys: network.keys.map((keys) => keys.slice(0, 1)) })),
    columns: unit.columns.map((column) => ownColumn(column, own)),
    differences: [],
  }))
  return { ...comparison, units }
}
