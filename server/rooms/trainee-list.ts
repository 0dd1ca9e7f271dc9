import type { ListedItem } from '#shared/domain/item.ts'
import { itemState } from '#shared/domain/item-state.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { decidedAgainst, draftAgainst, sourcesOfPerson } from '#shared/projections/own-differences.ts'
import type { TraineeItem, TraineeRow, TraineeTake } from '#shared/protocol/trainee-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

const latestShown = 3

/** What a trainer sees of each of these people: where they are, what they did last, what was decided otherwise. */
export async function traineeRows({ actor }: OpenRoom, who: string): Promise<readonly TraineeRow[]> {
  const names = await readNames(actor.store, actor.id)
  const rows: TraineeRow[] = []
  for (const pair of who.split(',')) {
    const [person = '', id = ''] = pair.split(':')
    const item = actor.item(id)
    const called = (one: string) => nameOf(one, actor.state.people, names)
    rows.push({
      person,
      item: item ? await traineeItem(actor, item, person, called) : null,
      last: lastOf(actor, person),
    })
  }
  return rows
}

function lastOf(actor: RoomActor, person: string): TraineeTake | null {
  const take = actor.takes.of(person)
  const item = take && actor.item(take.item)
  return take && item ? { ...take, key: item.key, language: item.language } : null
}

async function traineeItem(
  actor: RoomActor,
  item: ListedItem,
  person: string,
  called: (person: string) => string,
): Promise<TraineeItem> {
  const { state } = actor
  const { id, key, language, annotators } = item
  const pen = tableGet(state.pens, id)
  const own = sourcesOfPerson(annotators, person)
  return {
    ...{ id, key, language, state: itemState(state, id), own: own.size > 0 },
    excerpt: actor.queue.row(id)?.excerpt ?? item.excerpt,
    pen: pen ? { mine: pen.person === person, person: pen.person, name: called(pen.person) } : null,
    differences: own.size > 0 ? await differencesOf(actor, item, own, pen?.person === person) : null,
  }
}

async function differencesOf(actor: RoomActor, item: ListedItem, own: ReadonlySet<number>, withPen: boolean) {
  const bench = await actor.bench(item)
  const decided = {
    settled: tableGet(actor.state.settlings, item.id) ?? {},
    rulings: tableGet(actor.state.rulings, item.id) ?? [],
  }
  const found = (withPen ? draftAgainst : decidedAgainst)(bench, own, decided)
  return { count: found.length, latest: found.slice(-latestShown).reverse() }
}
