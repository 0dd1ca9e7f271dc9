import pino from 'pino'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson, useInvite } from '#server/auth/invites.ts'
import { splitToken } from '#server/auth/tokens.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { type OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { openStore, type StorePlace } from '#server/store/open-store.ts'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { Place } from '#shared/domain/place.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { Player } from './schedule.ts'

/** What three annotators heard, unit by unit. */
const heard = [
  [
    ['the cat sat down there', 'the bat sat down there', 'the cat sat town there'],
    ['a dog ran over the hill', 'a fog ran over the hill', 'a log ran over a hill'],
    ['nobody saw the bird fly', 'nobody saw the bird cry', 'somebody saw the bird fly'],
  ],
  [
    ['rain fell all day long', 'rain fell all day', 'rain felt all day long'],
    ['the road was wet and dark', 'the road was met and dark', 'a road was wet and dark'],
    ['we went home by bus', 'we went home by us', 'we sent home by bus'],
  ],
] as const

const sample = {
  chavadi: 1,
  items: heard.map((units, item) => ({
    key: `clip ${item + 1}`,
    language: 'en',
    sources: [0, 1, 2].map((annotator) => ({
      annotator: `worker ${annotator + 1}`,
      segments: units.map((texts, at) => ({ start: 5 * at, end: 5 * at + 5, text: texts[annotator] })),
    })),
  })),
}

export interface SeededItem {
  readonly listed: ListedItem
  readonly comparison: Comparison
  readonly units: readonly string[]
  readonly places: readonly Place[]
}

/** A room before any server serves it. */
export interface SeededRoom {
  readonly id: RoomId
  readonly epoch: string
  readonly items: readonly SeededItem[]
  /** Persons and session cookies of the cast, by name. */
  readonly people: ReadonlyMap<string, { readonly person: string; readonly cookie: string }>
  /** Links by which somebody comes back whose session has ended, by name. */
  readonly links: ReadonlyMap<string, readonly string[]>
}

const spareLinks = 8

/** Imports the items and lets the cast in, in this process: the servers find it done. */
export async function seedRoom(place: StorePlace, cast: readonly Player[]): Promise<SeededRoom> {
  const store = await openStore(place)
  const rooms = new RoomRegistry(store, pino({ level: 'silent' }))
  const id = asRoomId('school') as RoomId
  try {
    const room = await rooms.create(id, 'School')
    const batch = await readBatch({ fileName: 'clips.json', bytes: jsonBytes(sample) })
    await importBatch(room, operatorOf(id), batch)
    const people = new Map<string, { person: string; cookie: string }>()
    const links = new Map<string, readonly string[]>()
    for (const player of cast) {
      const come = await letIn(room, player)
      people.set(player.name, come)
      links.set(player.name, await linksFor(room, player, come.person))
    }
    const listed = tableValues(room.actor.state.items).sort((one, other) => one.ordinal - other.ordinal)
    return {
      id,
      epoch: room.actor.epoch,
      items: await Promise.all(listed.map((item) => seeded(room, item))),
      people,
      links,
    }
  } finally {
    await rooms.close()
    await store.close()
  }
}

async function letIn(room: OpenRoom, { name, role }: Player): Promise<{ person: string; cookie: string }> {
  const before = new Set(Object.keys(room.actor.state.people))
  const invite = await invitePerson(room, operatorOf(room.actor.id), { role, name, hours: 1, uses: 1 })
  const person = Object.keys(room.actor.state.people).find((each) => !before.has(each))
  const { cookie } = await useInvite(room, splitToken(invite)?.secret ?? '', undefined)
  if (!person) throw new Error(`${name} has not become a person of the room`)
  return { person, cookie }
}

async function linksFor(room: OpenRoom, { role }: Player, person: string): Promise<readonly string[]> {
  const links: string[] = []
  for (let at = 0; at < spareLinks; at++)
    links.push(await invitePerson(room, operatorOf(room.actor.id), { role, person, hours: 1, uses: 1 }))
  return links
}

async function seeded(room: OpenRoom, listed: ListedItem): Promise<SeededItem> {
  const comparison = await room.actor.blobs.comparison(listed)
  const places = comparison.units.flatMap(({ unit, differences }) =>
    differences.map(({ from, to }) => ({ unit, from, to })),
  )
  return { listed, comparison, units: comparison.units.map(({ unit }) => unit), places }
}
