import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { closedStretches } from '#shared/domain/replace-words.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { foundIn } from '#shared/projections/found-places.ts'
import { type FindWish, type Found, type FoundItem, mostPlaces } from '#shared/protocol/many.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

const atOnce = 8

/** Where the drafts of a room's open transcripts have what is looked for. Nothing is written. */
export async function findInRoom(
  { actor }: OpenRoom,
  { batch, ...wish }: FindWish,
  signal?: AbortSignal,
): Promise<Outcome<Found>> {
  await actor.alone(() => actor.catchUp())
  if (batch !== null && !tableGet(actor.state.batches, batch)) return refuse('not-found', 'There is no such batch here')
  const open = tableValues(actor.state.items)
    .filter((item) => !isLabelled(item) && (batch === null || item.batch === batch))
    .filter(({ id }) => !tableGet(actor.state.signOffs, id))
    .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  const items: FoundItem[] = []
  let [places, closed, looked] = [0, 0, 0]
  for (let from = 0; from < open.length && places + closed < mostPlaces; from += atOnce) {
    signal?.throwIfAborted()
    const some = open.slice(from, from + atOnce)
    looked += some.length
    for (const found of await Promise.all(some.map((item) => findInItem(actor, item, wish)))) {
      if (found.units.length === 0 || places + closed >= mostPlaces) continue
      items.push(found)
      const hits = found.units.flatMap((unit) => unit.hits)
      places += hits.filter((hit) => hit.closed === null).length
      closed += hits.filter((hit) => hit.closed !== null).length
    }
  }
  return accept({ items, places, closed, looked, more: places + closed >= mostPlaces })
}

async function findInItem(
  actor: RoomActor,
  item: ListedItem,
  { with: words, ...search }: Omit<FindWish, 'batch'>,
): Promise<FoundItem> {
  const { units } = await actor.bench(item)
  const found = units.flatMap(
    (unit) => foundIn(unit, () => closedStretches(actor.state, item.id, unit), search, words) ?? [],
  )
  return { item: item.id, key: item.key, language: item.language, units: found }
}
