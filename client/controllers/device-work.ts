import type { KeptCommand, KeptEdit, KeptRefusal, KeptStay } from '../sync/device-database.ts'
import { DeviceStore } from '../sync/device-store.ts'
import { RollCall } from '../sync/roll-call.ts'

/** A room that somebody was in on this device, and how they are called there. */
export interface KnownPlace {
  readonly room: string
  readonly title: string
  readonly person: string
  readonly name: string
  readonly role: string
  /** Its number in this browser's addresses. */
  readonly session: number
}

/** What is kept on this device of one person in one room: nobody else ever sends it. */
export interface DeviceWork {
  readonly room: string
  readonly title: string
  readonly person: string
  /** Null where this device does not know it any more. */
  readonly name: string | null
  readonly roles: readonly string[]
  /** Changes that the server has not acknowledged. */
  readonly unsent: number
  /** Texts that were not accepted and that they are not done with. */
  readonly aside: number
  /** Since when, in epoch milliseconds. */
  readonly since: number
  /** A page of theirs is open in this browser and holds it. */
  readonly live: boolean
}

const placeOf = ({ room, session, joined }: KeptStay): KnownPlace => ({
  room,
  session,
  title: joined.room.settings.title,
  person: joined.me.person,
  name: joined.me.name,
  role: joined.me.role,
})

async function withDevice<T>(work: (device: DeviceStore) => Promise<T>): Promise<T> {
  const device = new DeviceStore()
  const done = await work(device)
  await device.close()
  return done
}

/** Where people of this device have been; empty where nothing can be kept. */
export const knownPlaces = (): Promise<readonly KnownPlace[]> =>
  withDevice(async (device) => (await device.read([], (database) => database.getAll('stays'))).map(placeOf))

type Kept = KeptEdit | KeptCommand | KeptRefusal
const holderOf = (kept: Kept): string => ('holder' in kept ? kept.holder : kept.generation)

interface Everything {
  readonly stays: readonly KeptStay[]
  readonly unsent: readonly (KeptEdit | KeptCommand)[]
  readonly aside: readonly KeptRefusal[]
}

const readAll = (device: DeviceStore): Promise<Everything> =>
  device.read({ stays: [], unsent: [], aside: [] }, async (database) => {
    const [stays, edits, commands, aside] = await Promise.all([
      database.getAll('stays'),
      database.getAll('edits'),
      database.getAll('commands'),
      database.getAll('refusals'),
    ])
    return { stays, unsent: [...edits, ...commands], aside }
  })

/** What is kept of whom, by person and room, the oldest first. */
export async function deviceWork(): Promise<readonly DeviceWork[]> {
  return withDevice(async (device) => {
    const all = await readAll(device)
    const absent = await absentHolders(device, all.unsent)
    const owners = new Map([...all.unsent, ...all.aside].map((kept) => [ownerOf(kept), kept]))
    const works = [...owners].map(([owner, { person, room }]): DeviceWork => {
      const mine = (kept: Kept) => ownerOf(kept) === owner
      const [unsent, aside] = [all.unsent.filter(mine), all.aside.filter(mine)]
      const places = all.stays.map(placeOf)
      const place = places.find((one) => one.person === person && one.room === room)
      return {
        ...{ person, room, unsent: unsent.length, aside: aside.length },
        title: (place ?? places.find((one) => one.room === room))?.title ?? room,
        name: place?.name ?? null,
        roles: [...new Set(unsent.map(({ role }) => role))],
        since: Math.min(...[...unsent, ...aside].map(({ at }) => at)),
        live: unsent.some((kept) => !absent.has(holderOf(kept))),
      }
    })
    return works.toSorted((a, b) => a.since - b.since)
  })
}

const ownerOf = ({ person, room }: Kept): string => `${room}/${person}`

async function absentHolders(device: DeviceStore, kept: readonly Kept[]): Promise<ReadonlySet<string>> {
  const rollCall = new RollCall(device.name)
  const absent = await rollCall.absent(new Set(kept.map(holderOf)))
  rollCall.close()
  return absent
}

/**
 * Takes everything of that person in that room off this device, for good. False where it is held by a page that is
 * open, or could not be written: then all of it stays.
 */
export async function takeOffDevice({ person, room }: Pick<DeviceWork, 'person' | 'room'>): Promise<boolean> {
  return withDevice(async (device) => {
    const mine = (kept: Kept) => kept.person === person && kept.room === room
    const held = (await readAll(device)).unsent.filter(mine)
    if ((await absentHolders(device, held)).size < new Set(held.map(holderOf)).size) return false
    return device.write(async (writing) => {
      for (const name of ['edits', 'items', 'commands', 'refusals'] as const) {
        const store = writing.objectStore(name)
        for (const key of await store.index('owner').getAllKeys([person, room])) await store.delete(key as never)
      }
    })
  })
}

/** What is kept of whoever was in that session of this browser. */
export async function workOfSession(room: string, session: number): Promise<DeviceWork | undefined> {
  const place = (await knownPlaces()).find((one) => one.room === room && one.session === session)
  return place && (await deviceWork()).find((work) => work.room === room && work.person === place.person)
}
