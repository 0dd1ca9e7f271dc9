import { operatorOf } from '#server/auth/caller.ts'
import { addPerson, makeInvite } from '#server/auth/invites.ts'
import { callerOf } from '#server/auth/sessions.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { Lock } from '#server/rooms/lock.ts'
import { readNames } from '#server/rooms/people-names.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { tombstoneField } from '#server/rooms/room-actor.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { cast, colleagues, type DemoPerson, type Player } from './cast.ts'
import { demoFile } from './demo-item.ts'
import { demoItems } from './demo-items.ts'
import { Guest } from './guest.ts'
import { Replay } from './replay.ts'

export interface DemoLink extends DemoPerson {
  readonly invite: string
}

/** A demo room with fresh links to its people. */
export interface DemoVisit {
  readonly room: string
  readonly links: readonly DemoLink[]
  /** For the two who come with `chavadi demo`; empty when nobody asked for them. */
  readonly colleagues: readonly DemoLink[]
  /** Differences that still need a person. */
  readonly waiting: number
}

/** Why there is no demo room, in a sentence. */
export class DemoRefused extends Error {}

export const linkHours = 24
/** A visitor may come back by the same link, or try it in another browser. */
const linkUses = 20
/** Names the source of the replay's commands, so that a second replay of one room is known for what it is. */
const replayClient = 'first-days'
const fileName = 'demo.json'
/** `making`, then `made`. A room of that name without it is somebody's own. */
const madeField = 'demo'
const roomPattern = /^demo(?:-([1-9][0-9]{0,5}))?$/

const numberOf = (room: RoomId): number | undefined => {
  const [found, number] = roomPattern.exec(room) ?? []
  return found === undefined ? undefined : Number(number ?? 1)
}

function roomNumbered(number: number): RoomId {
  const id = asRoomId(number === 1 ? 'demo' : `demo-${number}`)
  if (!id) throw new Error(`No room can be numbered ${number}`)
  return id
}

/** Makes demo rooms through the same doors as everybody, and lets people in. */
export class DemoRooms {
  readonly #rooms: RoomRegistry
  readonly #address: () => string
  readonly #never: string | undefined
  readonly #lock = new Lock()

  /** `address`: where this server is reached from this machine. `never`: the sentence that says why none is made here. */
  constructor(rooms: RoomRegistry, address: () => string, never: string | undefined) {
    this.#rooms = rooms
    this.#address = address
    this.#never = never
  }

  /** At each start: the demo room, made where there is no room at all and made whole where that was cut off. */
  atStart(): Promise<DemoVisit | undefined> {
    return this.#lock.run(async () => {
      if (this.#never !== undefined) return undefined
      const room = (await this.#newest()) ?? ((await this.#isFresh()) ? 1 : undefined)
      return room === undefined ? undefined : this.#visit(room, [])
    })
  }

