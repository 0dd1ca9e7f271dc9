import type { Caller } from '#server/auth/caller.ts'
import { namedLabel } from '#shared/compare/named-label.ts'
import { isLabelled } from '#shared/domain/item.ts'
import type { Precedent } from '#shared/domain/precedent.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { PrecedentList, PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { maySee } from './item-sources.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'
import type { SeenRoom } from './seen-room.ts'

/** The room's precedents. Annotators read the rules; the readings of an item that is not signed off are others' words. */
export async function precedentList(room: OpenRoom, caller: Caller): Promise<PrecedentList> {
  const { actor } = room
  await actor.alone(() => actor.catchUp())
  const { state } = actor
  const names = await readNames(actor.store, actor.id)
  const called = (person: string) => nameOf(person, state.people, names)
  const cited = citations(state)
  const precedents = state.precedents.map(async (precedent, at): Promise<PrecedentRow> => {
    const item = actor.item(precedent.item)
    const { overruled, takenBack } = precedent
    return {
      ...precedent,
      ...(await aboutLabel(room, precedent)),
      readings: mayReadReadings(room, caller, precedent.item) ? precedent.readings : [],
      number: at + 1,
      key: item && maySee(room, caller, item) ? item.key : '',
      byName: called(precedent.by),
      endedBy: overruled || takenBack ? called((overruled ?? takenBack)?.by ?? '') : '',
      cited: cited.get(precedent.id) ?? 0,
    }
  })
  return { precedents: await Promise.all(precedents) }
}

async function aboutLabel({ actor }: OpenRoom, precedent: Precedent): Promise<Pick<PrecedentRow, 'about'>> {
  const item = actor.item(precedent.item)
  const rulings = tableGet(actor.state.rulings, precedent.item) ?? []
  const place = precedent.takenBack?.place ?? rulings.find(({ id }) => id === precedent.ruling)?.place
  if (!item || !isLabelled(item) || !place) return {}
  const label = namedLabel(await actor.blobs.comparison(item), place.unit)
  return label ? { about: { place, label } } : {}
}

function mayReadReadings({ actor }: SeenRoom, { role }: Caller, item: string): boolean {
  return role !== 'annotator' || Boolean(tableGet(actor.state.signOffs, item))
}

/** How often each precedent is cited by what stands. */
function citations({ disputes, rulings }: RoomState): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const citing = [...tableValues(disputes).flatMap((ofItem) => Object.values(ofItem)), ...tableValues(rulings).flat()]
  for (const { cites = [] } of citing) for (const id of cites) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

type Told = Extract<RoomEvent, { type: 'precedent.made' | 'precedent.overruled' }>

/** What is told of a precedent to whoever may read precedents: as the list has it. */
export function precedentTold(room: SeenRoom, caller: Caller, event: Told): Told {
  return event.type === 'precedent.made' && !mayReadReadings(room, caller, event.item)
    ? { ...event, readings: [] satisfies Precedent['readings'] }
    : event
}
