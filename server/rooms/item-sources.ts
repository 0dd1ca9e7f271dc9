import type { Caller } from '#server/auth/caller.ts'
import type { Column, Comparison } from '#shared/compare/comparison.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { shownMedia } from '#shared/domain/media.ts'
import { writesWithPen } from '#shared/domain/pen.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
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
  const [comparison, { sources: stored }, names] = await Promise.all([
    actor.blobs.comparison(item),
    actor.blobs.sources(item),
    readNames(actor.store, actor.id),
  ])
  const sources = stored.map((source) => ({ ...source, person: actor.personNow(source.person) }))
  const open =
    caller.role !== 'annotator' || Boolean(tableGet(actor.state.signOffs, id)) || writesWithPen(actor.state, caller, id)
  const own = new Set(sources.flatMap(({ person }, at) => (person === caller.person ? [at] : [])))
  return accept({
    id,
    key: item.key,
    language: item.language,
    ...(item.media ? { media: shownMedia(item.media) } : {}),
    sources: sources.map(({ person, segments }) => ({
      person,
      name: nameOf(person, actor.state.people, names),
      segments: open || person === caller.person ? segments : null,
    })),
    compared: item.comparison,
    comparison: open ? withoutSaid(comparison) : ownAndConsensus(withoutSaid(comparison), own),
  })
}

/** What comparing anew goes on from stays here: the sources have the same words. */
function withoutSaid(comparison: Comparison): Comparison {
  return { ...comparison, units: comparison.units.map(({ said: _, ...unit }) => unit) }
}

/** The consensus and one's own words, in the same columns; which words are whose else stays unsaid. */
function ownAndConsensus(comparison: Comparison, own: ReadonlySet<number>): Comparison {
  const ownColumn = ({ arcs, consensus }: Column): Column => {
    const agreed = arcs[consensus]
    const kept = arcs
      .filter((arc) => arc === agreed || arc.sources.some((source) => own.has(source)))
      .map((arc) => ({ ...arc, sources: arc.sources.filter((source) => own.has(source)) }))
    return { arcs: kept, consensus: kept.findIndex(({ key }) => key === agreed?.key) }
  }
  const units = comparison.units.map(({ earlier = [], ...unit }) => ({
    ...unit,
    earlier: earlier.map((network) => ({ ...network, keys: network.keys.map((keys) => keys.slice(0, 1)) })),
    columns: unit.columns.map(ownColumn),
    differences: [],
  }))
  return { ...comparison, units }
}