  /** With links for the two colleagues. @throws DemoRefused */
  visit({ fresh = false }: { readonly fresh?: boolean | undefined } = {}): Promise<DemoVisit> {
    return this.#lock.run(async () => {
      if (this.#never !== undefined) throw new DemoRefused(this.#never)
      const newest = await this.#newest()
      if (newest !== undefined && !fresh) return this.#visit(newest, colleagues)
      const known = await this.#rooms.names()
      if (!fresh && known.length > 0)
        throw new DemoRefused('There is no demo room beside the rooms here. Make one with: npx chavadi demo --fresh')
      let number = newest ?? 1
      while (known.includes(roomNumbered(number)) || (await this.#wasDeleted(number))) number++
      return this.#visit(number, colleagues)
    })
  }

  /** Whoever deleted the demo room has their reasons: it is not made again by itself. */
  async #isFresh(): Promise<boolean> {
    return (await this.#rooms.names()).length === 0 && !(await this.#wasDeleted(1))
  }

  async #wasDeleted(number: number): Promise<boolean> {
    return (await this.#rooms.store.field(roomNumbered(number), tombstoneField)) !== undefined
  }

  /** The number of the latest demo room. */
  async #newest(): Promise<number | undefined> {
    const numbers: number[] = []
    for (const room of await this.#rooms.names()) {
      const number = numberOf(room)
      if (number !== undefined && (await this.#isDemo(room))) numbers.push(number)
    }
    return numbers.length > 0 ? Math.max(...numbers) : undefined
  }

  /** A room that is still empty can only be one whose making ended before it was marked. */
  async #isDemo(id: RoomId): Promise<boolean> {
    if ((await this.#rooms.store.field(id, madeField)) !== undefined) return true
    const room = await this.#rooms.open(id)
    return room?.actor.queue.counts('').all === 0
  }

  async #visit(number: number, extra: readonly DemoPerson[]): Promise<DemoVisit> {
    const id = roomNumbered(number)
    const room = await this.#rooms.create(id, number === 1 ? 'Demo' : `Demo ${number}`)
    if ((await this.#rooms.store.field(id, madeField)) !== 'made') await this.#make(room)
    const linkTo = async (person: DemoPerson): Promise<DemoLink> => ({ ...person, invite: await invited(room, person) })
    const links: DemoLink[] = []
    for (const person of cast) links.push(await linkTo(person))
    const joining: DemoLink[] = []
    for (const person of extra) joining.push(await linkTo(person))
    const open = room.actor.queue.rows({ filter: 'all', search: '' }, '').filter(({ state }) => state !== 'signed-off')
    const waiting = open.reduce((sum, { weak, settled }) => sum + Math.max(0, weak - settled), 0)
    return { room: id, links, colleagues: joining, waiting }
  }

  async #make(room: OpenRoom): Promise<void> {
    await mark(room, 'making')
    const guests = new Map<string, Guest>()
    const comes = async (person: DemoPerson): Promise<Guest> => {
      const guest = await Guest.comes(this.#address(), await invited(room, person), replayClient)
      guests.set(person.name, guest)
      return guest
    }
    try {
      const [lead, ...others] = cast
      const kamala = await comes(lead)
      if (room.actor.queue.counts('').all === 0) await importItems(room, kamala)
      for (const person of others) if (person.role !== 'observer') await comes(person)
      const ids = new Map(room.actor.queue.rows({ filter: 'all', search: '' }, '').map(({ key, id }) => [key, id]))
      await new Replay(Object.fromEntries(guests) as Record<Player, Guest>, ids).play()
      await mark(room, 'made')
    } finally {
      for (const guest of guests.values()) guest.leaves()
    }
  }
}

async function importItems(room: OpenRoom, lead: Guest): Promise<void> {
  const caller = await callerOf(room.actor.store, lead.cookie.slice(lead.cookie.indexOf('=') + 1))
  if (!caller) throw new Error('The lead of the demo has no session')
  await importBatch(room, caller, await readBatch({ fileName, bytes: demoFile(demoItems) }))
}

async function mark({ actor }: OpenRoom, state: 'making' | 'made'): Promise<void> {
  await actor.store.commit({
    id: crypto.randomUUID(),
    room: actor.id,
    when: [actor.rightsUnchanged],
    append: [],
    put: { [madeField]: state },
  })
}

/** A fresh invite for that person of the room, who is added when they are not there yet. */
async function invited(room: OpenRoom, { role, name }: DemoPerson): Promise<string> {
  const operator = operatorOf(room.actor.id)
  const person = (await personCalled(room, { role, name })) ?? (await addPerson(room, operator, role, name))
  return makeInvite(room, operator, { role, person, hours: linkHours, uses: linkUses })
}

async function personCalled({ actor }: OpenRoom, { role, name }: DemoPerson): Promise<string | undefined> {
  const { people } = actor.state
  const named = [...(await readNames(actor.store, actor.id))].filter(([, row]) => row.name === name)
  return named.map(([person]) => person).find((person) => people[person]?.roles.includes(role))
}
