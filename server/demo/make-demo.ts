import type { Caller } from '#server/auth/caller.ts'
import { callerOf } from '#server/auth/sessions.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { cast, type DemoPerson, type Player } from './cast.ts'
import { invited } from './demo-people.ts'
import { Guest } from './guest.ts'
import { Replay } from './replay.ts'
import type { Step } from './step.ts'

/** `making`, then `made`. A room of that name without it is somebody's own. */
const madeField = 'demo'
/** Names the source of the replay's commands, so that a second replay of one room is known for what it is. */
const replayClient = 'first-days'

/** What a demo room begins with. */
export interface DemoBeginnings {
  /** Where this server is reached from this machine. */
  readonly address: string
  readonly steps: readonly Step[]
  /** Brings the items that are not there yet, as the lead. */
  bring(room: OpenRoom, lead: Caller): Promise<void>
}

/** Makes a demo room through the same doors as everybody, and makes it whole where that was cut off. */
export async function makeDemo(room: OpenRoom, { address, steps, bring }: DemoBeginnings): Promise<void> {
  if ((await room.actor.store.field(room.actor.id, madeField)) === 'made') return
  await mark(room, 'making')
  const guests = new Map<string, Guest>()
  const comes = async (person: DemoPerson): Promise<Guest> => {
    const guest = await Guest.comes(address, await invited(room, person), replayClient)
    guests.set(person.name, guest)
    return guest
  }
  try {
    const [lead, ...others] = cast
    const kamala = await comes(lead)
    await bring(room, await callerFor(room, kamala))
    for (const person of others) if (person.role !== 'observer') await comes(person)
    const ids = new Map(room.actor.queue.rows({ filter: 'all', search: '' }, '').map(({ key, id }) => [key, id]))
    await new Replay(Object.fromEntries(guests) as Record<Player, Guest>, ids).play(steps)
    await mark(room, 'made')
  } finally {
    for (const guest of guests.values()) guest.leaves()
  }
}

/** A room that is still empty can only be one whose making ended before it was marked. */
export async function isDemo(rooms: RoomRegistry, id: RoomId): Promise<boolean> {
  if ((await rooms.store.field(id, madeField)) !== undefined) return true
  const room = await rooms.open(id)
  return room?.actor.queue.counts('').all === 0
}

async function callerFor(room: OpenRoom, lead: Guest): Promise<Caller> {
  const caller = await callerOf(room.actor.store, lead.cookie.slice(lead.cookie.indexOf('=') + 1))
  if (!caller) throw new Error('The lead of the demo has no session')
  return caller
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
