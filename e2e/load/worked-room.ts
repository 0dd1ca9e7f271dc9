import { namedValue, nameField } from '#server/rooms/people-names.ts'
import type { StorePlace } from '#server/store/open-store.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { randomFrom } from './sample-batch.ts'
import { WrittenRoom } from './written-room.ts'

export interface WorkPlan {
  /** An imported room in the same store: its items and sources are worked on anew, from an earlier day on. */
  readonly like: string
  readonly room: string
  /** Names of reviewers. */
  readonly people: readonly string[]
  /** Epoch milliseconds of the last entry; the work lies on the days before it. */
  readonly until: number
  readonly days: number
  /** How many entries at most; items are left over where they do not suffice. */
  readonly entries: number
  /** Differences that are settled before an item is signed off. */
  readonly perItem: number
}

const day = 24 * 3_600_000
const atOnce = 2_000

interface Deed {
  readonly at: number
  readonly person: string
  readonly event: RoomEvent
}

/** Writes a journal of past work: five days a week, a morning and an afternoon. Only while no server has the store open. */
export async function workedRoom(place: StorePlace, plan: WorkPlan): Promise<void> {
  const begun = plan.until - plan.days * day
  const room = await WrittenRoom.begin(place, { ...plan, at: begun })
  const ids = new Map(plan.people.map((name, at) => [`worker0${at}`, name]))
  const names = [...ids].map(([id, name]) => [nameField(id), namedValue({ name })])
  await room.put(Object.fromEntries(names))
  const deeds = deedsOf({ ...plan, begun }, [...ids.keys()], room.items)
  for (let from = 0; from < deeds.length; from += atOnce)
    await room.write(
      deeds.slice(from, from + atOnce).map(({ at, person, event }) => ({
        at,
        author: { person, role: 'reviewer', session: `stay-${person}`, command: null },
        event,
      })),
    )
  await room.close()
}

/** Everybody works their own share of the items, one after the other; now and then one comes back. */
function deedsOf(
  { until, begun, days, entries, perItem }: WorkPlan & { readonly begun: number },
  people: readonly string[],
  items: readonly string[],
): readonly Deed[] {
  const random = randomFrom(11)
  const deeds: Deed[] = people.map((person) => ({
    at: begun,
    person,
    event: { type: 'session.opened', person, role: 'reviewer', session: `stay-${person}` },
  }))
  const worked = Array.from({ length: days }, (_, at) => until - (days - at) * day).filter(
    (at) => new Date(at).getUTCDay() % 6 !== 0,
  )
  const each = Math.floor((entries - people.length) / (people.length * worked.length))
  let next = 0
  for (const start of worked)
    for (const person of people) {
      // From half past three in the morning, which is nine in India; a break at noon.
      let at = start - (start % day) + 3.5 * 3_600_000 + random() * 1_800_000
      const much = each * (0.5 + random())
      for (let count = 0; count < much && deeds.length < entries; ) {
        const item = items[next++]
        if (item === undefined) return sorted(deeds)
        for (const event of eventsOf(item, person, perItem, new Date(at).toISOString(), random)) {
          at += (5 + random() * 40) * 1000
          deeds.push({ at, person, event })
          count++
        }
        at += random() < 0.1 ? random() * 900_000 : 15_000
      }
    }
  return sorted(deeds)
}

const sorted = (deeds: readonly Deed[]): readonly Deed[] => deeds.toSorted((one, other) => one.at - other.at)

function eventsOf(item: string, by: string, perItem: number, at: string, random: () => number): readonly RoomEvent[] {
  const place = (column: number) => ({ unit: 'u1', from: column, to: column + 1 })
  const settled = Array.from({ length: perItem }, (_, column): RoomEvent => {
    const take = random() < 0.4 ? 'kept' : 1
    const words = { before: 'river', after: 'house', position: column }
    return { type: 'difference.settled', item, place: place(column), by, take, ...words }
  })
  const signing: RoomEvent = {
    ...{ type: 'item.signed-off', item, by, at, hash: 'h', position: perItem, unseen: 0 },
    units: [{ id: 'u1', text: 'the river in the morning' }],
  }
  const dispute: RoomEvent = {
    ...{ type: 'dispute.opened', item, dispute: `d-${item}`, place: place(perItem) },
    ...{ question: 'Which?', stands: 'river', by, at },
  }
  const withdrawn: RoomEvent = { type: 'dispute.withdrawn', item, dispute: `d-${item}` }
  const back: RoomEvent = { type: 'item.reopened', item, by, reason: 'look again', position: perItem + 1 }
  const chance = random()
  return [
    ...settled,
    ...(chance < 0.06 ? [dispute, withdrawn] : []),
    signing,
    ...(chance > 0.96 ? [back, signing] : []),
  ]
}
